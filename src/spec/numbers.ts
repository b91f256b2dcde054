import { z } from "zod";
import { asnPool } from "./bgp-numbers.ts";
import { addressPool } from "./scalars.ts";

const pool = (range: string, what: string) =>
  addressPool.prefault(range).describe(`${what}. Default ${range}.`);
const asns = (range: string, what: string) => asnPool.prefault(range).describe(`${what}. Default ${range}.`);

/** What pods have where nothing is said. */
export const NORMAL_PODS = "10.32.0.0/11";

/** Where numbers come from. A pool is one range or a list; append a range to a list to lengthen the pool. */
export const pools = z
  .strictObject({
    spineAsns: asns("64513-64576", "AS numbers of spines, one each (RFC 6996 private)"),
    superSpineAsns: asns(
      "64577",
      "The AS number of super-spines, the first of the pool for all of them (RFC 6996 private)",
    ),
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
    superSpineLoopbacks: pool("10.255.1.0/24", "Loopbacks (/32) and router ids of super-spines"),
    torLoopbacks: pool("10.255.2.0/23", "Loopbacks (/32) and router ids of ToRs"),
    links: pool("10.254.0.0/16", "Links between ToRs and spines, each of the length that sizes.links says"),
    spineLinks: pool(
      "10.253.0.0/19",
      "Links between spines, each of the length that sizes.links says, where the model has them",
    ),
    superSpineLinks: pool(
      "10.253.128.0/17",
      "Links between spines and super-spines, each of the length that sizes.links says",
    ),
    serverLinks: pool(
      "10.248.0.0/15",
      "Links between ToRs and servers, a /31 each, where each server has its own, or a network of each ToR's own with its servers",
    ),
    planes: pool("10.252.0.0/16", "Subnets of planes, one for each spine, where spines switch"),
    nodes: pool("10.192.0.0/16", "Rack subnets, which nodes share with their ToRs"),
    nodePlanes: pool("10.192.0.0/15", "Subnets of planes, where nodes have an address in each plane"),
    hosts: pool("10.251.0.0/16", "What hosts that do not run Calico announce: service addresses"),
    pods: pool(NORMAL_PODS, "Calico's IPPools, one per rack"),
  })
  .prefault({})
  .describe("Pools that ASNs and addresses are taken from.");

/** Room for one server or ToR: the first has the address .10, and the last of a network is nobody's. */
const SMALLEST_NETWORK = 28;

/** Prefix lengths. Each is fixed once something is deployed: it sets the distance between numbers. */
export const sizes = z
  .strictObject({
    links: z
      .int()
      .min(30)
      .max(31)
      .default(31)
      .describe(
        "Prefix length of a link between two switches: 31 (RFC 3021), or 30, of whose four addresses the two in the middle are the ends'. 30 or 31, default 31.",
      ),
    rackSubnet: z
      .int()
      .min(16)
      .max(SMALLEST_NETWORK)
      .default(24)
      .describe(
        "Prefix length of a rack's subnet. Where in it ToRs, nodes and hosts stand, `offsets` says. 16 to 28, default 24.",
      ),
    serverLinks: z
      .int()
      .min(16)
      .max(30)
      .default(24)
      .describe(
        "Prefix length of the range that a ToR's links to servers are cut from, where each server has its own: a /31 each by the server's number, nodes first, hosts after maxNodesPerRack; or of a ToR's own network with servers, in which the ToR takes .1 and servers .10 and up. 16 to 30, default 24: 128 links, or 245 servers.",
      ),
    planeSubnet: z
      .int()
      .min(16)
      .max(SMALLEST_NETWORK)
      .default(22)
      .describe(
        "Prefix length of a plane's subnet. ToRs take .10 and up, by rack index times maxTorsPerRack plus ToR index. 16 to 28, default 22: 1013 ToRs.",
      ),
    nodePlane: z
      .int()
      .min(8)
      .max(SMALLEST_NETWORK)
      .default(17)
      .describe(
        "Prefix length of a plane's subnet where nodes have an address in each plane: .10 and up, by rack index times maxNodesPerRack plus node index. 8 to 28, default 17.",
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
      .describe("Prefix length of Calico's blocks (IPPool blockSize). 20 to 32, default 26."),
  })
  .prefault({})
  .describe("Prefix lengths of what is cut from the pools.");

/** Where in a rack's subnet everything stands. */
export const offsets = z
  .strictObject({
    firstTor: z
      .int()
      .min(-1024)
      .max(1024)
      .default(1)
      .describe(
        "The address of a rack's first ToR: 1 is the first after the network's own, -1 the last before the broadcast address; the second ToR has the next one inwards. -1024 to 1024, default 1.",
      ),
    firstNode: z
      .int()
      .min(1)
      .max(1024)
      .default(10)
      .describe(
        "The address of a rack's first node: others follow by index, hosts after the last of maxNodesPerRack nodes. 1 to 1024, default 10.",
      ),
  })
  .prefault({})
  .describe(
    "Where in a rack's subnet its ToRs and servers stand, counted from the subnet's first address. Fixed once something is deployed.",
  );
