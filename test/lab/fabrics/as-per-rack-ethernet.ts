import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per rack under spines that only switch: each is a plane of its own, and every ToR peers with the ToRs of all other racks in it. */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-ethernet",
  fabric: { model: "as-per-rack", spine: { kind: "ethernet" } },
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
