import type { DatacenterSpec } from "../../../src/index.ts";

/** One AS over OSPF: spines reflect between ToRs, ToRs between nodes. */
export const datacenter: DatacenterSpec = {
  name: "igp",
  fabric: { model: "igp", reflectors: "spines" },
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
