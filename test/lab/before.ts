import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KubeClient } from "../cluster/client.ts";
import { readObjects } from "./cluster-objects.ts";
import { onSwitch } from "./switches.ts";

/** What a switch runs, and what it would load when it starts. */
export interface SwitchText {
  readonly running: string;
  readonly startup: string;
}

/** What people see of the cluster's objects, by kind and name; not who wrote it and when. */
export type ClusterText = Readonly<Record<string, string>>;

export const switchText = async (lab: string, device: string): Promise<SwitchText> => ({
  running: await onSwitch(lab, device, ["vtysh", "-c", "show running-config"]),
  startup: await onSwitch(lab, device, ["cat", "/etc/frr/frr.conf"]),
});

export async function clusterText(client: KubeClient): Promise<ClusterText> {
  const objects = Object.values(await readObjects(client)).flat();
  return Object.fromEntries(
    objects.map(({ kind, metadata: { name, labels, annotations }, spec, data, rules }) => [
      `${kind}/${name}`,
      JSON.stringify({ labels: sorted(labels), annotations: sorted(annotations), spec, data, rules }),
    ]),
  );
}

const sorted = (pairs: Readonly<Record<string, string>> = {}): readonly (readonly [string, string])[] =>
  Object.entries(pairs).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What everything was before the fabric came: kept with the lab, so that a later command can compare. */
export interface BeforeStore {
  /** Notes a switch down as it is now; what was noted earlier is replaced. */
  noteSwitch(device: string): Promise<void>;
  /** Notes down objects of the cluster that have not been noted yet, of the kinds that the project writes. */
  noteCluster(client: KubeClient): Promise<void>;
  switchBefore(device: string): Promise<SwitchText>;
  clusterBefore(): Promise<ClusterText>;
}

export function beforeStore(lab: string, dir: string): BeforeStore {
  const folder = join(dir, "before");
  const write = async (name: string, value: object): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.json`), JSON.stringify(value), { mode: 0o600 });
  };
  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as T;
  const clusterBefore = () => read<ClusterText>("cluster");
  return {
    noteSwitch: async (device) => write(`switch-${device}`, await switchText(lab, device)),
    async noteCluster(client) {
      const noted = await clusterBefore().catch(() => null);
      const now = await clusterText(client);
      // Once the fabric is there, only nodes come by themselves.
      const joined = Object.entries(now).filter(([name]) => noted === null || name.startsWith("Node/"));
      await write("cluster", { ...Object.fromEntries(joined), ...noted });
    },
    switchBefore: (device) => read<SwitchText>(`switch-${device}`),
    clusterBefore,
  };
}
