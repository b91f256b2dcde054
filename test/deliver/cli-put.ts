import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SshConnection, SwitchInputs } from "../../src/deliver/index.ts";

/** `calico-fabric deliver put` as a process of its own, which can be killed. Its file goes with it. */
export function spawnPut({ artifact, connection, ...rest }: SwitchInputs): ChildProcess {
  const { privateKey = "", ...way } = connection as SshConnection;
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-put-"));
  const file = join(folder, "artifact.conf");
  writeFileSync(file, artifact);
  const child = spawn(process.execPath, ["src/cli/main.ts", "deliver", "put", file], {
    env: {
      ...process.env,
      CALICO_FABRIC_SWITCH: JSON.stringify({ ...rest, connection: way }),
      CALICO_FABRIC_SSH_PRIVATE_KEY: privateKey,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.on("exit", () => rmSync(folder, { recursive: true }));
  return child;
}
