import type { DatacenterSpec } from "../../../src/index.ts";

/** A flat Ethernet fabric of pairs: two spines are one switch, two ToRs of a rack are one, and nodes are plugged into both. */
export const datacenter: DatacenterSpec = {
  name: "l2-dual",
  fabric: { model: "l2", switching: { technology: "mlag" } },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2"].map((name, index) => ({
    name,
    index,
    tors: [{ index: 0 }, { index: 1 }],
    nodes: [0, 1].map((node) => ({
      name: `${name}-n${String(node + 1)}`,
      index: node,
      ...(node === 0 ? { reflectsPlane: 0 } : {}),
    })),
  })),
};
