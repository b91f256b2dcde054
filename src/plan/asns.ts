import { asnAt, asnPoolContains, type AsnNumber, type AsnPool } from "../net/asn.ts";
import type {
  ClusterSpec,
  Datacenter,
  HostSpec,
  NodeSpec,
  RackSpec,
  SpineSpec,
  TorSpec,
} from "../spec/index.ts";
import { hasPods } from "./tiers.ts";

/** Which AS each BGP speaker is in: a fabric model's answer. Null where the pool has no number at that index. */
export interface AsnScheme extends ModelAsns {
  /** All super-spines: what came down from one would go up to another, and is refused there by its path (RFC 7938 section 5.2.2). */
  readonly superSpine: AsnNumber | null;
  readonly demand: Readonly<Record<AsnPoolName, number>>;
}

/** What is a model's own answer: super-spines are alike in all. */
export interface ModelAsns {
  readonly spine: (spine: SpineSpec) => AsnNumber | null;
  readonly tor: (rack: RackSpec, tor: TorSpec) => AsnNumber | null;
  readonly node: (rack: RackSpec, node: NodeSpec) => AsnNumber | null;
  /** A host without Calico: as a node of its rack, or of its own where nodes have their own. */
  readonly host: (rack: RackSpec, host: HostSpec) => AsnNumber | null;
  /** All nodes of one of several clusters; absent where clusters have no AS each. */
  readonly cluster?: (cluster: ClusterSpec) => AsnNumber | null;
  /** Numbers that each pool must hold at the declared capacity. */
  readonly demand: Readonly<Record<Exclude<AsnPoolName, "superSpineAsns">, number>>;
  /** What has an AS of its own in the model, and may have it pinned. A rack's is that of all its ToRs and nodes. */
  readonly holders: ReadonlySet<AsnHolder>;
}

export type AsnHolder = "spine" | "rack" | "tor" | "node" | "host" | "cluster";

/** The pools of AS numbers, in the order in which they are listed. */
export const ASN_POOLS = ["superSpineAsns", "spineAsns", "rackAsns", "nodeAsns", "hostAsns"] as const;

export type AsnPoolName = (typeof ASN_POOLS)[number];

/** A model's, and one AS for all super-spines where there are pods. */
export const withSuperSpines = (dc: Datacenter, asns: ModelAsns): AsnScheme => ({
  ...asns,
  superSpine: asnAt(dc.pools.superSpineAsns, 0),
  demand: { superSpineAsns: hasPods(dc) ? 1 : 0, ...asns.demand },
});

/** Whether a pool may come to give a number away: any of its own where things are numbered out of it, the first alone where one number is all theirs. */
export const mayGive = (pool: AsnPool, demand: number, asn: AsnNumber): boolean =>
  demand > 1 ? asnPoolContains(pool, asn) : demand === 1 && asnAt(pool, 0) === asn;
