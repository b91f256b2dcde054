import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per cluster where whoever is of an AS allows it once: nodes and hosts, which are all of one, and ToRs, which are all of another. A rack
 * has two ToRs, and a host with each daemon.
 */
export const datacenter: DatacenterSpec = {
  name: "as-per-cluster-dual",
  fabric: { model: "as-per-cluster", ownAs: "allowed", torAsns: "shared", hostAsns: "cluster" },
  calico: { version: "3.32" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [
        { name: "r1-n1", index: 0 },
        { name: "r1-n2", index: 1 },
      ],
      hosts: [
        { name: "r1-lb1", index: 0, daemon: "bird2", announces: ["10.251.0.1/32", "10.251.1.0/28"] },
        { name: "r1-lb2", index: 1, daemon: "bird1", announces: ["10.251.0.2/32"] },
        { name: "r1-store1", index: 2, daemon: "gobgp", announces: ["10.251.0.3/32"] },
        { name: "r1-store2", index: 3, daemon: "frr", announces: ["10.251.0.4/32", "10.251.1.48/28"] },
      ],
    },
    {
      name: "r2",
      index: 1,
      nodes: [
        { name: "r2-n1", index: 0 },
        { name: "r2-n2", index: 1 },
      ],
      hosts: [{ name: "r2-store1", index: 0, daemon: "bird2", announces: ["10.251.0.5/32"] }],
    },
  ],
};
