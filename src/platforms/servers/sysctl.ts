import type { ServerIntent } from "../../intent/index.ts";
import { fileOf, type ServerFiles } from "./server-network.ts";
import { serverSettings } from "./settings.ts";

/** What systemd-sysctl sets at the start, and udev again for a port that comes later; no file where the server needs none. */
export function sysctlFile(intent: ServerIntent): ServerFiles {
  const settings = serverSettings(intent);
  return new Map(
    settings.length === 0
      ? []
      : [
          [
            "etc/sysctl.d/60-calico-fabric.conf",
            fileOf(settings.map((setting) => setting.replace("=", " = "))),
          ],
        ],
  );
}
