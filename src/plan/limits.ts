import type { Datacenter } from "../spec/index.ts";
import type { FabricLimits } from "./types.ts";

/**
 * Bounds on routes from the declared capacity. A rack announces at most every block of its pods once, as many host routes again
 * (addresses that a node borrowed from another's block, and pods that kept theirs while moving), its subnet and its ToRs' loopbacks.
 */
export function limitsOf(dc: Datacenter): FabricLimits {
  const blocks = 2 ** Math.max(0, dc.sizes.podBlock - dc.sizes.rackPods);
  const routesPerRack = 2 * blocks + 1 + dc.capacity.maxTorsPerRack;
  return {
    routesPerRack,
    routesInFabric: dc.capacity.maxRacks * routesPerRack + dc.capacity.maxSpines,
    nodesPerRack: dc.capacity.maxNodesPerRack,
    spines: dc.capacity.maxSpines,
  };
}
