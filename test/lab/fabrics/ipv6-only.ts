import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack without IPv4: no switch and no server has an address of it. A router outside gives the default and a range of its own, nodes announce
 * services, a server without Calico an address and a network.
 */
export const datacenter: DatacenterSpec = {
  name: "ipv6-only",
  fabric: { model: "as-per-rack" },
  ipv6: {
    prefix: "fd12:3456:789a::/48",
    only: true,
    services: { clusterIps: ["fd12:3456:789a:600::/112"], loadBalancerIps: ["fd00:10:98::/120"] },
  },
  calico: { version: "3.32" },
  outside: {
    peers: [
      {
        mode: "full",
        router: "edge-1",
        switch: "spine-1",
        interface: "swp601",
        asn: 64496,
        ipv6: {
          address: "2001:db8:2::2/64",
          peer: "2001:db8:2::1",
          accept: ["::/0", "fd00:1720::/32"],
          announces: ["::/0", "fd00:1720::/32"],
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
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [
        { name: "r1-n1", index: 0 },
        { name: "r1-n2", index: 1 },
      ],
    },
    { name: "r2", index: 1, nodes: [{ name: "r2-n1", index: 0 }] },
    {
      name: "r3",
      index: 2,
      nodes: [{ name: "r3-n1", index: 0 }],
      hosts: [
        {
          name: "r3-lb1",
          index: 0,
          daemon: "bird2",
          ipv6: { announces: ["fd12:3456:789a:500::1/128", "fd12:3456:789a:500::100/124"] },
        },
      ],
    },
  ],
};
