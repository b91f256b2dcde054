import type { CalicoVersion, ModelName, PlatformName } from "./names.ts";

/** A rack as it is to stand in the spec. */
export interface RackAnswer {
  readonly name: string;
  readonly nodes: readonly string[];
}

/** What somebody says of a datacenter who begins one. */
export interface Answers {
  readonly name: string;
  readonly model: ModelName;
  /** Network operating system of all switches. */
  readonly platform: PlatformName;
  readonly spines: number;
  readonly tors: 1 | 2;
  readonly racks: readonly RackAnswer[];
  /** Racks, and nodes in a rack, that there may ever be. */
  readonly maxRacks: number;
  readonly maxNodes: number;
  /** Range of all pods, as a prefix; undefined: the default. */
  readonly pods: string | undefined;
  /** Prefix of the second family; undefined: IPv4 alone. */
  readonly ipv6: string | undefined;
  readonly calico: CalicoVersion;
  /** Key of the label that says a node's rack; undefined: the default, which the fabric puts there itself. */
  readonly rackLabel: string | undefined;
  /** ToRs have each node configured, where what they run, or the model, does not let them take whoever dials in. */
  readonly eachNode: boolean;
}

/** Racks and nodes that only have a number so far. */
export const countedRacks = (racks: number, nodes: number): readonly RackAnswer[] =>
  Array.from({ length: racks }, (_, rack) => ({
    name: `r${String(rack + 1)}`,
    nodes: Array.from({ length: nodes }, (_none, node) => `r${String(rack + 1)}-n${String(node + 1)}`),
  }));
