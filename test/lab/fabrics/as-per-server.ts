import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per server: every node an AS of its own, all eBGP, traffic within a rack through the ToR. */
export const datacenter: DatacenterSpec = {
  name: "as-per-server",
  fabric: { model: "as-per-server" },
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
