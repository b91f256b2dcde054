import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * Numbers that somebody else chose, in both families: links of four addresses and of two with either end lower, between spines too; racks of
 * two sizes with their ToRs at the end and their servers from the middle on; loopbacks, links and a rack that are elsewhere in IPv6.
 */
export const datacenter: DatacenterSpec = {
  name: "brownfield",
  fabric: { model: "downward-default" },
  capacity: { maxSpines: 8, maxRacks: 64 },
  pools: { links: "10.254.0.0/16", spineLinks: "10.253.0.0/19" },
  sizes: { links: 30 },
  offsets: { firstTor: -1, firstNode: 101 },
  uplinks: { lower: "tor" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [
    {
      name: "spine-1",
      index: 0,
      pin: {
        loopback: "10.255.0.11",
        spineLinks: { "spine-2": "10.253.9.0/31" },
        spineLinkAddresses: { "spine-2": "10.253.9.1" },
        ipv6: { loopback: "fd12:3456:789a::77", spineLinks: { "spine-2": "fd12:3456:789a:3ff::/64" } },
      },
    },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      pin: {
        subnet: "10.192.10.0/23",
        pods: "10.40.0.0/18",
        ipv6: { subnet: "fd12:3456:789a:20aa::/64", pods: "fd12:3456:789a:4000::10:0/114" },
      },
      tors: [
        {
          index: 0,
          pin: {
            loopback: "10.255.2.77",
            uplinks: { "spine-1": "10.254.240.0/31" },
            uplinkAddresses: { "spine-1": "10.254.240.1" },
            ipv6: {
              uplinks: { "spine-1": "fd12:3456:789a:2ff::/64" },
              address: "fd12:3456:789a:20aa::ffff",
            },
          },
        },
      ],
      nodes: [
        { name: "r1-n1", index: 0, pin: { ipv6: { address: "fd12:3456:789a:20aa::1" } } },
        { name: "r1-n2", index: 1, pin: { address: "10.192.11.200" } },
      ],
    },
    {
      name: "r2",
      index: 1,
      pin: { firstNode: 11 },
      tors: [{ index: 0, pin: { address: "10.192.1.129" } }],
      nodes: [
        { name: "r2-n1", index: 0 },
        { name: "r2-n2", index: 1 },
      ],
    },
  ],
};
