import { statSync } from "node:fs";
import { torName } from "../../plan/numbering.ts";
import { readSpec } from "../../spec/index.ts";
import { readSource } from "../source.ts";

/** The names of a spec, in its order. */
export interface Names {
  readonly all: readonly string[];
  readonly switches: readonly string[];
  /** Switches and servers. */
  readonly devices: readonly string[];
  readonly clusters: readonly string[];
}

const NONE: Names = { all: [], switches: [], devices: [], clusters: [] };

/** Bytes of a spec beyond which a press of TAB would take too long. */
const MOST = 256 * 1024;

/** What a file names; nothing where it can't be read, or is refused: a shell that waits for words has no place for a finding. */
export async function namesIn(file: string): Promise<Names> {
  try {
    if (file === "-" || statSync(file).size > MOST) return NONE;
    const { value, diagnostics } = await readSource(file);
    const { datacenter } = readSpec(value);
    return diagnostics.length > 0 || datacenter === null ? NONE : namesOf(datacenter);
  } catch {
    return NONE;
  }
}

function namesOf({
  superSpines,
  spines,
  racks,
  clusters,
}: NonNullable<ReturnType<typeof readSpec>["datacenter"]>): Names {
  const switches = [
    ...superSpines.map(({ name }) => name),
    ...spines.map(({ name }) => name),
    ...racks.flatMap((rack) => rack.tors.map((tor) => torName(rack, tor))),
  ];
  const servers = racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts].map(({ name }) => name));
  const devices = [...switches, ...servers];
  return {
    all: [...devices, ...racks.map(({ name }) => name)],
    switches,
    devices,
    clusters: clusters.map(({ name }) => name),
  };
}
