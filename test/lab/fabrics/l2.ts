import type { DatacenterSpec } from "../../../src/index.ts";

/** A flat Ethernet fabric: one plane over two spines, which spanning tree keeps free of loops. */
export const datacenter: DatacenterSpec = {
  name: "l2",
  fabric: { model: "l2" },
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
      ...(node === 0 && index < 2 ? { reflectsPlane: 0 } : {}),
    })),
  })),
};
