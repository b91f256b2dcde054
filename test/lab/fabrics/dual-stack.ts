import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack in both address families: a second ToR in one rack, a second pool of pods in the other, and everything that is there in
 * IPv4 is there in IPv6.
 */
export const datacenter: DatacenterSpec = {
  name: "dual-stack",
  fabric: { model: "as-per-rack" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  capacity: { maxPodPoolsPerRack: 2 },
  pools: { pods: ["10.32.0.0/11", "10.64.0.0/13"] },
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
    },
    {
      name: "r2",
      index: 1,
      morePods: [256],
      nodes: [
        { name: "r2-n1", index: 0 },
        { name: "r2-n2", index: 1 },
      ],
    },
  ],
};
