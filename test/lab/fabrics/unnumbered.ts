import type { DatacenterSpec } from "../../../src/index.ts";

/** Links without addresses between switches: one session a link, by the interface, for both families. The last rack has two ToRs. */
export const datacenter: DatacenterSpec = {
  name: "unnumbered",
  fabric: { model: "as-per-rack" },
  links: "unnumbered",
  bgp: { bfd: { enabled: true }, gracefulRestart: { enabled: false } },
  ipv6: { prefix: "fd00:20::/48" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    tors: index === 2 ? [{ index: 0 }, { index: 1 }] : [{ index: 0 }],
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
