import type { DatacenterSpec } from "../../../src/index.ts";

/** One AS over OSPF: a full mesh of ToRs, each of which reflects for its nodes and for the spines; two ToRs in the first rack. */
export const datacenter: DatacenterSpec = {
  name: "igp-tors",
  fabric: { model: "igp", reflectors: "tors" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    tors: index === 0 ? [{ index: 0 }, { index: 1 }] : [{ index: 0 }],
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
