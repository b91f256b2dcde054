import { longestPodRoute, rackPools } from "./rack-pools.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, NodeSpec, RackSpec } from "../spec/index.ts";
import { anycastOf, anycastRanges } from "./anycast.ts";
import type { AsnScheme } from "./asns.ts";
import { byIndex } from "./by-index.ts";
import { clusterOf, clusterPlans, clustersIn } from "./clusters.ts";
import { hasHosts, hostPlans } from "./hosts.ts";
import { imageFor } from "./ipv6/fabric-image.ts";
import type { Borders, Downward, LayoutRules, Routing } from "./layout-rules.ts";
import { limitsOf } from "./limits.ts";
import { macsOf } from "./macs.ts";
import { marksOfAll } from "./marks.ts";
import * as numbering from "./numbering.ts";
import { outsidePlan } from "./outside.ts";
import { bridgedLink, linkPlan, spineLinks, superSpineLinkPlan } from "./links.ts";
import { planePlan, spineBridge } from "./planes.ts";
import type { PlacedTor } from "./ports.ts";
import type { BfdTimers, GracefulRestart } from "./session.ts";
import { singleRanges, wholeRanges } from "./services.ts";
import { inPod, spinePlan, superSpinePlan, torPlan } from "./switch-plans.ts";
import { there } from "./there.ts";
import { superSpineUplinksOf } from "./super-spine-links.ts";
import { bySlot, hasPods } from "./tiers.ts";
import type { SwitchedFabric } from "./switched/fabric.ts";
import { layOutSwitched } from "./switched/lay-out.ts";
import { switchedRack } from "./switched/rack.ts";
import type { FabricPlan, FabricRanges, RackPlan } from "./types.ts";
import { spinesOf, uplinksOf } from "./uplinks.ts";

export type { Borders, Downward, LayoutRules, Routing };

/** What every session and every router has; null where it is off. */
export const gracefulRestartOf = ({ gracefulRestart }: Datacenter["bgp"]): GracefulRestart | null => {
  const { enabled, restart, stale } = gracefulRestart;
  return enabled ? { restart, stale } : null;
};

/** The timers of whatever is watched. */
export const bfdTimersOf = ({ bfd: { enabled: _, ...timers } }: Datacenter["bgp"]): BfdTimers => timers;

/** What every two switches that are neighbours have; null where it is off. */
export const bfdOf = (bgp: Datacenter["bgp"]): BfdTimers | null =>
  bgp.bfd.enabled ? bfdTimersOf(bgp) : null;

/** The plan before its sessions: everything that is there and how it is numbered. */
export type FabricLayout = Omit<FabricPlan, "sessions">;

/** The same with every list by index. */
const inOrder = (dc: Datacenter): Datacenter => ({
  ...dc,
  superSpines: byIndex(dc.superSpines),
  pods: byIndex(dc.pods),
  spines: bySlot(dc, dc.spines),
  racks: byIndex(dc.racks).map((rack) => ({
    ...rack,
    tors: byIndex(rack.tors),
    nodes: byIndex(rack.nodes),
    hosts: byIndex(rack.hosts),
  })),
});

/** Whose something is; nothing where there is one cluster without a name. */
const named = (cluster: string | undefined): { readonly cluster?: string } =>
  cluster === undefined ? {} : { cluster };

/** A node's address, and the cluster id that follows from it. */
function nodeAddresses(dc: Datacenter, rack: RackSpec, range: Prefix4, node: NodeSpec) {
  const address = numbering.nodeAddress(dc, rack, range, node);
  return { address, reflectorCluster: node.reflector ? numbering.clusterId(node, address) : null };
}

/** A rack whose ToRs route. */
function rackPlan(dc: Datacenter, { asns, attachments }: LayoutRules, rack: RackSpec): RackPlan {
  const range: Prefix4 = there(numbering.rackSubnet(dc, rack), `subnet for ${rack.name}`);
  const { linksOf, ...place } = attachments.of(rack).place(dc, rack);
  const { tors } = rack;
  return {
    name: rack.name,
    index: rack.index,
    ...inPod(rack),
    ...named(clustersIn(dc, rack)[0]?.name),
    asn: there(tors[0] === undefined ? null : asns.tor(rack, tors[0]), `AS number for ${rack.name}`),
    ...place,
    ...rackPools(dc, rack),
    nodes: rack.nodes.map((node) => ({
      name: node.name,
      index: node.index,
      rack: rack.name,
      ...macsOf(node),
      ...named(dc.clusters.length === 0 ? undefined : clusterOf(rack, node)),
      maintenance: rack.maintenance || node.maintenance,
      announcesServices: !node.excludeFromExternalLoadBalancers,
      anycast: anycastOf(dc, node.name),
      asn: there(asns.node(rack, node), `AS number for ${node.name}`),
      ...nodeAddresses(dc, rack, range, node),
      planes: [],
      links: linksOf(node.name, node.index),
      reflectsPlane: null,
    })),
    hosts: hostPlans(dc, asns, rack, range, linksOf),
  };
}

const sorted = (lengths: readonly number[]): readonly number[] => [...new Set(lengths)].sort((a, b) => a - b);

/** What racks have where nothing is pinned, and what is. */
const rackPodsLengths = ({ sizes, racks }: Datacenter): readonly number[] =>
  sorted([sizes.rackPods, ...racks.flatMap(({ pin }) => pin.pods?.length ?? [])]);

const nodeRouteLengths = (dc: Datacenter, { used, of }: LayoutRules["attachments"]): readonly number[] =>
  sorted([
    ...used.map(({ nodeRouteLength }) => nodeRouteLength(dc)),
    ...dc.racks.flatMap((rack) => (of(rack).network === "rack" ? (rack.pin.subnet?.length ?? []) : [])),
  ]);

/** Pools that the fabric takes nothing from are empty. */
const rangesOf = (
  dc: Datacenter,
  { routing, attachments, links, pods: joined }: LayoutRules,
  hosts: FabricRanges["hosts"],
  { pools, sizes } = dc,
): FabricRanges => ({
  pods: pools.pods,
  services: wholeRanges(dc),
  singleServices: singleRanges(dc),
  anycast: anycastRanges(dc),
  nodes: routing.from !== "node" ? pools.nodes : [],
  spineLoopbacks:
    routing.from === "spine" ? [...pools.spineLoopbacks, ...(joined ? pools.superSpineLoopbacks : [])] : [],
  torLoopbacks: routing.from !== "node" ? pools.torLoopbacks : [],
  links:
    routing.from === "spine" && links === "numbered"
      ? [...pools.links, ...(joined ? pools.superSpineLinks : [])]
      : [],
  serverLinks: attachments.used.some(({ pools: taken }) => taken.includes("serverLinks"))
    ? pools.serverLinks
    : [],
  planes: routing.from === "tor" ? pools.planes : [],
  hosts,
  blockLength: sizes.podBlock,
  longestPodRoute: longestPodRoute(dc),
  rackPodsLengths: rackPodsLengths(dc),
  nodeRouteLengths: nodeRouteLengths(dc, attachments),
});

type Placed = Pick<FabricLayout, "switches" | "bridges" | "planes" | "pods" | "racks" | "links">;

/** Where ToRs route: a network for each rack, and spines that route or are planes. */
function placeRouted(dc: Datacenter, rules: LayoutRules): Placed {
  const { asns } = rules;
  const { spines, racks } = dc;
  const tors: readonly PlacedTor[] = racks.flatMap((rack) => rack.tors.map((tor) => ({ rack, tor })));
  const spinesSwitch = rules.routing.from !== "spine";
  const planeSpines = spinesSwitch ? spines : [];
  const routingSpines = spinesSwitch ? [] : spines;
  const bridged = spinesSwitch
    ? tors.flatMap((tor) => spinesOf(dc, tor).map((spine) => bridgedLink(dc, tor, spine)))
    : [];
  return {
    switches: [
      ...dc.superSpines.map((one) => superSpinePlan(dc, asns, one)),
      ...routingSpines.map((spine) => spinePlan(dc, asns, spine)),
      ...tors.map(({ rack, tor }) => torPlan(dc, rules, rack, tor)),
    ],
    bridges: planeSpines.map((spine) => spineBridge(dc, spine, bridged)),
    planes: planeSpines.map((spine) => planePlan(dc, spine)),
    ...(hasPods(dc) ? { pods: dc.pods.map(({ name, index }) => ({ name, index })) } : {}),
    racks: racks.map((rack) => rackPlan(dc, rules, rack)),
    links: [
      ...(spinesSwitch
        ? []
        : tors.flatMap((tor) => uplinksOf(dc, tor).map((up) => linkPlan(dc, rules.links, tor, up)))),
      ...routingSpines.flatMap((spine) =>
        superSpineUplinksOf(dc, spine).map((up) => superSpineLinkPlan(dc, rules.links, spine, up)),
      ),
      ...(rules.downward === "default" ? spineLinks(dc, rules.links, spines) : []),
      ...bridged,
    ],
  };
}

/** Where no switch routes: planes over all racks. */
const placeSwitched = (dc: Datacenter, asns: AsnScheme, fabric: SwitchedFabric): Placed => ({
  switches: [],
  racks: dc.racks.map((rack) => switchedRack(dc, asns, fabric, rack)),
  ...layOutSwitched(dc, fabric),
});

/**
 * Numbers everything in the datacenter. The order of the spec's lists does not matter: all is by index.
 * @throws Error when the spec has not passed the checks (a defect, never bad input).
 */
export function layOut(datacenter: Datacenter, rules: LayoutRules): FabricLayout {
  const dc = inOrder(datacenter);
  const { routing } = rules;
  return {
    name: dc.name,
    model: dc.fabric.model,
    ...(routing.from === "node" ? placeSwitched(dc, rules.asns, routing.fabric) : placeRouted(dc, rules)),
    clusters: clusterPlans(dc),
    ranges: rangesOf(dc, rules, hasHosts(dc) ? dc.pools.hosts : []),
    marks: marksOfAll(dc),
    limits: limitsOf(dc, rules),
    gracefulRestart: gracefulRestartOf(dc.bgp),
    outside: outsidePlan(dc),
    guards: { maximumAsPath: dc.bgp.maximumAsPath, roles: dc.bgp.roles },
    forwardingHold: dc.bgp.gracefulRestart.forwardingHold,
    bfd: bfdOf(dc.bgp),
    ospf: rules.ospf,
    ipv6: imageFor(dc, rules),
    ethernet: dc.ethernet,
    linux: dc.linux,
    ...(dc.vrf === undefined ? {} : { vrf: dc.vrf }),
  };
}
