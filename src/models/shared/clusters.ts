import { poolContains } from "../../net/pool.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { ClusterPlan, RackPlan } from "../../plan/types.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";

/*
 * Several clusters in one fabric. What is a cluster's are its pods and its services; racks' networks, loopbacks and what hosts announce are
 * the fabric's, and everybody's. Where there is one cluster without a name nothing here changes anything.
 */

/** Why a model can't have several clusters, or one rack of several; null where it can. */
export interface Clusters {
  readonly several: string | null;
  readonly sharedRacks: string | null;
}

/** Where who tells whom what goes beyond a ToR and its rack. */
export const NO_CLUSTERS: Clusters = {
  several: "what one cluster's nodes are told others' are told as well",
  sharedRacks: null,
};

export const ANY_CLUSTERS: Clusters = { several: null, sharedRacks: null };

const isAnnounced =
  (clusters: readonly ClusterPlan[]) =>
  ({ what, prefix }: PrefixRule): boolean => {
    if (what === "pods") return clusters.some(({ pods }) => poolContains(pods, prefix));
    if (what !== "services") return true;
    return clusters.some((one) => poolContains([...one.services, ...one.singleServices], prefix));
  };

const namesIn = ({ cluster, guests = [] }: RackPlan): readonly string[] => [
  ...(cluster === undefined ? [] : [cluster]),
  ...guests.map((guest) => guest.cluster),
];

/** Of rules those that a rack has to do with, by which clusters it has to do with. */
type Part = (
  layout: Pick<FabricLayout, "clusters">,
  rack: RackPlan,
  rules: readonly PrefixRule[],
) => readonly PrefixRule[];

const partOf =
  (concerns: (cluster: ClusterPlan, own: readonly string[]) => boolean): Part =>
  ({ clusters }, rack, rules) => {
    if (clusters.length === 0) return rules;
    const own = namesIn(rack);
    return rules.filter(isAnnounced(clusters.filter((cluster) => concerns(cluster, own))));
  };

/** Of rules those for what a rack's own clusters announce. */
export const ofRack = partOf(({ name }, own) => own.includes(name));

/** Of rules those for what a rack's clusters may know: their own, and what those announce that they reach. */
export const seenFrom = partOf(({ reaches }, own) => own.some((name) => reaches.includes(name)));

/** What of a shared rack is one cluster's; `share` is the cluster's name. */
export type RackShareView = RackPlan & { readonly share?: string };

/** Each cluster's part of a rack, as if there were no other; of a rack that is not shared, the rack. */
export function sharesOf(rack: RackPlan): readonly RackShareView[] {
  const { guests, ...own } = rack;
  if (guests === undefined || own.cluster === undefined) return [rack];
  return [{ cluster: own.cluster, pods: own.pods, morePods: own.morePods }, ...guests].map((share) => ({
    ...own,
    ...share,
    share: share.cluster,
    nodes: rack.nodes.filter(({ cluster }) => cluster === share.cluster),
  }));
}

/** What is added to names on a ToR that it has for each cluster of a shared rack. */
export const suffixOf = ({ share }: RackShareView): string => (share === undefined ? "" : `-${share}`);

/**
 * The group of ToRs on a spine, and the policy by which they are told: one for all; of several clusters one for each, and one for each rack
 * that is shared. No cluster's name has a capital. The cluster with index 0 has the names that it has as the only one.
 */
export function towardsRack(
  { clusters }: Pick<FabricLayout, "clusters">,
  { cluster, guests, name }: RackPlan,
): { readonly group: string; readonly policy: string } {
  const isFirst = clusters.find((one) => one.name === cluster)?.index === 0 && guests === undefined;
  if (cluster === undefined || isFirst) return { group: "TORS", policy: "TO-TORS" };
  const whom = guests === undefined ? cluster : `OF-${name}`;
  return { group: `TORS-${whom}`, policy: `TO-TORS-${whom}` };
}

/** A node's AS by its cluster, where all of a cluster are in one. */
export const clusterIn = (
  { clusters }: Pick<Datacenter, "clusters">,
  rack: Pick<RackSpec, "cluster">,
  node: { readonly cluster?: string | undefined } = {},
) => clusters.find(({ name }) => name === (node.cluster ?? rack.cluster));
