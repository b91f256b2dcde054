import type { DatacenterSpec } from "../../../src/index.ts";

/** Two firewalls, each with one address in the network that both spines have a port into. */
const FIREWALLS = [
  ["fw-1", "198.51.100.17"],
  ["fw-2", "198.51.100.18"],
] as const;

const BORDERS = [
  ["spine-1", "198.51.100.20/29"],
  ["spine-2", "198.51.100.21/29"],
] as const;

/** AS per rack before the rest of the world: each spine stands before a router outside, one of which has more than the default, and the other of which is watched and near; both before two firewalls in one network. Three of four nodes have an API server's address. */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-outside",
  fabric: { model: "as-per-rack" },
  calico: {
    podCommunities: ["64499:300", "4200000000:3:4"],
    natOutgoing: true,
    natExclusions: ["172.20.0.0/16"],
  },
  services: {
    clusterIps: ["10.96.0.0/16"],
    loadBalancerIps: ["198.18.0.0/24"],
    communities: ["64499:301"],
  },
  anycast: [{ address: "198.51.100.250", servers: ["r1-n1", "r1-n2", "r2-n1"], communities: ["64499:302"] }],
  outside: {
    asn: 64499,
    communities: { out: ["64499:100"], in: ["64499:200", "4200000000:1:2"] },
    announce: { nodes: true, anycast: true },
    peers: [
      {
        mode: "default-only",
        router: "edge-1",
        switch: "spine-1",
        interface: "swp601",
        address: "198.51.100.1/31",
        peer: "198.51.100.0",
        asn: 64496,
        ttlSecurity: true,
        bfd: true,
      },
      {
        mode: "full",
        router: "edge-2",
        switch: "spine-2",
        interface: "swp601",
        address: "198.51.100.3/31",
        peer: "198.51.100.2",
        asn: 64497,
        accept: ["0.0.0.0/0"],
        announces: ["0.0.0.0/0", "172.20.0.0/16"],
      },
      ...FIREWALLS.flatMap(([router, peer]) =>
        BORDERS.map(([border, address]) => ({
          mode: "default-only" as const,
          router,
          switch: border,
          interface: "swp602",
          address,
          peer,
          asn: 64498,
        })),
      ),
    ],
  },
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
