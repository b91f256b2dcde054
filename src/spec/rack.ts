import { z } from "zod";
import { ownAttachment } from "./attachment.ts";
import { asn } from "./bgp-numbers.ts";
import { ownBond } from "./bonds.ts";
import { clusterName } from "./clusters.ts";
import { rackPins6 } from "./ipv6-pins.ts";
import { maintenance } from "./maintenance.ts";
import { secretName } from "./passwords.ts";
import { podName } from "./pods.ts";
import { address, cidr, index, label, macAddress } from "./scalars.ts";
import { host, node } from "./servers.ts";
import { tor } from "./switches.ts";
import { ownUplinks } from "./uplinks.ts";

export const rack = z
  .strictObject({
    name: label.describe("Name of the rack, unique; the value of the rack label on its nodes."),
    index,
    pod: podName("the rack stands, where there are `pods`"),
    tors: z
      .array(tor)
      .min(1)
      .prefault([{ index: 0 }])
      .describe("The rack's ToRs. Default: one, with index 0."),
    cluster: clusterName(
      "The cluster of the rack's nodes, where there are several: what a node does not say for itself. Its pools are what `morePods` and `pin.pods` are of. Default none where each node says its own.",
    ),
    nodes: z.array(node).default([]).describe("The rack's servers."),
    hosts: z.array(host).default([]).describe("The rack's servers that do not run Calico. Default none."),
    morePods: z
      .array(index)
      .default([])
      .describe(
        "Further pools of pods for a rack whose first is full: each by its number in pools.pods, where no rack has that number as its index. Append a range to pools.pods to have numbers that no rack will ever have. Default none.",
      ),
    uplinks: ownUplinks("the rack's ToRs go", "all spines"),
    attachment: ownAttachment,
    bond: ownBond("the rack's servers"),
    maintenance: maintenance("All ToRs and nodes of the rack are in maintenance."),
    password: secretName
      .optional()
      .describe(
        "The password of the sessions of the rack's nodes and hosts, where it is not `bgp.passwords.nodes`. Default none.",
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a rack has an AS of its own."),
        subnet: cidr
          .optional()
          .describe(
            "The network of its nodes and ToRs, of any length that has room for them: sizes.rackSubnet is that of the others.",
          ),
        pods: cidr
          .optional()
          .describe(
            "The rack's IPPool, of any length of 8 or more that holds a block: sizes.rackPods is that of the others.",
          ),
        firstNode: z
          .int()
          .min(1)
          .max(1024)
          .optional()
          .describe("The address of its first node, as `offsets.firstNode` is for all racks. 1 to 1024."),
        pairAddress: address
          .optional()
          .describe(
            "What both ToRs of a pair have in the rack's subnet, where their platform wants that. Default the last before the first node.",
          ),
        pairDomain: z
          .int()
          .min(1)
          .max(1000)
          .optional()
          .describe(
            "The number of the pair that its two ToRs are (vPC domain, MLAG domain), where servers bond by LACP. 1 to 1000, default the rack's index plus 1, from 1 again after 1000.",
          ),
        pairMac: macAddress
          .optional()
          .describe(
            "What both ToRs of a pair show servers as LACP system id. Default 02:00:00:01 and the number of the pair, locally administered.",
          ),
        ipv6: rackPins6,
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A rack of servers with its ToRs.");
