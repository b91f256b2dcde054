import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * Two ToRs in each rack, each in a network of its own with the rack's servers, which have a stable address besides; hosts without Calico among them. The
 * switches' ports are the fabric's too: a bridge for each VLAN, for not every kernel tells VLANs apart in one.
 */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-subnets",
  fabric: { model: "as-per-rack" },
  platforms: { tors: "linux" },
  linux: { bridges: "per-vlan" },
  servers: { attachment: "subnet-per-tor" },
  // What a cut cable leaves in BIRD's tables is gone as soon.
  bgp: { gracefulRestart: { restart: 15 } },
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
      hosts: [{ name: "r1-lb1", index: 0, daemon: "bird2", announces: ["10.251.0.1/32"] }],
    },
    {
      name: "r2",
      index: 1,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [{ name: "r2-n1", index: 0 }],
      hosts: [{ name: "r2-store1", index: 0, daemon: "frr", announces: ["10.251.0.2/32"] }],
    },
  ],
};
