import { z } from "zod";
import { passwords } from "./passwords.ts";
import { addressPool, asnPool, cidr, interfaceName, label, portPattern } from "./scalars.ts";

const upTo = (most: number, normal: number, what: string) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(normal)
    .describe(`${what}. 1 to ${String(most)}, default ${String(normal)}.`);

/** How large the datacenter may ever become. Pools are laid out for this, so growth inside it moves no number. */
export const capacity = z
  .strictObject({
    maxSpines: upTo(64, 64, "Spines"),
    maxRacks: upTo(4096, 256, "Racks"),
    maxTorsPerRack: upTo(2, 2, "ToRs in a rack"),
    maxNodesPerRack: upTo(64, 64, "Nodes in a rack"),
    maxPodPoolsPerRack: upTo(16, 1, "Pools of pods that one rack may have"),
    maxHostsPerRack: upTo(64, 16, "Hosts in a rack that do not run Calico"),
    maxPodsPerNode: upTo(
      1024,
      110,
      "Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod",
    ),
  })
  .prefault({})
  .describe(
    "Declared capacity. Raise `maxRacks`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers.",
  );

const pool = (range: string, what: string) =>
  addressPool.prefault(range).describe(`${what}. Default ${range}.`);
const asns = (range: string, what: string) => asnPool.prefault(range).describe(`${what}. Default ${range}.`);

/** Where numbers come from. A pool is one range or a list; append a range to a list to lengthen the pool. */
export const pools = z
  .strictObject({
    spineAsns: asns("64513-64576", "AS numbers of spines, one each (RFC 6996 private)"),
    rackAsns: asns(
      "64600-65534",
      "AS numbers of racks, or of ToRs where each has its own (RFC 6996 private)",
    ),
    nodeAsns: asns(
      "4200000000-4289999999",
      "AS numbers of nodes, where nodes have their own (RFC 6996 private, 4 bytes)",
    ),
    hostAsns: asns(
      "4290000000-4294967294",
      "AS numbers of hosts that do not run Calico, where nodes have their own (RFC 6996 private, 4 bytes)",
    ),
    spineLoopbacks: pool("10.255.0.0/24", "Loopbacks (/32) and router ids of spines"),
    torLoopbacks: pool("10.255.2.0/23", "Loopbacks (/32) and router ids of ToRs"),
    links: pool("10.254.0.0/16", "Links between ToRs and spines, a /31 each (RFC 3021)"),
    spineLinks: pool("10.253.0.0/19", "Links between spines, a /31 each, where the model has them"),
    planes: pool("10.252.0.0/16", "Subnets of planes, one for each spine, where spines switch"),
    nodes: pool("10.192.0.0/16", "Rack subnets, which nodes share with their ToRs"),
    nodePlanes: pool("10.192.0.0/15", "Subnets of planes, where nodes have an address in each plane"),
    hosts: pool("10.251.0.0/16", "What hosts that do not run Calico announce: service addresses"),
    pods: pool("10.32.0.0/11", "Calico's IPPools, one per rack"),
  })
  .prefault({})
  .describe("Pools that ASNs and addresses are taken from.");

/** Prefix lengths. Each is fixed once something is deployed: it sets the distance between numbers. */
export const sizes = z
  .strictObject({
    rackSubnet: z
      .int()
      .min(16)
      .max(29)
      .default(24)
      .describe(
        "Prefix length of a rack's subnet. ToRs take .1 and .2, nodes .10 and up, hosts follow the last of maxNodesPerRack nodes. Default 24.",
      ),
    planeSubnet: z
      .int()
      .min(16)
      .max(29)
      .default(22)
      .describe(
        "Prefix length of a plane's subnet. ToRs take .10 and up, by rack index times maxTorsPerRack plus ToR index. Default 22: 1013 ToRs.",
      ),
    nodePlane: z
      .int()
      .min(8)
      .max(29)
      .default(17)
      .describe(
        "Prefix length of a plane's subnet where nodes have an address in each plane: .10 and up, by rack index times maxNodesPerRack plus node index. Default 17.",
      ),
    rackPods: z
      .int()
      .min(8)
      .max(28)
      .default(19)
      .describe(
        "Prefix length of a rack's pod pool: blocks for maxPodsPerNode on each of maxNodesPerRack nodes. Default 19: two /26 blocks for each of 64 nodes.",
      ),
    podBlock: z
      .int()
      .min(20)
      .max(32)
      .default(26)
      .describe("Prefix length of Calico's blocks (IPPool blockSize). Default 26."),
  })
  .prefault({})
  .describe("Prefix lengths of what is cut from the pools.");

/** Names of interfaces, by the number of what they lead to. */
export const ports = z
  .strictObject({
    torUplink: portPattern
      .default("swp{49}")
      .describe("A ToR's port to a spine, by the spine's index. Default swp{49}."),
    spineDownlink: portPattern
      .default("swp{1}")
      .describe(
        "A spine's port to a ToR, by rack index times maxTorsPerRack plus ToR index. Default swp{1}.",
      ),
    spinePeer: portPattern
      .default("swp{513}")
      .describe(
        "A spine's port to another spine, by the other's index, where the model links them. Default swp{513}.",
      ),
    torRack: interfaceName
      .default("vlan10")
      .describe("A ToR's routed interface into its rack. Default vlan10."),
    nodePlane: portPattern
      .default("eth{0}")
      .describe(
        "A node's port into a plane, by the plane's number, where nodes have an address in each plane: the same on every node. Default eth{0}.",
      ),
    torNode: portPattern
      .default("swp{129}")
      .describe(
        "A switching ToR's port to a node in a plane, by node index times planes plus plane. Default swp{129}.",
      ),
    torPeer: portPattern
      .default("swp{113}")
      .describe(
        "A ToR's port to the other ToR of its rack, by the other's index, where two switch as one. Default swp{113}.",
      ),
  })
  .prefault({})
  .describe("Interface names on switches. The number in braces is the first one.");

const seconds = (least: number, most: number, normal: number, what: string) =>
  z
    .int()
    .min(least)
    .max(most)
    .default(normal)
    .describe(`${what} Seconds, default ${String(normal)}.`);

const milliseconds = (what: string) =>
  z.int().min(10).max(60_000).default(300).describe(`${what} Milliseconds, 10 to 60000, default 300.`);

/**
 * Off by default: a switch needs a daemon for it that FRR's package leaves off (bfdd in /etc/frr/daemons), and where BFD is software, a
 * busy processor looks like a dead link. And it spoils graceful restart: seen on FRR 8.4.4, BFD ends each session a second time just when a
 * restarted bgpd is back.
 */
const bfd = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        "Switches that are neighbours watch each other by BFD (RFC 5881). Nodes don't: Calico's BIRD has none. Default false.",
      ),
    detectMultiplier: z
      .int()
      .min(2)
      .max(255)
      .default(3)
      .describe(
        "How many packets in a row are missed before the neighbour is gone (RFC 5880 section 6.8.4). 2 to 255, default 3.",
      ),
    transmit: milliseconds("Interval at which a switch would send."),
    receive: milliseconds(
      "Interval at which a switch would receive; the neighbour sends at the longer of this and its own.",
    ),
  })
  .prefault({})
  .describe(
    "BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links.",
  );

/** BGP's timers, the same at both ends of every session. */
export const bgp = z
  .strictObject({
    keepalive: seconds(
      1,
      60,
      3,
      "Interval of keepalives; the hold time is three of them (RFC 4271 section 10).",
    ),
    connectRetry: seconds(1, 120, 10, "Pause between attempts to connect."),
    discovery: z
      .enum(["dynamic", "static"])
      .default("dynamic")
      .describe(
        "How a ToR knows its nodes: dynamic (it listens on the rack's subnet, and a node that comes or goes changes no switch), or static (each node is a neighbour of its own, and nobody else gets a session). Default dynamic.",
      ),
    gracefulRestart: z
      .strictObject({
        enabled: z
          .boolean()
          .default(true)
          .describe(
            "Routers keep forwarding by what a restarting neighbour told them, and are kept so themselves (RFC 4724). Default true.",
          ),
        restart: seconds(1, 4095, 120, "How long a neighbour waits for a restarting router (RFC 4724)."),
        stale: seconds(
          1,
          4095,
          360,
          "How long a switch keeps a restarting neighbour's routes after it is back.",
        ),
        forwardingHold: z
          .int()
          .min(0)
          .max(10000)
          .default(0)
          .describe(
            "How long a switch collects changes of its forwarding table before it makes them (FRR: zebra work-queue), so that a restarted bgpd finds the old routes still in use; and a ToR what it tells a neighbour that has just come (coalesce-time). Every rerouting takes that much longer. Milliseconds, 0 to 10000; default 0: FRR's own 10.",
          ),
      })
      .prefault({})
      .describe("Graceful restart at both ends of every session."),
    passwords,
    maximumAsPath: z
      .int()
      .min(1)
      .max(255)
      .default(50)
      .describe(
        "AS numbers that the path of a route may have; a switch refuses a longer one, and one with a set of them (RFC 9774). 1 to 255, default 50.",
      ),
    roles: z
      .boolean()
      .default(false)
      .describe(
        "BGP roles (RFC 9234) on eBGP sessions of switches: a spine is the provider of ToRs, a ToR of nodes, and what was heard from above or aside goes down only, whatever the policies say. Turning it on or off starts these sessions anew. Default false.",
      ),
    bfd,
  })
  .prefault({})
  .describe("BGP timers, the same at both ends of every session.");

/** Calico's IPAMConfiguration, which is the whole cluster's: written only where the spec has it. */
const ipam = z
  .strictObject({
    strictAffinity: z
      .boolean()
      .default(false)
      .describe(
        "A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false.",
      ),
    maxBlocksPerHost: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(20)
      .describe("Blocks that one node may hold. 1 to 1000000, default 20."),
  })
  .describe("How Calico gives out addresses. Default: left as the cluster has it.");

/** What of Calico's own settings the fabric writes. */
export const calico = z
  .strictObject({
    rackLabel: z
      .string()
      .regex(
        /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
        "must be a label's key",
      )
      .max(253)
      .default("rack")
      .describe(
        "Key of the label that says which rack a node stands in; pools and peers select by it. Default rack.",
      ),
    natOutgoing: z
      .boolean()
      .default(false)
      .describe(
        "Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false.",
      ),
    namespace: label
      .default("calico-system")
      .describe(
        "The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system.",
      ),
    natExclusions: z
      .array(cidr)
      .default([])
      .describe(
        "Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none.",
      ),
    ipam: ipam.optional(),
    reserved: z
      .array(cidr)
      .default([])
      .describe("Parts of the pods' pools that no pod is given (IPReservation). Default none."),
  })
  .prefault({})
  .describe("Calico's side of the fabric.");
