import type { RackPlan } from "../../plan/types.ts";
import type { Slot } from "./slots.ts";

export type Tier = "outside" | "super-spine" | "spine" | "tor" | "node";

/** A device as far as a picture tells of it. */
export interface Member {
  /** Unlike that of any other device: a node may be called as a switch is. */
  readonly key: string;
  readonly name: string;
  readonly index: number;
  /** Null on what only switches. */
  readonly asn: number | null;
  /** Its own, one of each family and plane, or what it is a part of: a spine's subnets, a ToR's planes. */
  readonly addresses: readonly string[];
  readonly reflects: boolean;
  /** It only switches: a plane, or a part of one. */
  readonly switches: boolean;
  /** A server without Calico, among the nodes of its rack. */
  readonly host: boolean;
  /** In maintenance: a switch is drained, a node is cordoned. */
  readonly drained: boolean;
  /** Before a router outside. */
  readonly border: boolean;
  /** What else is to be known of it, in a few words; null for nothing. */
  readonly note: string | null;
}

/** One box: a device, or several that are alike. */
export interface Cell {
  readonly tier: Tier;
  readonly members: Slot<Member>;
}

/** One rack, or several that are alike; a box of several holds one box for all their first ToRs, and one for all their nodes. */
export interface RackCell {
  readonly racks: Slot<RackPlan>;
  readonly tors: readonly Cell[];
  readonly nodes: readonly Cell[];
  /** By address family: the networks of all of its racks, and their pools of pods. */
  readonly subnets: readonly (readonly string[])[];
  readonly pods: readonly (readonly string[])[];
}

/** One pod, or several that are alike: boxes of several hold what stands in the same place in each. */
export interface PodCell {
  readonly label: string;
  readonly spines: readonly Cell[];
  readonly racks: readonly RackCell[];
}

/** Everything that gets a box, in order. */
export interface Drawn {
  /** Routers outside, above the spines. */
  readonly outside: readonly Cell[];
  /** Routers outside that meet ToRs: at the right of the spines. */
  readonly beside: readonly Cell[];
  readonly superSpines: readonly Cell[];
  /** Which of the spines and racks stand together; empty where there are no pods. */
  readonly pods: readonly PodCell[];
  readonly spines: readonly Cell[];
  readonly racks: readonly RackCell[];
}

export const switchKey = (name: string): string => `switch ${name}`;
export const nodeKey = (name: string): string => `node ${name}`;
export const outsideKey = (name: string): string => `outside ${name}`;
export const hostKey = (name: string): string => `host ${name}`;

export const cellsOf = ({ outside, beside, superSpines, spines, racks }: Drawn): readonly Cell[] => [
  ...outside,
  ...superSpines,
  ...spines,
  ...beside,
  ...racks.flatMap(({ tors, nodes }) => [...tors, ...nodes]),
];
