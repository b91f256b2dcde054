import type { Datacenter } from "../spec/index.ts";
import type { FabricLimits, SwitchRole } from "./types.ts";

/**
 * Bounds on routes from the declared capacity. A rack announces at most every block of its pods once, as many host routes again
 * (addresses that a node borrowed from another's block, and pods that kept theirs while moving), its subnet and its ToRs' loopbacks.
 * Where blocks are single addresses there are no other host routes.
 */
export function limitsOf(dc: Datacenter, bridges: ReadonlySet<SwitchRole>): FabricLimits {
  const blocks = 2 ** Math.max(0, dc.sizes.podBlock - dc.sizes.rackPods);
  const { maxRacks, maxSpines, maxTorsPerRack, maxNodesPerRack } = dc.capacity;
  const hostRoutes = dc.sizes.podBlock < 32 ? blocks : 0;
  const routesPerRack = blocks + hostRoutes + 1 + maxTorsPerRack;
  const spinesRoute = !bridges.has("spine");
  return {
    routesPerRack,
    routesInFabric: maxRacks * routesPerRack + (spinesRoute ? maxSpines : 0),
    nodesPerRack: maxNodesPerRack,
    equalPaths: spinesRoute ? Math.max(maxSpines, maxTorsPerRack) : maxSpines * maxTorsPerRack,
  };
}
