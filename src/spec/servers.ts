import { z } from "zod";
import { asn } from "./bgp-numbers.ts";
import { ownBond } from "./bonds.ts";
import { clusterName } from "./clusters.ts";
import { cidr6 } from "./ipv6.ts";
import { nodePins6 } from "./ipv6-pins.ts";
import { maintenance } from "./maintenance.ts";
import { hostDaemon } from "./platform.ts";
import { address, cidr, index, label, macAddress, nodeName } from "./scalars.ts";

/** What one host may announce; its ToRs' limit of prefixes follows from it. */
export const MOST_ANNOUNCED = 64;

/** What DHCP knows a server by. */
const macs = z
  .array(macAddress)
  .max(16)
  .default([])
  .describe(
    "MAC addresses of its ports to the fabric, in the order of `servers.ports`: what `export --to dhcp` knows it by. At most 16, default none.",
  );

export const node = z
  .strictObject({
    name: nodeName.describe("Name of the Kubernetes node, unique in the datacenter."),
    index,
    cluster: clusterName(
      "The cluster that the node is of, where there are several and a rack is shared. Default the rack's.",
    ),
    reflector: z
      .boolean()
      .default(false)
      .describe(
        "The node is a route reflector of its rack, where the model has reflectors on nodes. Default false.",
      ),
    excludeFromExternalLoadBalancers: z
      .boolean()
      .default(false)
      .describe(
        'The node announces no service, of any kind: it gets the label node.kubernetes.io/exclude-from-external-load-balancers with the value "true". Calico does not count kubeadm\'s, which is empty. Default false.',
      ),
    bond: ownBond("the node"),
    macs,
    maintenance: maintenance(
      "The node is cordoned: Kubernetes places no pod there. Its pods stay until they are evicted (kubectl drain): no route leads around a node.",
    ),
    reflectsPlane: z
      .int()
      .min(0)
      .max(3)
      .optional()
      .describe(
        "The plane that the node is a route reflector of, where the model has planes of nodes. Default none.",
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a node has an AS of its own."),
        address: address
          .optional()
          .describe("In the rack's subnet, or in plane 0 where nodes have an address in each plane."),
        planes: z
          .record(z.string().regex(/^[1-3]$/, "must be the number of a plane, 1 to 3"), address)
          .default({})
          .describe("Addresses in planes from 1, by the plane's number, where nodes have them."),
        clusterId: address
          .optional()
          .describe(
            "Its cluster id (RFC 4456) where it is a route reflector, no other reflector's. Default its address.",
          ),
        ipv6: nodePins6,
      })
      .prefault({})
      .describe("Numbers that exist already and stay."),
  })
  .describe("A server that runs Calico.");

export const host = z
  .strictObject({
    name: label.describe("Name of the host, unique among all nodes, hosts and switches."),
    index,
    daemon: hostDaemon,
    bond: ownBond("the host"),
    macs,
    announces: z
      .array(cidr)
      .max(MOST_ANNOUNCED)
      .default([])
      .describe(
        `What the host announces and nobody else: service addresses (/32) or networks behind it, in pools.hosts. At most ${String(MOST_ANNOUNCED)}, default none.`,
      ),
    ipv6: z
      .strictObject({
        announces: z
          .array(cidr6)
          .max(MOST_ANNOUNCED)
          .default([])
          .describe(
            "What the host announces where IPv6 is alone, in ipv6.pools.hosts: among the first 16777216 addresses of a range. Beside IPv4 it is the image of `announces`. Default none.",
          ),
      })
      .optional()
      .describe("The host in IPv6."),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a host has an AS of its own."),
        address: address.optional().describe("In the rack's subnet."),
      })
      .prefault({})
      .describe("Numbers that exist already and stay."),
  })
  .describe(
    "A server without Calico that speaks BGP with its ToRs: storage, bare metal, a load balancer. Its ToRs let it announce what it declares and nothing else.",
  );
