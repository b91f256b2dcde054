import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack with route reflectors on nodes: two in the first rack, one in each other. A reflector that dies is missed after ten seconds
 * and not after two minutes, the time that its neighbours give it to come back.
 */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-reflectors",
  fabric: { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } },
  bgp: { gracefulRestart: { restart: 10 } },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    { name: "r1", nodes: 3, reflectors: 2 },
    { name: "r2", nodes: 2, reflectors: 1 },
    { name: "r3", nodes: 2, reflectors: 1 },
  ].map(({ name, nodes, reflectors }, index) => ({
    name,
    index,
    nodes: Array.from({ length: nodes }, (_, node) => ({
      name: `${name}-n${String(node + 1)}`,
      index: node,
      reflector: node < reflectors,
    })),
  })),
};
