import type { DatacenterSpec } from "../../../src/index.ts";

/** AS per rack with servers that do not run Calico beside those that do: a rack of two ToRs with each daemon, and a rack of one. */
export const datacenter: DatacenterSpec = {
  name: "hosts",
  fabric: { model: "as-per-rack" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [{ name: "r1-n1", index: 0 }],
      hosts: [
        { name: "r1-lb1", index: 0, daemon: "bird2", announces: ["10.251.0.1/32", "10.251.1.0/28"] },
        { name: "r1-lb2", index: 1, daemon: "bird1", announces: ["10.251.0.2/32", "10.251.1.16/28"] },
        { name: "r1-store1", index: 2, daemon: "gobgp", announces: ["10.251.0.3/32", "10.251.1.32/28"] },
        { name: "r1-store2", index: 3, daemon: "frr", announces: ["10.251.0.4/32", "10.251.1.48/28"] },
      ],
    },
    {
      name: "r2",
      index: 1,
      nodes: [{ name: "r2-n1", index: 0 }],
      hosts: [{ name: "r2-store1", index: 0, daemon: "bird2", announces: ["10.251.0.5/32"] }],
    },
  ],
};
