import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per cluster in both address families: one AS for all nodes, which ToRs put their own in place of. */
export const datacenter: DatacenterSpec = {
  name: "as-per-cluster",
  fabric: { model: "as-per-cluster", ownAs: "overridden" },
  pools: { nodeAsns: [64512], rackAsns: ["64600-65534"], spineAsns: ["64513-64576"] },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2"].map((name, index) => ({
    name,
    index,
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
