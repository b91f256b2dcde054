import type { DatacenterSpec } from "../src/index.ts";

/** AS per rack with route reflectors on nodes. */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-reflectors",
  fabric: { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    nodes: [0, 1].map((node) => ({
      name: `${name}-n${String(node + 1)}`,
      index: node,
      reflector: node === 0,
    })),
  })),
};
