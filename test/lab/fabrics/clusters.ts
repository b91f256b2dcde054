import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * Two clusters that are apart, of different releases of Calico: each has a rack, and both share one, with two ToRs. Each has services of its own.
 */
export const datacenter: DatacenterSpec = {
  name: "clusters",
  capacity: { maxRacks: 8 },
  bgp: { discovery: "static" },
  clusters: [
    { name: "prod", index: 0, pods: "10.64.0.0/16", services: { loadBalancerIps: ["198.18.0.0/24"] } },
    {
      name: "ml",
      index: 1,
      pods: "10.65.0.0/16",
      services: { loadBalancerIps: ["198.18.1.0/24"] },
      calico: { version: "3.32" },
    },
  ],
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    { name: "r1", index: 0, cluster: "prod", nodes: [{ name: "prod-1", index: 0 }] },
    {
      name: "r2",
      index: 1,
      cluster: "prod",
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [
        { name: "prod-2", index: 0 },
        { name: "prod-3", index: 1 },
        { name: "ml-1", index: 2, cluster: "ml" },
      ],
    },
    { name: "r3", index: 2, cluster: "ml", nodes: [{ name: "ml-2", index: 0 }] },
  ],
};
