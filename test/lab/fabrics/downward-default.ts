import type { DatacenterSpec } from "../../../src/index.ts";

/** Downward default: specific routes go up, only the default comes down. */
export const datacenter: DatacenterSpec = {
  name: "downward-default",
  fabric: { model: "downward-default" },
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
