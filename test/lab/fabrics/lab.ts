import type { DatacenterSpec } from "../../../src/index.ts";

/** What the lab builds out of network namespaces: two spines, three racks of two nodes, and the newest Calico. */
export const datacenter: DatacenterSpec = {
  name: "lab",
  fabric: { model: "as-per-rack" },
  calico: { version: "3.32" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
