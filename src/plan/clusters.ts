import type { Prefix4 } from "../net/ipv4.ts";
import type { Pool4 } from "../net/pool.ts";
import type { ClusterSpec, Datacenter, NodeSpec, RackSpec } from "../spec/index.ts";
import { byIndex } from "./by-index.ts";
import { singleRangesOf, wholeRangesOf } from "./services.ts";

/** One of several clusters in the fabric: what is announced of it, and by whom that may be known. */
export interface ClusterPlan {
  readonly name: string;
  readonly index: number;
  readonly pods: Pool4;
  /** Ranges of its services, as a whole and single addresses out of them. */
  readonly services: readonly Prefix4[];
  /** Of which single addresses alone are announced. */
  readonly singleServices: readonly Prefix4[];
  /** Clusters that it reaches and is reached by, itself among them; by name. */
  readonly reaches: readonly string[];
}

type Whose = Pick<RackSpec, "cluster" | "nodes">;

/** The cluster of a node, by name; undefined where none is said. */
export const clusterOf = (rack: Pick<RackSpec, "cluster">, node: Pick<NodeSpec, "cluster">) =>
  node.cluster ?? rack.cluster;

/** Clusters that have a part in a rack: the rack's own first, the others by index. Empty where there is one without a name. */
export function clustersIn({ clusters }: Pick<Datacenter, "clusters">, rack: Whose): readonly ClusterSpec[] {
  if (clusters.length === 0) return [];
  const names = new Set([rack.cluster, ...rack.nodes.map((node) => node.cluster)]);
  const there = byIndex(clusters).filter(({ name }) => names.has(name));
  return [
    ...there.filter(({ name }) => name === rack.cluster),
    ...there.filter(({ name }) => name !== rack.cluster),
  ];
}

/** Whether two clusters know each other: it takes one to say so. */
const knows = (one: ClusterSpec, other: ClusterSpec): boolean =>
  one.name === other.name || one.reaches.includes(other.name) || other.reaches.includes(one.name);

/** The clusters, by index; empty where there is one without a name. */
export const clusterPlans = ({ clusters }: Pick<Datacenter, "clusters">): readonly ClusterPlan[] =>
  byIndex(clusters).map((cluster) => ({
    name: cluster.name,
    index: cluster.index,
    pods: cluster.pods,
    services: wholeRangesOf(cluster.services),
    singleServices: singleRangesOf(cluster.services),
    reaches: byIndex(clusters)
      .filter((other) => knows(cluster, other))
      .map(({ name }) => name),
  }));

/** What is announced of clusters that none of a rack's knows: its ToRs drop it, whatever default they follow. */
export function apartFrom(dc: Pick<Datacenter, "clusters">, rack: Whose): readonly Prefix4[] {
  const own = clustersIn(dc, rack);
  return clusterPlans(dc)
    .filter(({ reaches }) => !own.some(({ name }) => reaches.includes(name)))
    .flatMap(({ pods, services, singleServices }) => [...pods, ...services, ...singleServices]);
}

/** The datacenter with the pods of all its clusters as its pool. */
export const withPodsOfAll = (dc: Datacenter): Datacenter =>
  dc.clusters.length === 0
    ? dc
    : { ...dc, pools: { ...dc.pools, pods: byIndex(dc.clusters).flatMap(({ pods }) => pods) } };
