import type { DatacenterSpec } from "../src/index.ts";

/** Two spines, four racks of four nodes, every number from the default pools. */
export const datacenter: DatacenterSpec = {
  name: "demo",
  fabric: { model: "as-per-rack", spine: { kind: "routed" }, inRack: { kind: "route-reflector", on: "tor" } },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3", "r4"].map((name, index) => ({
    name,
    index,
    nodes: [0, 1, 2, 3].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
