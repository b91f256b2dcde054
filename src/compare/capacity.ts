import type { Entries } from "../simulate/index.ts";
import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";
import type { ByTier, EntriesByTier } from "./by-tier.ts";
import type { FullFabric } from "./full-fabric.ts";
import {
  everythingEverywhere,
  igpEverywhere,
  onlyNodesKnow,
  onlySpinesKnow,
  spinesSwitch,
  type RackTraits,
} from "./full-tables.ts";

const bySpine = { routed: everythingEverywhere, ethernet: spinesSwitch } as const;

type Spine = FabricOf<"as-per-rack">["spine"];

/** Whether each spine of a pod is an AS of its own; which one it is matters to nobody where there are three stages. */
const spinesAreAsEach = (spine: Spine): boolean => spine.kind === "routed" && spine.asns === "unique";

const byServer = (spine: Spine, withinRack: FabricOf<"as-per-server">["withinRack"]): RackTraits => ({
  torAsEach: true,
  byTor: withinRack === "through-tor",
  spineAsEach: spinesAreAsEach(spine),
});

const formulas: { readonly [M in ModelName]: (full: FullFabric, fabric: FabricOf<M>) => EntriesByTier } = {
  "as-per-rack": (full, { spine }) =>
    bySpine[spine.kind](full, { torAsEach: false, byTor: false, spineAsEach: spinesAreAsEach(spine) }),
  "as-per-server": (full, { spine, withinRack }) => bySpine[spine.kind](full, byServer(spine, withinRack)),
  "as-per-cluster": (full, { spine, withinRack }) => bySpine[spine.kind](full, byServer(spine, withinRack)),
  "downward-default": onlySpinesKnow,
  igp: igpEverywhere,
  l2: onlyNodesKnow,
};

/**
 * What a router of each tier has at most, of the tier: what BGP brings, connected networks and discards. S spines, R racks of T ToRs and M
 * nodes, L links from a ToR to each spine, B blocks in a rack's pool; A = R (B + 1 + T) is what all racks announce.
 *
 *     routes                          spine                       ToR                node
 *     as-per-rack, -server, -cluster  A + R T L + 1               A + S + S L        A + S
 *       on spines that only switch    0                           A + S              A
 *     downward-default                A + R T L + 1 + 2 (S - 1)   B + S L + 4        ceil(B / M) + 2
 *     igp                             A + S (1 + R T L)           A + S (1 + R T L)  R (B + 1)
 *     l2, of P planes                 0                           0                  R B + P
 *
 * In the first row a spine adds its links and its loopback; a ToR adds, for each spine, its loopback and the links to it, while its own
 * rack's subnet and loopback are in A; a node adds each spine's loopback, while its own blocks are in A. In the second a ToR adds the
 * subnet of each plane. In the third a spine adds every other spine's loopback and the link to it; a ToR has its rack's blocks, links, and
 * its own: subnet, loopback, default, and the discard of each pool of more than one block, the table's one; a node has its blocks, its subnet, the
 * default. In the fourth OSPF has every loopback and every link on every switch, and nodes have blocks and subnets alone. In the fifth
 * no switch routes, and a node has its planes' networks. Host routes of pods that left their block come on top.
 *
 * That is with a network for each rack. Where servers have links of their own to T ToRs, A is R (B + M + T): a /32 of each node stands in for the
 * rack's subnet. A ToR adds M links to servers, or one network of its own with them, and a node T; of two ToRs of one AS neither knows the other's
 * loopback. With the default alone a ToR has its rack's nodes and no discard, a node itself. In networks of ToRs' own a node has each other of
 * its rack T times for a neighbour, and a group for each where the ToR leaves next hops alone.
 *
 * Of these the loopbacks are entries of /32: R T + 1, R T + S and R T + S in the first row; R T on ToRs and nodes in the second; R T + S, 1
 * and 0 in the third; R T + S, R T + S and 0 in the fourth. A spine's neighbours are all ToRs, by each link, and all spines where the model links them; a
 * ToR's its nodes, the other ToR, and its spines by each link or on each plane every other ToR. Groups of two or more next hops: on a spine one for
 * each rack of two ToRs, and with OSPF one of all ToRs, for the other spines' loopbacks; on a ToR one, of all spines, or by planes one for
 * each other rack, and of two ToRs one for each; on a node one, of two ToRs. Several links are such a group for each neighbour too, where that is
 * not a group already. In the fifth a node has every other for a neighbour in each
 * plane, and with several planes a group for each.
 *
 * Of five stages, of P pods of S spines and Rp racks, U super-spines of which a spine goes to V, and W spines that go to a super-spine by K links each
 * (in planes V = U / S and W = P, else V = U and W = P S):
 *
 *     routes                          super-spine       spine                              ToR, node
 *     as-per-rack, -server, -cluster  A + W (K + 1) + 1  A + Rp T L + V (K + 1) + W         as above, and U + (P - 1) S
 *     downward-default                A + W (K + 1) + 1  as above of Rp racks, and V K + 1  as above
 *
 * where without planes spines of one AS know nothing of the others of their pod: S - 1 less. In the second a spine has links to V super-spines and
 * their default in place of other pods. A super-spine has a group for each pod, a spine one for all that is above, and several links are one for each neighbour.
 */
export function entriesWhenFull(fabric: Datacenter["fabric"], full: FullFabric): EntriesByTier {
  // The record pairs each model with its own fabric; indexing by a union loses that.
  const formula = formulas[fabric.model] as (full: FullFabric, one: typeof fabric) => EntriesByTier;
  const { tor, ...others } = formula(full, fabric);
  return { ...others, tor: { ...tor, prefixes: tor.prefixes + (full.drops ?? 0) } };
}

const routesOf = ({ prefixes, hosts }: Entries): number => prefixes + hosts;

/** All forwarding entries of a router of each tier: `entriesWhenFull` in one number. */
export function routesWhenFull(fabric: Datacenter["fabric"], full: FullFabric): ByTier {
  const { "super-spine": above, spine, tor, node } = entriesWhenFull(fabric, full);
  return {
    ...(above === undefined ? {} : { "super-spine": routesOf(above) }),
    spine: routesOf(spine),
    tor: routesOf(tor),
    node: routesOf(node),
  };
}
