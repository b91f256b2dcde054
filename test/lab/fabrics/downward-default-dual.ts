import type { DatacenterSpec } from "../../../src/index.ts";

/** Downward default with two ToRs in each rack, and iBGP between the two. */
export const datacenter: DatacenterSpec = {
  name: "downward-default-dual",
  fabric: { model: "downward-default" },
  calico: { version: "3.32" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    tors: [{ index: 0 }, { index: 1 }],
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
