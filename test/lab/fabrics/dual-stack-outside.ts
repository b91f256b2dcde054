import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack in both families before the rest of the world: one router outside gives the default, by addresses that the fabric has for the link;
 * another, whose IPv6 addresses its owner chose, has more, and one route in IPv4 alone. Services, whose IPv6 ranges are the fabric's and
 * a cluster's own, and hosts without Calico by every daemon that speaks both. IPv6 has numbers of its own: what is pinned in IPv4 moves nothing there.
 */
export const datacenter: DatacenterSpec = {
  name: "dual-stack-outside",
  fabric: { model: "as-per-rack" },
  ipv6: {
    prefix: "fd12:3456:789a::/48",
    numbering: "own",
    services: { loadBalancerIps: ["fd00:10:98::/120"] },
    natOutgoing: true,
    natExclusions: ["fd00:1720::/32"],
  },
  calico: { natOutgoing: true, natExclusions: ["172.20.0.0/16"], podCommunities: ["64499:300"] },
  services: { clusterIps: ["10.96.0.0/16"], loadBalancerIps: ["198.18.0.0/24"] },
  outside: {
    asn: 64499,
    communities: { out: ["64499:100"], in: ["64499:200", "4200000000:1:2"] },
    announce: { nodes: true },
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
        accept: ["0.0.0.0/0", "172.20.0.0/16", "172.21.0.0/16"],
        announces: ["0.0.0.0/0", "172.20.0.0/16", "172.21.0.0/16"],
        ipv6: {
          address: "2001:db8:2::2/64",
          peer: "2001:db8:2::1",
          accept: ["fd00:1720::/32"],
          announces: ["fd00:1720::/32"],
        },
      },
    ],
  },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      pin: { subnet: "10.192.77.0/24", pods: "10.40.0.0/19" },
      tors: [{ index: 0 }],
      nodes: [{ name: "r1-n1", index: 0 }],
      hosts: [
        { name: "r1-lb1", index: 0, daemon: "bird2", announces: ["10.251.0.1/32", "10.251.1.0/28"] },
        { name: "r1-store1", index: 1, daemon: "gobgp", announces: ["10.251.0.3/32", "10.251.1.32/28"] },
        { name: "r1-store2", index: 2, daemon: "frr", announces: ["10.251.0.4/32", "10.251.1.48/28"] },
      ],
    },
    { name: "r2", index: 1, tors: [{ index: 0 }, { index: 1 }], nodes: [{ name: "r2-n1", index: 0 }] },
  ],
};
