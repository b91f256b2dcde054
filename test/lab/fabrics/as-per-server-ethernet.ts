import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per server under spines that only switch, with two ToRs in the first rack: every ToR is an AS of its own and peers with every other in each plane. */
export const datacenter: DatacenterSpec = {
  name: "as-per-server-ethernet",
  fabric: { model: "as-per-server", spine: { kind: "ethernet" } },
  calico: { version: "3.28" },
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
