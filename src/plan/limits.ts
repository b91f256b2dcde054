import { MOST_ANNOUNCED, type Datacenter } from "../spec/index.ts";
import { anycastRoutes } from "./anycast.ts";
import { hasHosts } from "./hosts.ts";
import type { LayoutRules } from "./layout-rules.ts";
import { borderRacks, outsidePlan, routesFromOutside } from "./outside.ts";
import { serviceRanges, serviceRoutes, serviceRoutesOfAll } from "./services.ts";
import { blocksPerRack, longestPodRoute } from "./rack-pools.ts";
import { hasPods, mostPods } from "./tiers.ts";
import type { FabricLimits } from "./types.ts";

/** Equal paths that every daemon can be told of, and as many as there may be spines. */
const WIDEST = 64;

/**
 * Equal-cost paths of one route: by each link to each spine that routes, by each link to each super-spine, or to each of a rack's ToRs, on each plane where there are planes. What many
 * announce alike, as services are by nodes and the default is by routers outside, has as many as there are of them.
 */
function equalPaths(dc: Datacenter, spinesRoute: boolean): number {
  const { maxSpines, maxTorsPerRack, maxUplinksPerSpine, maxSuperSpines, maxUplinksPerSuperSpine } =
    dc.capacity;
  // Above are each spine's ways to all super-spines; below, a super-spine's to the spines of one pod.
  const above = hasPods(dc) ? maxUplinksPerSuperSpine * Math.max(maxSuperSpines, maxSpines) : 1;
  const isShared = serviceRanges(dc).length > 0 || dc.anycast.length > 0 || dc.outside !== undefined;
  const shared = isShared ? WIDEST : 1;
  return Math.max(
    shared,
    above,
    spinesRoute ? maxUplinksPerSpine * Math.max(maxSpines, maxTorsPerRack) : maxSpines * maxTorsPerRack,
  );
}

/** Loopbacks of spines, and of super-spines. */
const loopbacksAbove = (dc: Datacenter): number => {
  const { maxSpines, maxSuperSpines } = dc.capacity;
  return mostPods(dc) * maxSpines + (hasPods(dc) ? maxSuperSpines : 0);
};

/**
 * Bounds on routes from the declared capacity. A rack announces at most every block of its pods once, as many host routes again
 * (addresses that a node borrowed from another's block, and pods that kept theirs while moving), its subnet and its ToRs' loopbacks.
 * Services' ranges are announced by every node alike, single addresses of services and those that several servers have by some.
 * Where servers have links of their own, their addresses are routes, too.
 * Its hosts without Calico announce what they declare, where there is any such host. What routers outside may tell comes to it, and a rack
 * with a border sends it on.
 * Where blocks are single addresses, or a node takes addresses from its own blocks only, there are no other host routes. A node is held to what its rack may announce, and whoever hears
 * from the rack allows for one node that announces as much without need: it ends no session but its own. Any rack may come to be shared by
 * all clusters, each with pools and services of its own there.
 */
export function limitsOf(dc: Datacenter, { routing, attachments }: LayoutRules): FabricLimits {
  const blocks = blocksPerRack(dc);
  const { maxRacks, maxSpines, maxTorsPerRack, maxUplinksPerSpine, maxNodesPerRack, maxHostsPerRack } =
    dc.capacity;
  const hostRoutes = longestPodRoute(dc) > dc.sizes.podBlock ? blocks : 0;
  const announced = hasHosts(dc) ? maxHostsPerRack * MOST_ANNOUNCED : 0;
  const toServers = attachments.used.some(({ network }) => network !== "rack")
    ? maxNodesPerRack + (hasHosts(dc) ? maxHostsPerRack : 0)
    : 0;
  const besidePods = 1 + toServers + maxTorsPerRack + anycastRoutes(dc);
  const shares = Math.max(1, dc.clusters.length);
  const routesPerRack = shares * (blocks + hostRoutes) + besidePods + serviceRoutesOfAll(dc) + announced;
  const routesPerNode = blocks + hostRoutes + besidePods + serviceRoutes(dc);
  const spinesRoute = routing.from === "spine";
  const fromOutside = routesFromOutside(outsidePlan(dc));
  return {
    routesPerNode,
    routesFromRack: routesPerRack + routesPerNode + (borderRacks(dc).size > 0 ? fromOutside : 0),
    routesInFabric:
      maxRacks * routesPerRack + (spinesRoute ? loopbacksAbove(dc) : 0) + routesPerNode + fromOutside,
    nodesPerRack: maxNodesPerRack,
    ospfPaths: Math.min(WIDEST, maxUplinksPerSpine * Math.max(maxSpines, maxRacks * maxTorsPerRack)),
    equalPaths: equalPaths(dc, spinesRoute),
  };
}
