import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per server with two ToRs in each rack, each an AS of its own; nodes peer with both. */
export const datacenter: DatacenterSpec = {
  name: "as-per-server-dual",
  fabric: { model: "as-per-server" },
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
