import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";
import type { ClusterRecord } from "../cluster/cluster.ts";
import { labPrefix } from "./namespaces.ts";
import type { SwitchAccess } from "./switches.ts";

/** What a lab that is up leaves for the next command: plain data without secrets. */
export interface LabRecord {
  readonly stack: string;
  readonly spec: DatacenterSpec;
  readonly switches: Readonly<Record<string, SwitchAccess>>;
  /** By index; the one without a name is the only one. */
  readonly clusters: readonly { readonly name: string | null; readonly record: ClusterRecord }[];
}

/** Labs live where namespaces' names do, so both are gone after a restart of the machine. */
const ROOT = "/run/calico-fabric-lab";

/** @throws Error for a name that can't be a lab's */
export function labFolder(lab: string): string {
  labPrefix(lab);
  return join(ROOT, lab);
}

const fileOf = (lab: string): string => join(labFolder(lab), "lab.json");

/** Undefined for a lab that is not up, or was ended while it came up. */
export async function readRecord(lab: string): Promise<LabRecord | undefined> {
  const text = await readFile(fileOf(lab), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as LabRecord);
}

export async function writeRecord(lab: string, record: LabRecord): Promise<void> {
  await mkdir(labFolder(lab), { recursive: true, mode: 0o700 });
  await writeFile(`${fileOf(lab)}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  await rename(`${fileOf(lab)}.new`, fileOf(lab));
}
