/* Made of the schema in src/spec by npm run schema: change that one. Only the comments are new, for editors to show. */

import type { SpecInput } from "./datacenter.ts";

type FabricAsPerRackSpineRoutedInferred = Extract<
  NonNullable<FabricAsPerRackInferred["spine"]>,
  { readonly kind: "routed" }
>;

/** Spines are routers. */
interface FabricAsPerRackSpineRouted {
  /** Spines route, and peer with every ToR by eBGP. */
  kind: FabricAsPerRackSpineRoutedInferred["kind"];
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
  asns?: FabricAsPerRackSpineRoutedInferred["asns"] | undefined;
}

type FabricAsPerRackSpineEthernetInferred = Extract<
  NonNullable<FabricAsPerRackInferred["spine"]>,
  { readonly kind: "ethernet" }
>;

/** Spines are layer 2 switches: they have no AS, no loopback and no routes. */
interface FabricAsPerRackSpineEthernet {
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  kind: FabricAsPerRackSpineEthernetInferred["kind"];
}

/** What stands above the ToRs. Default: spines that route. */
type FabricAsPerRackSpine = FabricAsPerRackSpineRouted | FabricAsPerRackSpineEthernet;

type FabricAsPerRackInRackFullMeshInferred = Extract<
  NonNullable<FabricAsPerRackInferred["inRack"]>,
  { readonly kind: "full-mesh" }
>;

/** iBGP full mesh inside the rack: n(n-1)/2 sessions and no reflector. */
interface FabricAsPerRackInRackFullMesh {
  /** Each node peers with every other of its rack, and with the ToR. */
  kind: FabricAsPerRackInRackFullMeshInferred["kind"];
}

type FabricAsPerRackInRackRouteReflectorTorInferred = Extract<
  NonNullable<FabricAsPerRackInferred["inRack"]>,
  { readonly kind: "route-reflector"; readonly on: "tor" }
>;

/** The ToR reflects between the nodes of its rack. */
interface FabricAsPerRackInRackRouteReflectorTor {
  /** Nodes peer with a route reflector (RFC 4456) and not with one another. */
  kind: FabricAsPerRackInRackRouteReflectorTorInferred["kind"];
  /** The rack's ToR is the route reflector. */
  on: FabricAsPerRackInRackRouteReflectorTorInferred["on"];
}

type FabricAsPerRackInRackRouteReflectorNodesInferred = Extract<
  NonNullable<FabricAsPerRackInferred["inRack"]>,
  { readonly kind: "route-reflector"; readonly on: "nodes" }
>;

/** One to three nodes of the rack reflect. */
interface FabricAsPerRackInRackRouteReflectorNodes {
  /** Nodes peer with route reflectors (RFC 4456) and not with one another. */
  kind: FabricAsPerRackInRackRouteReflectorNodesInferred["kind"];
  /** The rack's nodes with `reflector: true` are the route reflectors; only they peer with the ToR. */
  on: FabricAsPerRackInRackRouteReflectorNodesInferred["on"];
}

/** How the nodes of a rack learn one another's routes. Default: the ToR reflects. */
type FabricAsPerRackInRack =
  | FabricAsPerRackInRackFullMesh
  | FabricAsPerRackInRackRouteReflectorTor
  | FabricAsPerRackInRackRouteReflectorNodes;

type FabricAsPerRackInferred = Extract<
  NonNullable<DocumentedInferred["fabric"]>,
  { readonly model: "as-per-rack" }
>;

/** AS per rack (Calico's AS-per-rack design; RFC 7938 section 5.2 with the AS boundary at the ToR). */
interface FabricAsPerRack {
  /** A rack's ToR and nodes share one AS; iBGP inside the rack, eBGP above it. Every router knows every route. */
  model: FabricAsPerRackInferred["model"];
  /** What stands above the ToRs. Default: spines that route. */
  spine?: FabricAsPerRackSpine | undefined;
  /** How the nodes of a rack learn one another's routes. Default: the ToR reflects. */
  inRack?: FabricAsPerRackInRack | undefined;
}

type FabricAsPerServerSpineRoutedInferred = Extract<
  NonNullable<FabricAsPerServerInferred["spine"]>,
  { readonly kind: "routed" }
>;

/** Spines are routers. */
interface FabricAsPerServerSpineRouted {
  /** Spines route, and peer with every ToR by eBGP. */
  kind: FabricAsPerServerSpineRoutedInferred["kind"];
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
  asns?: FabricAsPerServerSpineRoutedInferred["asns"] | undefined;
}

type FabricAsPerServerSpineEthernetInferred = Extract<
  NonNullable<FabricAsPerServerInferred["spine"]>,
  { readonly kind: "ethernet" }
>;

/** Spines are layer 2 switches: they have no AS, no loopback and no routes. */
interface FabricAsPerServerSpineEthernet {
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  kind: FabricAsPerServerSpineEthernetInferred["kind"];
}

/** What stands above the ToRs. Default: spines that route. */
type FabricAsPerServerSpine = FabricAsPerServerSpineRouted | FabricAsPerServerSpineEthernet;

type FabricAsPerServerInferred = Extract<
  NonNullable<DocumentedInferred["fabric"]>,
  { readonly model: "as-per-server" }
>;

/** AS per server (Calico's AS-per-server design; RFC 7938 with BGP on the host). */
interface FabricAsPerServer {
  /** Each node is an AS of its own and peers with its ToRs by eBGP. Every router knows every route. */
  model: FabricAsPerServerInferred["model"];
  /** What stands above the ToRs. Default: spines that route. */
  spine?: FabricAsPerServerSpine | undefined;
  /** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
  withinRack?: FabricAsPerServerInferred["withinRack"] | undefined;
}

type FabricAsPerClusterSpineRoutedInferred = Extract<
  NonNullable<FabricAsPerClusterInferred["spine"]>,
  { readonly kind: "routed" }
>;

/** Spines are routers. */
interface FabricAsPerClusterSpineRouted {
  /** Spines route, and peer with every ToR by eBGP. */
  kind: FabricAsPerClusterSpineRoutedInferred["kind"];
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
  asns?: FabricAsPerClusterSpineRoutedInferred["asns"] | undefined;
}

type FabricAsPerClusterSpineEthernetInferred = Extract<
  NonNullable<FabricAsPerClusterInferred["spine"]>,
  { readonly kind: "ethernet" }
>;

/** Spines are layer 2 switches: they have no AS, no loopback and no routes. */
interface FabricAsPerClusterSpineEthernet {
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  kind: FabricAsPerClusterSpineEthernetInferred["kind"];
}

/** What stands above the ToRs. Default: spines that route. */
type FabricAsPerClusterSpine = FabricAsPerClusterSpineRouted | FabricAsPerClusterSpineEthernet;

type FabricAsPerClusterInferred = Extract<
  NonNullable<DocumentedInferred["fabric"]>,
  { readonly model: "as-per-cluster" }
>;

/** AS per cluster: what Calico gives a cluster of which only its AS number is said (asNumber of BGPConfiguration), on a fabric of eBGP. */
interface FabricAsPerCluster {
  /** All nodes of the cluster are one AS, the first of pools.nodeAsns, and peer with their ToRs by eBGP. Every router knows every route. */
  model: FabricAsPerClusterInferred["model"];
  /** What stands above the ToRs. Default: spines that route. */
  spine?: FabricAsPerClusterSpine | undefined;
  /** What lets nodes take one another's routes, in whose paths their own AS stands: allowed (they take it once, numAllowedLocalASNumbers of Calico's BGPPeer), or overridden (ToRs put their own AS in its place, as-override). Default allowed. */
  ownAs?: FabricAsPerClusterInferred["ownAs"] | undefined;
  /** An AS for each ToR, or one for all of them, the first of pools.rackAsns: then ToRs take their own AS once from spines (RFC 7938 section 5.2.2). Default unique. */
  torAsns?: FabricAsPerClusterInferred["torAsns"] | undefined;
  /** Hosts without Calico: each in an AS of its own, or all in the cluster's, where `ownAs` holds for them as well. Default unique. */
  hostAsns?: FabricAsPerClusterInferred["hostAsns"] | undefined;
  /** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
  withinRack?: FabricAsPerClusterInferred["withinRack"] | undefined;
}

type FabricDownwardDefaultInferred = Extract<
  NonNullable<DocumentedInferred["fabric"]>,
  { readonly model: "downward-default" }
>;

/** Downward default (Calico's downward-default design): small tables on ToRs and nodes. */
interface FabricDownwardDefault {
  /** Nodes share one AS, ToRs another, spines a third. Specific routes go up, only the default comes down: ToRs know their own rack, spines everything. */
  model: FabricDownwardDefaultInferred["model"];
}

type FabricIgpOspfInferred = NonNullable<FabricIgpInferred["ospf"]>;

/** OSPF's timers, the same on every link. */
interface FabricIgpOspf {
  /** Interval of hellos on every link; a neighbour is gone after four of them (RFC 2328 section C.3). Seconds, 1 to 60, default 3. */
  hello?: FabricIgpOspfInferred["hello"] | undefined;
}

type FabricIgpInferred = Extract<NonNullable<DocumentedInferred["fabric"]>, { readonly model: "igp" }>;

/** One AS with an IGP below it: OSPF for the switches' own addresses, iBGP for pods. */
interface FabricIgp {
  /** All routers are one AS. OSPF on ToRs and spines finds next hops, iBGP carries endpoints. Every router knows every route. */
  model: FabricIgpInferred["model"];
  /** Who joins the racks, each of which its ToR reflects for (RFC 4456): spines, whose clients are the ToRs; or tors, in a full mesh, whose clients are the spines. Default spines. */
  reflectors?: FabricIgpInferred["reflectors"] | undefined;
  /** OSPF's timers, the same on every link. */
  ospf?: FabricIgpOspf | undefined;
}

type FabricL2SwitchingInferred = NonNullable<FabricL2Inferred["switching"]>;

/** How the switches keep a plane free of loops. */
interface FabricL2Switching {
  /** plain: VLANs and spanning tree; mlag, irf: two switches as one (spines of a plane, ToRs of a rack); trill, fabricpath: layer 2 routed by IS-IS. Default plain. */
  technology?: FabricL2SwitchingInferred["technology"] | undefined;
}

type FabricL2Inferred = Extract<NonNullable<DocumentedInferred["fabric"]>, { readonly model: "l2" }>;

/** Ethernet fabric (Calico's layer 2 interconnect design). */
interface FabricL2 {
  /** Switches only switch. All nodes are one AS; each has an address in every plane, an isolated IP subnet over spines of its own, and is a client of that plane's route reflectors, which are nodes. */
  model: FabricL2Inferred["model"];
  /** Isolated planes; spine s is in plane s mod planes. Nodes spread flows over all of them. 1 to 4, default 1: a flat fabric. */
  planes?: FabricL2Inferred["planes"] | undefined;
  /** How the switches keep a plane free of loops. */
  switching?: FabricL2Switching | undefined;
  /** VLAN of plane 0 on the switches; plane p has the p-th after it. 2 to 4091, default 100. */
  firstVlan?: FabricL2Inferred["firstVlan"] | undefined;
}

/** Which routing design the fabric follows. Default as-per-rack. */
type Fabric =
  FabricAsPerRack | FabricAsPerServer | FabricAsPerCluster | FabricDownwardDefault | FabricIgp | FabricL2;

type CapacityInferred = NonNullable<DocumentedInferred["capacity"]>;

/** Declared capacity. Raise `maxRacks`, `maxPods`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers. */
interface Capacity {
  /** Super-spines, where there are `pods`. 1 to 64, default 64. */
  maxSuperSpines?: CapacityInferred["maxSuperSpines"] | undefined;
  /** Pods of racks and spines, where there are `pods`. 1 to 64, default 4. */
  maxPods?: CapacityInferred["maxPods"] | undefined;
  /** Racks in a pod, where there are `pods`: a spine's port to a ToR is by the rack's index modulo this. 1 to 4096, default 4096. */
  maxRacksPerPod?: CapacityInferred["maxRacksPerPod"] | undefined;
  /** Spines, or spines in a pod where there are `pods`. 1 to 64, default 64. */
  maxSpines?: CapacityInferred["maxSpines"] | undefined;
  /** Racks. 1 to 16384, default 256. */
  maxRacks?: CapacityInferred["maxRacks"] | undefined;
  /** ToRs in a rack. 1 to 2, default 2. */
  maxTorsPerRack?: CapacityInferred["maxTorsPerRack"] | undefined;
  /** Links from a ToR to one spine. 1 to 4, default 1. */
  maxUplinksPerSpine?: CapacityInferred["maxUplinksPerSpine"] | undefined;
  /** Links from a spine to one super-spine, where there are `pods`. 1 to 4, default 1. */
  maxUplinksPerSuperSpine?: CapacityInferred["maxUplinksPerSuperSpine"] | undefined;
  /** Nodes in a rack. 1 to 128, default 64. */
  maxNodesPerRack?: CapacityInferred["maxNodesPerRack"] | undefined;
  /** Pools of pods that one rack may have. 1 to 16, default 1. */
  maxPodPoolsPerRack?: CapacityInferred["maxPodPoolsPerRack"] | undefined;
  /** Hosts in a rack that do not run Calico. 1 to 64, default 16. */
  maxHostsPerRack?: CapacityInferred["maxHostsPerRack"] | undefined;
  /** Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod. 1 to 1024, default 110. */
  maxPodsPerNode?: CapacityInferred["maxPodsPerNode"] | undefined;
}

type PoolsInferred = NonNullable<DocumentedInferred["pools"]>;

/** Pools that ASNs and addresses are taken from. */
interface Pools {
  /** AS numbers of spines, one each (RFC 6996 private). Default 64513-64576. */
  spineAsns?: PoolsInferred["spineAsns"] | undefined;
  /** The AS number of super-spines, the first of the pool for all of them (RFC 6996 private). Default 64577. */
  superSpineAsns?: PoolsInferred["superSpineAsns"] | undefined;
  /** AS numbers of racks, or of ToRs where each has its own (RFC 6996 private). Default 64600-65534. */
  rackAsns?: PoolsInferred["rackAsns"] | undefined;
  /** AS numbers of nodes, where nodes have their own (RFC 6996 private, 4 bytes). Default 4200000000-4289999999. */
  nodeAsns?: PoolsInferred["nodeAsns"] | undefined;
  /** AS numbers of hosts that do not run Calico, where nodes have their own (RFC 6996 private, 4 bytes). Default 4290000000-4294967294. */
  hostAsns?: PoolsInferred["hostAsns"] | undefined;
  /** Loopbacks (/32) and router ids of spines. Default 10.255.0.0/24. */
  spineLoopbacks?: PoolsInferred["spineLoopbacks"] | undefined;
  /** Loopbacks (/32) and router ids of super-spines. Default 10.255.1.0/24. */
  superSpineLoopbacks?: PoolsInferred["superSpineLoopbacks"] | undefined;
  /** Loopbacks (/32) and router ids of ToRs. Default 10.255.2.0/23. */
  torLoopbacks?: PoolsInferred["torLoopbacks"] | undefined;
  /** Links between ToRs and spines, each of the length that sizes.links says. Default 10.254.0.0/16. */
  links?: PoolsInferred["links"] | undefined;
  /** Links between spines, each of the length that sizes.links says, where the model has them. Default 10.253.0.0/19. */
  spineLinks?: PoolsInferred["spineLinks"] | undefined;
  /** Links between spines and super-spines, each of the length that sizes.links says. Default 10.253.128.0/17. */
  superSpineLinks?: PoolsInferred["superSpineLinks"] | undefined;
  /** Links between ToRs and servers, a /31 each, where each server has its own, or a network of each ToR's own with its servers. Default 10.248.0.0/15. */
  serverLinks?: PoolsInferred["serverLinks"] | undefined;
  /** Subnets of planes, one for each spine, where spines switch. Default 10.252.0.0/16. */
  planes?: PoolsInferred["planes"] | undefined;
  /** Rack subnets, which nodes share with their ToRs. Default 10.192.0.0/16. */
  nodes?: PoolsInferred["nodes"] | undefined;
  /** Subnets of planes, where nodes have an address in each plane. Default 10.192.0.0/15. */
  nodePlanes?: PoolsInferred["nodePlanes"] | undefined;
  /** What hosts that do not run Calico announce: service addresses. Default 10.251.0.0/16. */
  hosts?: PoolsInferred["hosts"] | undefined;
  /** Calico's IPPools, one per rack. Default 10.32.0.0/11. */
  pods?: PoolsInferred["pods"] | undefined;
}

type SizesInferred = NonNullable<DocumentedInferred["sizes"]>;

/** Prefix lengths of what is cut from the pools. */
interface Sizes {
  /** Prefix length of a link between two switches: 31 (RFC 3021), or 30, of whose four addresses the two in the middle are the ends'. 30 or 31, default 31. */
  links?: SizesInferred["links"] | undefined;
  /** Prefix length of a rack's subnet. Where in it ToRs, nodes and hosts stand, `offsets` says. 16 to 28, default 24. */
  rackSubnet?: SizesInferred["rackSubnet"] | undefined;
  /** Prefix length of the range that a ToR's links to servers are cut from, where each server has its own: a /31 each by the server's number, nodes first, hosts after maxNodesPerRack; or of a ToR's own network with servers, in which the ToR takes .1 and servers .10 and up. 16 to 30, default 24: 128 links, or 245 servers. */
  serverLinks?: SizesInferred["serverLinks"] | undefined;
  /** Prefix length of a plane's subnet. ToRs take .10 and up, by rack index times maxTorsPerRack plus ToR index. 16 to 28, default 22: 1013 ToRs. */
  planeSubnet?: SizesInferred["planeSubnet"] | undefined;
  /** Prefix length of a plane's subnet where nodes have an address in each plane: .10 and up, by rack index times maxNodesPerRack plus node index. 8 to 28, default 17. */
  nodePlane?: SizesInferred["nodePlane"] | undefined;
  /** Prefix length of a rack's pod pool: blocks for maxPodsPerNode on each of maxNodesPerRack nodes. Default 19: two /26 blocks for each of 64 nodes. */
  rackPods?: SizesInferred["rackPods"] | undefined;
  /** Prefix length of Calico's blocks (IPPool blockSize). 20 to 32, default 26. */
  podBlock?: SizesInferred["podBlock"] | undefined;
}

type OffsetsInferred = NonNullable<DocumentedInferred["offsets"]>;

/** Where in a rack's subnet its ToRs and servers stand, counted from the subnet's first address. Fixed once something is deployed. */
interface Offsets {
  /** The address of a rack's first ToR: 1 is the first after the network's own, -1 the last before the broadcast address; the second ToR has the next one inwards. -1024 to 1024, default 1. */
  firstTor?: OffsetsInferred["firstTor"] | undefined;
  /** The address of a rack's first node: others follow by index, hosts after the last of maxNodesPerRack nodes. 1 to 1024, default 10. */
  firstNode?: OffsetsInferred["firstNode"] | undefined;
}

type PlatformsInferred = NonNullable<DocumentedInferred["platforms"]>;

/** Network operating systems of switches, by role. */
interface Platforms {
  /** Of spines: frr (Linux with FRRouting 8.4 or newer), linux (Linux with FRRouting 8.4 or newer and ifupdown2 3.0 or newer), eos (Arista EOS 4.23 or newer), nxos (Cisco NX-OS 9.3 or newer on Nexus 9000), comware (H3C Comware 7), vrp (Huawei VRP 8 (CloudEngine)), sonic (SONiC 202405 or newer with FRR's management framework), cumulus (NVIDIA Cumulus Linux 5.9 to 5.14 with NVUE). Default frr. */
  spines?: PlatformsInferred["spines"] | undefined;
  /** Of super-spines: one of the same. Default: as of spines. */
  superSpines?: PlatformsInferred["superSpines"] | undefined;
  /** Of ToRs: one of the same. Default frr. */
  tors?: PlatformsInferred["tors"] | undefined;
}

type HardwareInferred = NonNullable<DocumentedInferred["hardware"]>;

/** The hardware of switches, by role: the ports that it has, servers' first, and no others. Ports that `ports` names go before. */
interface Hardware {
  /** What every spine is: 7050SX3-48YC8, 7280SR3-48YC8, 7050CX3-32S, 7060CX2-32S on eos; N9K-C93180YC-FX3, N9K-C93240YC-FX2, N9K-C9336C-FX2, N9K-C9364C on nxos; S6850-56HF, S6825-54HF, S9820-64H, S9850-32H on comware; CE6865-48S8CQ-EI, CE6881-48S6CQ, CE8850-64CQ-EI, CE8855-32CQ4BQ on vrp; AS7326-56X, S5248F-ON, MSN2410, AS7726-32X, MSN2700 on sonic; SN2410, SN3420, SN2700, SN3700C on cumulus. Default: not known; ports are named by the platform alone, and not counted. */
  spines?: HardwareInferred["spines"] | undefined;
  /** What every super-spine is: one of the same. Default: not known. */
  superSpines?: HardwareInferred["superSpines"] | undefined;
  /** What every ToR is: one of the same. Default: not known. */
  tors?: HardwareInferred["tors"] | undefined;
}

type PortsInferred = NonNullable<DocumentedInferred["ports"]>;

/** Interface names on switches: a list of names by number, or a pattern with the first number in braces, as in swp{49}; {0:4} counts in fours, and {1..4} at the end is a port that was broken out. */
interface Ports {
  /** A ToR's port to a spine, by the spine's index times maxUplinksPerSpine plus the link, from 0. Default by platform: swp{49} on frr, swp{49} on linux, Ethernet{49}/1 on eos, Ethernet1/{49} on nxos, HundredGigE1/0/{49} on comware, 100GE1/0/{1} on vrp, Ethernet{48:4} on sonic, swp{49} on cumulus. */
  torUplink?: PortsInferred["torUplink"] | undefined;
  /** A spine's port to a ToR, by rack index (modulo maxRacksPerPod, where there are pods) times maxTorsPerRack plus ToR index, times maxUplinksPerSpine plus the link, from 0. Default by platform: swp{1} on frr, swp{1} on linux, Ethernet{1}/1 on eos, Ethernet1/{1} on nxos, HundredGigE1/0/{1} on comware, 100GE1/0/{1} on vrp, Ethernet{0:4} on sonic, swp{1} on cumulus. */
  spineDownlink?: PortsInferred["spineDownlink"] | undefined;
  /** A spine's port to another spine, by the other's index, where the model links them. Default by platform: swp{513} on frr, swp{513} on linux, Ethernet{513}/1 on eos, Ethernet1/{513} on nxos, HundredGigE1/0/{513} on comware, 100GE1/0/{513} on vrp, Ethernet{2048:4} on sonic, swp{513} on cumulus. */
  spinePeer?: PortsInferred["spinePeer"] | undefined;
  /** A spine's port to a super-spine, by the super-spine's index, from 0. Default by platform: swp{577} on frr, swp{577} on linux, Ethernet{577}/1 on eos, Ethernet1/{577} on nxos, HundredGigE1/0/{577} on comware, 100GE1/0/{577} on vrp, Ethernet{2304:4} on sonic, swp{577} on cumulus. */
  spineUplink?: PortsInferred["spineUplink"] | undefined;
  /** A super-spine's port to a spine, by the pod's index times maxSpines plus the spine's index, in a plane by the pod's index, from 0. Default by platform: swp{1} on frr, swp{1} on linux, Ethernet{1}/1 on eos, Ethernet1/{1} on nxos, HundredGigE1/0/{1} on comware, 100GE1/0/{1} on vrp, Ethernet{0:4} on sonic, swp{1} on cumulus. */
  superSpineDownlink?: PortsInferred["superSpineDownlink"] | undefined;
  /** A ToR's routed interface into its rack. Default by platform: vlan10 on frr, vlan10 on linux, Vlan10 on eos, Vlan10 on nxos, Vlan-interface10 on comware, Vlanif10 on vrp, Vlan10 on sonic, vlan10 on cumulus. */
  torRack?: PortsInferred["torRack"] | undefined;
  /** A node's port into a plane, by the plane's number, where nodes have an address in each plane: the same on every node. Default eth{0}. */
  nodePlane?: PortsInferred["nodePlane"] | undefined;
  /** A ToR's port to a server, where its text has such ports: by the server's index, nodes first, hosts after maxNodesPerRack; where nodes stand in planes, by node index times planes plus plane. Default by platform: swp{129} on frr, swp{129} on linux, Ethernet{1} on eos, Ethernet1/{1} on nxos, Twenty-FiveGigE1/0/{1} on comware, 25GE1/0/{1} on vrp, Ethernet{0} on sonic, swp{1} on cumulus. */
  torNode?: PortsInferred["torNode"] | undefined;
  /** A ToR's port to the other ToR of its rack, by the other's index, where both carry the rack's network or two switch as one. Default by platform: swp{113} on frr, swp{113} on linux, Ethernet{55}/1 on eos, Ethernet1/{53} on nxos, HundredGigE1/0/{55} on comware, 100GE1/0/{7} on vrp, Ethernet{72:4} on sonic, swp{55} on cumulus. */
  torPeer?: PortsInferred["torPeer"] | undefined;
}

type EthernetFabricInferred = NonNullable<EthernetInferred["fabric"]>;

/** Links between ToRs and spines, and between spines. */
interface EthernetFabric {
  /** The longest IP packet on links between switches that route, in octets. 1280 to 9216, the most that any switch here takes; 9214 on eos, 9198 on comware. Default: what each switch has by itself. */
  mtu?: EthernetFabricInferred["mtu"] | undefined;
  /** Speed of links between switches that route, where it is below that of the switches' ports: 1, 10, 25, 40, 50, 100, 200, 400. Default: not said; a port has its own speed, or finds it. */
  gbps?: EthernetFabricInferred["gbps"] | undefined;
  /** Forward error correction on links between switches that route: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
  fec?: EthernetFabricInferred["fec"] | undefined;
}

type EthernetRacksInferred = NonNullable<EthernetInferred["racks"]>;

/** ToRs' ports to servers; the MTU is also that of the rack's VLAN, and of the ports between the ToRs of a rack. */
interface EthernetRacks {
  /** The longest IP packet on ports into racks, in octets. 1280 to 9216, the most that any switch here takes; 9214 on eos, 9198 on comware. Default: what each switch has by itself. */
  mtu?: EthernetRacksInferred["mtu"] | undefined;
  /** Speed of ports into racks, where it is below that of the switches' ports: 1, 10, 25, 40, 50, 100, 200, 400. Default: not said; a port has its own speed, or finds it. */
  gbps?: EthernetRacksInferred["gbps"] | undefined;
  /** Forward error correction on ports into racks: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
  fec?: EthernetRacksInferred["fec"] | undefined;
}

type EthernetInferred = NonNullable<DocumentedInferred["ethernet"]>;

/** Ethernet on the switches' ports, by what they lead to. What nobody says, no configuration has. */
interface Ethernet {
  /** Links between ToRs and spines, and between spines. */
  fabric?: EthernetFabric | undefined;
  /** ToRs' ports to servers; the MTU is also that of the rack's VLAN, and of the ports between the ToRs of a rack. */
  racks?: EthernetRacks | undefined;
  /** Whether every switch speaks LLDP (IEEE 802.1AB), by which `calico-fabric verify` sees who is at the other end of a cable: it is turned on where a system has it off by itself (nxos, comware, vrp). Default false: as the switch has it. */
  lldp?: EthernetInferred["lldp"] | undefined;
}

type LinuxInferred = NonNullable<DocumentedInferred["linux"]>;

/** Switches on the platform linux. */
interface Linux {
  /** How switches on linux bridge: vlan-aware (one bridge that tells VLANs apart), or per-vlan (a bridge for each VLAN, which needs no VLAN filtering in the kernel, and has a spanning tree of its own; between two ToRs of a rack its frames have no tag). Default vlan-aware. */
  bridges?: LinuxInferred["bridges"] | undefined;
}

type LinesInferred = NonNullable<DocumentedInferred["lines"]>;

/** Lines of your own beside the fabric's, which are put in place and taken away with it: by site, by role, and `lines` of a switch; all of them are written, so say a thing in one of them only: a device keeps one of two, and each delivery would find the other missing. */
interface Lines {
  /** Lines of your own on every switch, by platform. Default none. */
  switches?: LinesInferred["switches"] | undefined;
  /** Lines of your own on every super-spine, by platform. Default none. */
  superSpines?: LinesInferred["superSpines"] | undefined;
  /** Lines of your own on every spine, by platform. Default none. */
  spines?: LinesInferred["spines"] | undefined;
  /** Lines of your own on every ToR, by platform. Default none. */
  tors?: LinesInferred["tors"] | undefined;
}

type ServersInferred = NonNullable<DocumentedInferred["servers"]>;

/** How servers are plugged into the ToRs of their rack, where ToRs route. */
interface Servers {
  /** How servers meet their ToRs. shared: servers and ToRs of a rack stand in one network; routed: a server has a link of its own to each ToR (a /31, a session over each) and a stable address, by which Kubernetes and Calico know it, and ToRs share nothing; subnet-per-tor: as routed, but a server stands in a network of each ToR, which that shares with no other. Default shared. */
  attachment?: ServersInferred["attachment"] | undefined;
  /** How a server bonds its ports: active-backup (one is used; a ToR sees single ports), or lacp (IEEE 802.1AX; the ToR's ports to it are an aggregate, over both ToRs of a rack of two, which are a pair by their platform's own way: MLAG, vPC, M-LAG). Of ToRs whose text has the rack's VLAN. Default active-backup. */
  bond?: ServersInferred["bond"] | undefined;
  /** Cables from a server to each of its ToRs: server number n has the ports from n times this on. 1 to 4, default 1. */
  links?: ServersInferred["links"] | undefined;
  /** What sets up the network of servers: then `render` writes each server's files for it, with its addresses, its bond and the kernel's settings. Default none: it is yours to set. */
  network?: ServersInferred["network"] | undefined;
  /** A server's ports to the ToRs of its rack, on all servers alike: by the ToR's index times `links` plus the cable, from 0. Default eth{0}. */
  ports?: ServersInferred["ports"] | undefined;
  /** The VRF (VPN instance) of ToRs' keepalive addresses, by which the two of a pair watch one another. Default: the platform's own for management, where it has one by itself (nxos, cumulus), else none. */
  keepaliveVrf?: ServersInferred["keepaliveVrf"] | undefined;
}

type UplinksInferred = NonNullable<DocumentedInferred["uplinks"]>;

/** How ToRs are cabled to spines, where spines route, and spines to super-spines. */
interface Uplinks {
  /** Links from a ToR to each of its spines, at most `capacity.maxUplinksPerSpine`: each a cable with a network of its own (`sizes.links`) and, where BGP is spoken by the link, a session of its own. 1 to 4, default 1. */
  links?: UplinksInferred["links"] | undefined;
  /** What several links to one spine are: none (each has a network and a session of its own, and all carry traffic), or lacp (IEEE 802.1AX; they are one link, with one network and one session, that is there as long as one cable is). Default none. */
  aggregate?: UplinksInferred["aggregate"] | undefined;
  /** Links from a spine to each of its super-spines, where there are `pods`, at most `capacity.maxUplinksPerSuperSpine`: each a cable with a network and a session of its own. 1 to 4, default 1. */
  superSpineLinks?: UplinksInferred["superSpineLinks"] | undefined;
  /** Which end of a link has the lower of its two addresses; `uplinkAddresses` of a ToR's pins says it of one link. spine or tor, default spine. */
  lower?: UplinksInferred["lower"] | undefined;
}

type PairsInferred = NonNullable<DocumentedInferred["pairs"]>;

/** Pairs of switches that are one to others (MLAG, vPC, M-LAG, IRF): the ToRs of a rack whose servers bond by LACP, and where `fabric.switching` makes them. */
interface Pairs {
  /** Cables between the two switches of a pair, which are its peer link: an aggregate of them, or the ports of an IRF port. From two on they are in the first ports of `ports.torPeer` or `ports.spinePeer`, the same at both ends; a single one is in the port of the other's index. 1 to 8, default 1; vendors advise two or more. */
  links?: PairsInferred["links"] | undefined;
}

type BgpGracefulRestartInferred = NonNullable<BgpInferred["gracefulRestart"]>;

/** Graceful restart at both ends of every session. */
interface BgpGracefulRestart {
  /** Routers keep forwarding by what a restarting neighbour told them, and are kept so themselves (RFC 4724). Default true. */
  enabled?: BgpGracefulRestartInferred["enabled"] | undefined;
  /** How long a neighbour waits for a restarting router (RFC 4724). Seconds, default 120. */
  restart?: BgpGracefulRestartInferred["restart"] | undefined;
  /** How long a switch keeps a restarting neighbour's routes after it is back. Seconds, default 360. */
  stale?: BgpGracefulRestartInferred["stale"] | undefined;
  /** How long a switch collects changes of its forwarding table before it makes them (FRR: zebra work-queue), so that a restarted bgpd finds the old routes still in use; and a ToR what it tells a neighbour that has just come (coalesce-time). Every rerouting takes that much longer. Milliseconds, 0 to 10000; default 0: FRR's own 10. */
  forwardingHold?: BgpGracefulRestartInferred["forwardingHold"] | undefined;
}

type BgpPasswordsInferred = NonNullable<BgpInferred["passwords"]>;

/** TCP MD5 passwords (RFC 2385) by their names: the operation has the text. Turning one on or changing it starts its sessions anew. */
interface BgpPasswords {
  /** Of sessions that nodes and hosts have, with their ToRs and with one another. Default: none. */
  nodes?: BgpPasswordsInferred["nodes"] | undefined;
  /** Of sessions between switches. Default: none. */
  switches?: BgpPasswordsInferred["switches"] | undefined;
}

type BgpBfdInferred = NonNullable<BgpInferred["bfd"]>;

/** BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links. */
interface BgpBfd {
  /** Switches that are neighbours watch each other by BFD (RFC 5881). Nodes don't: Calico's BIRD has none. Default false. */
  enabled?: BgpBfdInferred["enabled"] | undefined;
  /** How many packets in a row are missed before the neighbour is gone (RFC 5880 section 6.8.4). 2 to 255, default 3. */
  detectMultiplier?: BgpBfdInferred["detectMultiplier"] | undefined;
  /** Interval at which a switch would send. Milliseconds, 10 to 60000, default 300. */
  transmit?: BgpBfdInferred["transmit"] | undefined;
  /** Interval at which a switch would receive; the neighbour sends at the longer of this and its own. Milliseconds, 10 to 60000, default 300. */
  receive?: BgpBfdInferred["receive"] | undefined;
}

type BgpInferred = NonNullable<DocumentedInferred["bgp"]>;

/** BGP timers, the same at both ends of every session. */
interface Bgp {
  /** Interval of keepalives; the hold time is three of them (RFC 4271 section 10). Seconds, default 3. */
  keepalive?: BgpInferred["keepalive"] | undefined;
  /** Pause between attempts to connect. Seconds, default 10. */
  connectRetry?: BgpInferred["connectRetry"] | undefined;
  /** How a ToR knows its nodes: dynamic (it listens on the rack's subnet, and a node that comes or goes changes no switch), or static (each node is a neighbour of its own, and nobody else gets a session). Default dynamic. */
  discovery?: BgpInferred["discovery"] | undefined;
  /** Graceful restart at both ends of every session. */
  gracefulRestart?: BgpGracefulRestart | undefined;
  /** TCP MD5 passwords (RFC 2385) by their names: the operation has the text. Turning one on or changing it starts its sessions anew. */
  passwords?: BgpPasswords | undefined;
  /** AS numbers that the path of a route may have; a switch refuses a longer one, and one with a set of them (RFC 9774). 1 to 255, default 50. */
  maximumAsPath?: BgpInferred["maximumAsPath"] | undefined;
  /** AS numbers of the Internet that are registered to you, as a range or a list: no warning is given where the fabric uses one. `outside.asn` is yours without being listed. Default none. */
  publicAsns?: BgpInferred["publicAsns"] | undefined;
  /** BGP roles (RFC 9234) on eBGP sessions of switches: a spine is the provider of ToRs, a ToR of nodes, and what was heard from above or aside goes down only, whatever the policies say. Turning it on or off starts these sessions anew. Default false. */
  roles?: BgpInferred["roles"] | undefined;
  /** BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links. */
  bfd?: BgpBfd | undefined;
}

type CalicoIpamInferred = NonNullable<CalicoInferred["ipam"]>;

/** How Calico gives out addresses. Default: left as the cluster has it. */
interface CalicoIpam {
  /** A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false. */
  strictAffinity?: CalicoIpamInferred["strictAffinity"] | undefined;
  /** Blocks that one node may hold. 1 to 1000000, default 20. */
  maxBlocksPerHost?: CalicoIpamInferred["maxBlocksPerHost"] | undefined;
}

type CalicoInferred = NonNullable<DocumentedInferred["calico"]>;

/** Calico's side of the fabric. */
interface Calico {
  /** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
  version?: CalicoInferred["version"] | undefined;
  /** Key of the label that says which rack a node stands in; pools and peers select by it. Default rack. */
  rackLabel?: CalicoInferred["rackLabel"] | undefined;
  /** Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false. */
  natOutgoing?: CalicoInferred["natOutgoing"] | undefined;
  /** The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system. */
  namespace?: CalicoInferred["namespace"] | undefined;
  /** Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none. */
  natExclusions?: CalicoInferred["natExclusions"] | undefined;
  /** Communities that nodes put on the routes of pods (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside; ranges that borders tell outside have those of outside.communities.out alone. Default none. */
  podCommunities?: CalicoInferred["podCommunities"] | undefined;
  /** How Calico gives out addresses. Default: left as the cluster has it. */
  ipam?: CalicoIpam | undefined;
  /** Parts of the pods' pools that no pod is given (IPReservation). Default none. */
  reserved?: CalicoInferred["reserved"] | undefined;
}

type Ipv6PoolsInferred = NonNullable<Ipv6Inferred["pools"]>;

/** Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool. */
interface Ipv6Pools {
  /** Of pools.spineLoopbacks, a /128 each. Default: cut from `prefix`. */
  spineLoopbacks?: Ipv6PoolsInferred["spineLoopbacks"] | undefined;
  /** Of pools.torLoopbacks, a /128 each. Default: cut from `prefix`. */
  torLoopbacks?: Ipv6PoolsInferred["torLoopbacks"] | undefined;
  /** Of pools.superSpineLoopbacks, a /128 each. Default: cut from `prefix`. */
  superSpineLoopbacks?: Ipv6PoolsInferred["superSpineLoopbacks"] | undefined;
  /** Of pools.links, a /127 each (RFC 6164). Default: cut from `prefix`. */
  links?: Ipv6PoolsInferred["links"] | undefined;
  /** Of pools.spineLinks, a /127 each. Default: cut from `prefix`. */
  spineLinks?: Ipv6PoolsInferred["spineLinks"] | undefined;
  /** Of pools.superSpineLinks, a /127 each. Default: cut from `prefix`. */
  superSpineLinks?: Ipv6PoolsInferred["superSpineLinks"] | undefined;
  /** Of pools.serverLinks, a /127 each. Default: cut from `prefix`. */
  serverLinks?: Ipv6PoolsInferred["serverLinks"] | undefined;
  /** Of pools.planes, a /64 each. Default: cut from `prefix`. */
  planes?: Ipv6PoolsInferred["planes"] | undefined;
  /** Of pools.nodes, a /64 for each rack. Default: cut from `prefix`. */
  nodes?: Ipv6PoolsInferred["nodes"] | undefined;
  /** Of pools.nodePlanes, a /64 each. Default: cut from `prefix`. */
  nodePlanes?: Ipv6PoolsInferred["nodePlanes"] | undefined;
  /** Of pools.hosts, address by address: what is announced as a /32 becomes a /128. Default: cut from `prefix`. */
  hosts?: Ipv6PoolsInferred["hosts"] | undefined;
  /** Of pools.pods, address by address: a block of /26 becomes one of /122. Default: cut from `prefix`. */
  pods?: Ipv6PoolsInferred["pods"] | undefined;
}

type Ipv6ServicesInferred = NonNullable<Ipv6Inferred["services"]>;

/** Ranges of services in IPv6, where they are a cluster's own already. */
interface Ipv6Services {
  /** One for each range of services.clusterIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  clusterIps?: Ipv6ServicesInferred["clusterIps"] | undefined;
  /** One for each range of services.externalIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  externalIps?: Ipv6ServicesInferred["externalIps"] | undefined;
  /** One for each range of services.loadBalancerIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  loadBalancerIps?: Ipv6ServicesInferred["loadBalancerIps"] | undefined;
}

type Ipv6Inferred = NonNullable<DocumentedInferred["ipv6"]>;

/** IPv6, beside IPv4 or alone: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only. */
interface Ipv6 {
  /** The site's prefix, of which pools are cut that are not given: a /48 is as large as anyone needs; at least /16, at most /56. */
  prefix: Ipv6Inferred["prefix"];
  /** There is no IPv4: no switch, server or pod has an address of it, and what remains are the 32 bits of router ids (pools.superSpineLoopbacks, pools.spineLoopbacks, pools.torLoopbacks) and of cluster ids. Every number is IPv6's own (`numbering: own`), and is said below `ipv6` as beside IPv4; sizes count as ever. A field beside `prefix`, and not a list of families: all that goes with it is here, and taking IPv4 away is one line. Default false. */
  only?: Ipv6Inferred["only"] | undefined;
  /** `image`: each number is where the IPv4 number is in its range. `own`: each follows from the object's index in the IPv6 pool, whatever is pinned in IPv4, and a rack's pods are a /64; pools.X has as many ranges in IPv6. Default image. */
  numbering?: Ipv6Inferred["numbering"] | undefined;
  /** Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool. */
  pools?: Ipv6Pools | undefined;
  /** Ranges of services in IPv6, where they are a cluster's own already. */
  services?: Ipv6Services | undefined;
  /** As calico.natExclusions, of IPv6: destinations that pods reach with their own addresses. Default none. */
  natExclusions?: Ipv6Inferred["natExclusions"] | undefined;
  /** Nodes translate what pods send over IPv6 to addresses outside every pool. Default: as calico.natOutgoing says of IPv4. */
  natOutgoing?: Ipv6Inferred["natOutgoing"] | undefined;
}

type TablesSpinesInferred = NonNullable<TablesInferred["spines"]>;

/** Of every spine. */
interface TablesSpines {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: TablesSpinesInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: TablesSpinesInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: TablesSpinesInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: TablesSpinesInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: TablesSpinesInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: TablesSpinesInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: TablesSpinesInferred["ecmpGroups"] | undefined;
}

type TablesSuperSpinesInferred = NonNullable<TablesInferred["superSpines"]>;

/** Of every super-spine. */
interface TablesSuperSpines {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: TablesSuperSpinesInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: TablesSuperSpinesInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: TablesSuperSpinesInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: TablesSuperSpinesInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: TablesSuperSpinesInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: TablesSuperSpinesInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: TablesSuperSpinesInferred["ecmpGroups"] | undefined;
}

type TablesTorsInferred = NonNullable<TablesInferred["tors"]>;

/** Of every ToR. */
interface TablesTors {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: TablesTorsInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: TablesTorsInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: TablesTorsInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: TablesTorsInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: TablesTorsInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: TablesTorsInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: TablesTorsInferred["ecmpGroups"] | undefined;
}

type TablesInferred = NonNullable<DocumentedInferred["tables"]>;

/** What the switches' hardware has room for: a preview warns before it is full. Where `hardware` names what is known, its sizes; else take the numbers from the vendor's data sheet, for the profile that the switch is set up with. */
interface Tables {
  /** Of every spine. */
  spines?: TablesSpines | undefined;
  /** Of every super-spine. */
  superSpines?: TablesSuperSpines | undefined;
  /** Of every ToR. */
  tors?: TablesTors | undefined;
}

type ServicesInferred = NonNullable<DocumentedInferred["services"]>;

/** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
interface Services {
  /** Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it. Default none. */
  clusterIps?: ServicesInferred["clusterIps"] | undefined;
  /** External IPs that are announced (serviceExternalIPs). Default none. */
  externalIps?: ServicesInferred["externalIps"] | undefined;
  /** Load balancer IPs that are announced (serviceLoadBalancerIPs). Default none. */
  loadBalancerIps?: ServicesInferred["loadBalancerIps"] | undefined;
  /** Ranges of load balancer IPs are announced as a whole, by every node; false: only single addresses that services have, each of which goes when its service has no endpoint any more (serviceLoadBalancerAggregation: Disabled, from Calico 3.31 on). Default true. */
  loadBalancerAggregation?: ServicesInferred["loadBalancerAggregation"] | undefined;
  /** Communities that nodes put on routes of services (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside and outside. Default none. */
  communities?: ServicesInferred["communities"] | undefined;
  /** Addresses of services that one node may announce each by itself (/32) beside the ranges: those with externalTrafficPolicy: Local that it has an endpoint of, and, without loadBalancerAggregation, every load balancer IP. Default 250. */
  maxLocalPerNode?: ServicesInferred["maxLocalPerNode"] | undefined;
}

type ClusterServicesInferred = NonNullable<ClusterInferred["services"]>;

/** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
interface ClusterServices {
  /** Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it. Default none. */
  clusterIps?: ClusterServicesInferred["clusterIps"] | undefined;
  /** External IPs that are announced (serviceExternalIPs). Default none. */
  externalIps?: ClusterServicesInferred["externalIps"] | undefined;
  /** Load balancer IPs that are announced (serviceLoadBalancerIPs). Default none. */
  loadBalancerIps?: ClusterServicesInferred["loadBalancerIps"] | undefined;
  /** Ranges of load balancer IPs are announced as a whole, by every node; false: only single addresses that services have, each of which goes when its service has no endpoint any more (serviceLoadBalancerAggregation: Disabled, from Calico 3.31 on). Default true. */
  loadBalancerAggregation?: ClusterServicesInferred["loadBalancerAggregation"] | undefined;
  /** Communities that nodes put on routes of services (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside and outside. Default none. */
  communities?: ClusterServicesInferred["communities"] | undefined;
  /** Addresses of services that one node may announce each by itself (/32) beside the ranges: those with externalTrafficPolicy: Local that it has an endpoint of, and, without loadBalancerAggregation, every load balancer IP. Default 250. */
  maxLocalPerNode?: ClusterServicesInferred["maxLocalPerNode"] | undefined;
}

type ClusterCalicoIpamInferred = NonNullable<ClusterCalicoInferred["ipam"]>;

/** How Calico gives out addresses. Default: left as the cluster has it. */
interface ClusterCalicoIpam {
  /** A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false. */
  strictAffinity?: ClusterCalicoIpamInferred["strictAffinity"] | undefined;
  /** Blocks that one node may hold. 1 to 1000000, default 20. */
  maxBlocksPerHost?: ClusterCalicoIpamInferred["maxBlocksPerHost"] | undefined;
}

type ClusterCalicoInferred = NonNullable<ClusterInferred["calico"]>;

/** Calico's side of the cluster. Default: as `calico` of the datacenter, all of it. */
interface ClusterCalico {
  /** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
  version?: ClusterCalicoInferred["version"] | undefined;
  /** Key of the label that says which rack a node stands in; pools and peers select by it. Default rack. */
  rackLabel?: ClusterCalicoInferred["rackLabel"] | undefined;
  /** Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false. */
  natOutgoing?: ClusterCalicoInferred["natOutgoing"] | undefined;
  /** The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system. */
  namespace?: ClusterCalicoInferred["namespace"] | undefined;
  /** Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none. */
  natExclusions?: ClusterCalicoInferred["natExclusions"] | undefined;
  /** Communities that nodes put on the routes of pods (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside; ranges that borders tell outside have those of outside.communities.out alone. Default none. */
  podCommunities?: ClusterCalicoInferred["podCommunities"] | undefined;
  /** How Calico gives out addresses. Default: left as the cluster has it. */
  ipam?: ClusterCalicoIpam | undefined;
  /** Parts of the pods' pools that no pod is given (IPReservation). Default none. */
  reserved?: ClusterCalicoInferred["reserved"] | undefined;
}

type ClusterPinInferred = NonNullable<ClusterInferred["pin"]>;

/** Numbers that exist already and stay. */
interface ClusterPin {
  /** Only where a cluster has an AS of its own. Default: by its index out of pools.nodeAsns. */
  asn?: ClusterPinInferred["asn"] | undefined;
}

type ClusterInferred = NonNullable<DocumentedInferred["clusters"]>[number];

/** A Kubernetes cluster with Calico that has racks, or parts of racks, of the fabric. */
interface Cluster {
  /** Name of the cluster, unique. */
  name: ClusterInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: ClusterInferred["index"];
  /** What the cluster's IPPools are cut from, one for each rack by the rack's index, of the length that sizes.rackPods says: a range or a list. No other cluster's. */
  pods: ClusterInferred["pods"];
  /** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
  services?: ClusterServices | undefined;
  /** Calico's side of the cluster. Default: as `calico` of the datacenter, all of it. */
  calico?: ClusterCalico | undefined;
  /** Other clusters, by name, whose pods and services this cluster's nodes are told of, and they of this one's: said at one of the two is enough. Default none: each knows its own alone. */
  reaches?: ClusterInferred["reaches"] | undefined;
  /** Numbers that exist already and stay. */
  pin?: ClusterPin | undefined;
}

type AnycastInferred = NonNullable<DocumentedInferred["anycast"]>[number];

/** One address, and who has it. */
interface Anycast {
  /** The address (/32), in no pool of the fabric and in no range of services. Each of `servers` has it on its loopback. */
  address: AnycastInferred["address"];
  /** Names of the nodes and hosts that have it and announce it. Whoever sends there gets to the nearest, and spreads over those that are as near. */
  servers: AnycastInferred["servers"];
  /** Communities that nodes put on its route (BGPConfiguration prefixAdvertisements); hosts put on none. Default none. */
  communities?: AnycastInferred["communities"] | undefined;
}

type OutsidePeerDefaultOnlyIpv6Inferred = NonNullable<OutsidePeerDefaultOnlyInferred["ipv6"]>;

/** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
interface OutsidePeerDefaultOnlyIpv6 {
  /** The border's address there, with the length of the network. Default: the IPv4 address in the last 32 bits of what ipv6.prefix has for links to the outside; required where IPv6 is alone. */
  address?: OutsidePeerDefaultOnlyIpv6Inferred["address"] | undefined;
  /** The outside router's address there; goes with `address`. */
  peer?: OutsidePeerDefaultOnlyIpv6Inferred["peer"] | undefined;
}

type OutsidePeerDefaultOnlyInferred = Extract<
  NonNullable<OutsideInferred["peers"]>[number],
  { readonly mode: "default-only" }
>;

/** An outside router that gives the default route by eBGP. */
interface OutsidePeerDefaultOnly {
  /** eBGP; of what the outside router tells only the default route is taken. */
  mode: OutsidePeerDefaultOnlyInferred["mode"];
  /** Name of the router outside, as the simulator and the lab call it; the same at each of its links. */
  router: OutsidePeerDefaultOnlyInferred["router"];
  /** Name of the border: a spine or a ToR that routes. */
  switch: OutsidePeerDefaultOnlyInferred["switch"];
  /** The border's port to it. Several routers may stand behind one port, in one network: each is an entry with the same address of the border. */
  interface: OutsidePeerDefaultOnlyInferred["interface"];
  /** The border's address there, with the length of the network. Required, but where IPv6 is alone. */
  address?: OutsidePeerDefaultOnlyInferred["address"] | undefined;
  /** The outside router's address there. Required, but where IPv6 is alone. */
  peer?: OutsidePeerDefaultOnlyInferred["peer"] | undefined;
  /** AS of the outside router. */
  asn: OutsidePeerDefaultOnlyInferred["asn"];
  /** TCP MD5 (RFC 2385): the name of the password that its owner has given. Default none. */
  password?: OutsidePeerDefaultOnlyInferred["password"] | undefined;
  /** GTSM (RFC 5082): only packets of the neighbour itself count. The router outside must have it too, or the session stays down. Default false. */
  ttlSecurity?: OutsidePeerDefaultOnlyInferred["ttlSecurity"] | undefined;
  /** The border watches the router outside by BFD (RFC 5881), at the intervals of bgp.bfd, whether or not switches do so among themselves. The router outside must have it too. Default false. */
  bfd?: OutsidePeerDefaultOnlyInferred["bfd"] | undefined;
  /** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
  ipv6?: OutsidePeerDefaultOnlyIpv6 | undefined;
}

type OutsidePeerFullIpv6Inferred = NonNullable<OutsidePeerFullInferred["ipv6"]>;

/** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
interface OutsidePeerFullIpv6 {
  /** The border's address there, with the length of the network. Default: the IPv4 address in the last 32 bits of what ipv6.prefix has for links to the outside; required where IPv6 is alone. */
  address?: OutsidePeerFullIpv6Inferred["address"] | undefined;
  /** The outside router's address there; goes with `address`. */
  peer?: OutsidePeerFullIpv6Inferred["peer"] | undefined;
  /** What stands for each of `accept` in IPv6, in the same order; those that are left over are of IPv4 alone. The default route is ::/0 by itself. Where IPv6 is alone, the list itself, ::/0 included. Must be given where `accept` has more than the default route. */
  accept?: OutsidePeerFullIpv6Inferred["accept"] | undefined;
  /** What stands for each of `announces` in IPv6, in the same order; those that are left over are of IPv4 alone. The default route is ::/0 by itself. Where IPv6 is alone, the list itself, ::/0 included. Default none. */
  announces?: OutsidePeerFullIpv6Inferred["announces"] | undefined;
}

type OutsidePeerFullInferred = Extract<
  NonNullable<OutsideInferred["peers"]>[number],
  { readonly mode: "full" }
>;

/** An outside router whose routes are taken by eBGP. */
interface OutsidePeerFull {
  /** eBGP; every route is taken, or those of `accept`: they are known on every router inside. */
  mode: OutsidePeerFullInferred["mode"];
  /** Name of the router outside, as the simulator and the lab call it; the same at each of its links. */
  router: OutsidePeerFullInferred["router"];
  /** Name of the border: a spine or a ToR that routes. */
  switch: OutsidePeerFullInferred["switch"];
  /** The border's port to it. Several routers may stand behind one port, in one network: each is an entry with the same address of the border. */
  interface: OutsidePeerFullInferred["interface"];
  /** The border's address there, with the length of the network. Required, but where IPv6 is alone. */
  address?: OutsidePeerFullInferred["address"] | undefined;
  /** The outside router's address there. Required, but where IPv6 is alone. */
  peer?: OutsidePeerFullInferred["peer"] | undefined;
  /** AS of the outside router. */
  asn: OutsidePeerFullInferred["asn"];
  /** TCP MD5 (RFC 2385): the name of the password that its owner has given. Default none. */
  password?: OutsidePeerFullInferred["password"] | undefined;
  /** GTSM (RFC 5082): only packets of the neighbour itself count. The router outside must have it too, or the session stays down. Default false. */
  ttlSecurity?: OutsidePeerFullInferred["ttlSecurity"] | undefined;
  /** The border watches the router outside by BFD (RFC 5881), at the intervals of bgp.bfd, whether or not switches do so among themselves. The router outside must have it too. Default false. */
  bfd?: OutsidePeerFullInferred["bfd"] | undefined;
  /** Ranges that are taken, with every longer prefix in them; 0.0.0.0/0 stands for all. Default: all but martians (RFC 6890), private ranges among them. The fabric's own ranges never are. */
  accept?: OutsidePeerFullInferred["accept"] | undefined;
  /** Routes that may come; the session is torn down over it, with a warning at 80 %. Every router inside must have room for them. Default 1000. */
  maximumPrefixes?: OutsidePeerFullInferred["maximumPrefixes"] | undefined;
  /** Routes that it is known to have: what the simulator and the lab take it to tell. Default the default route. */
  announces?: OutsidePeerFullInferred["announces"] | undefined;
  /** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
  ipv6?: OutsidePeerFullIpv6 | undefined;
}

type OutsidePeerStaticIpv6Inferred = NonNullable<OutsidePeerStaticInferred["ipv6"]>;

/** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
interface OutsidePeerStaticIpv6 {
  /** The border's address there, with the length of the network. Default: the IPv4 address in the last 32 bits of what ipv6.prefix has for links to the outside; required where IPv6 is alone. */
  address?: OutsidePeerStaticIpv6Inferred["address"] | undefined;
  /** The outside router's address there; goes with `address`. */
  peer?: OutsidePeerStaticIpv6Inferred["peer"] | undefined;
  /** What stands for each of `prefixes` in IPv6, in the same order; those that are left over are of IPv4 alone. The default route is ::/0 by itself. Where IPv6 is alone, the list itself, ::/0 included. Must be given where `prefixes` has more than the default route. */
  prefixes?: OutsidePeerStaticIpv6Inferred["prefixes"] | undefined;
}

type OutsidePeerStaticInferred = Extract<
  NonNullable<OutsideInferred["peers"]>[number],
  { readonly mode: "static" }
>;

/** An outside router that speaks no BGP; its owner routes the fabric's ranges to the border. */
interface OutsidePeerStatic {
  /** No BGP: the border has static routes to it, which stand while the port is up. */
  mode: OutsidePeerStaticInferred["mode"];
  /** Name of the router outside, as the simulator and the lab call it; the same at each of its links. */
  router: OutsidePeerStaticInferred["router"];
  /** Name of the border: a spine or a ToR that routes. */
  switch: OutsidePeerStaticInferred["switch"];
  /** The border's port to it. Several routers may stand behind one port, in one network: each is an entry with the same address of the border. */
  interface: OutsidePeerStaticInferred["interface"];
  /** The border's address there, with the length of the network. Required, but where IPv6 is alone. */
  address?: OutsidePeerStaticInferred["address"] | undefined;
  /** The outside router's address there. Required, but where IPv6 is alone. */
  peer?: OutsidePeerStaticInferred["peer"] | undefined;
  /** Where the routes lead. Default the default route. */
  prefixes?: OutsidePeerStaticInferred["prefixes"] | undefined;
  /** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
  ipv6?: OutsidePeerStaticIpv6 | undefined;
}

type OutsidePeer = OutsidePeerDefaultOnly | OutsidePeerFull | OutsidePeerStatic;

type OutsideAnnounceInferred = NonNullable<OutsideInferred["announce"]>;

/** What routers outside are told. */
interface OutsideAnnounce {
  /** Aggregates of pods: one for each rack, withdrawn by a border that has lost the rack's last route; or one for each range of pools.pods. Default per-pool where only ToRs are borders and every ToR goes to every one of several spines, else per-rack. */
  pods?: OutsideAnnounceInferred["pods"] | undefined;
  /** Ranges of services, and single addresses out of them. Default true. */
  services?: OutsideAnnounceInferred["services"] | undefined;
  /** Addresses that several servers have (`anycast`). Default false. */
  anycast?: OutsideAnnounceInferred["anycast"] | undefined;
  /** The racks' subnets. Default false. */
  nodes?: OutsideAnnounceInferred["nodes"] | undefined;
  /** The switches' loopbacks. Default false. */
  loopbacks?: OutsideAnnounceInferred["loopbacks"] | undefined;
}

type OutsideCommunitiesInferred = NonNullable<OutsideInferred["communities"]>;

/** Communities (RFC 1997) and large ones (RFC 8092); those that are there already stay. */
interface OutsideCommunities {
  /** Added to all that routers outside are told. Default none. */
  out?: OutsideCommunitiesInferred["out"] | undefined;
  /** Added to all that comes from them, for whoever hears of it inside. Default none. */
  in?: OutsideCommunitiesInferred["in"] | undefined;
}

type OutsideInferred = NonNullable<DocumentedInferred["outside"]>;

/** Routers outside the fabric, and the borders that stand before them. Default none: nothing comes in, nothing goes out. */
interface Outside {
  /** Links of borders to routers outside; the switches named in it are the borders. */
  peers: OutsidePeer[];
  /** What routers outside are told. */
  announce?: OutsideAnnounce | undefined;
  /** Communities (RFC 1997) and large ones (RFC 8092); those that are there already stay. */
  communities?: OutsideCommunities | undefined;
  /** AS by which routers outside know the whole datacenter, whatever borders have among themselves (local-as). Default: each border's own. */
  asn?: OutsideInferred["asn"] | undefined;
  /** Private AS numbers (RFC 6996) behind the border's in what goes out: racks' and nodes' mean nothing there. Default remove. */
  privateAsns?: OutsideInferred["privateAsns"] | undefined;
}

type SuperSpinePortsInferred = NonNullable<SuperSpineInferred["ports"]>;

/** Ports of this super-spine, where they are not as `ports` says. */
interface SuperSpinePorts {
  /** In place of ports.superSpineDownlink. */
  downlink?: SuperSpinePortsInferred["downlink"] | undefined;
  /** The port to a single spine, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  to?: SuperSpinePortsInferred["to"] | undefined;
}

type SuperSpineTablesInferred = NonNullable<SuperSpineInferred["tables"]>;

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
interface SuperSpineTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: SuperSpineTablesInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: SuperSpineTablesInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: SuperSpineTablesInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: SuperSpineTablesInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: SuperSpineTablesInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: SuperSpineTablesInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: SuperSpineTablesInferred["ecmpGroups"] | undefined;
}

type SuperSpinePinIpv6Inferred = NonNullable<SuperSpinePinInferred["ipv6"]>;

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
interface SuperSpinePinIpv6 {
  /** Its loopback, a /128. */
  loopback?: SuperSpinePinIpv6Inferred["loopback"] | undefined;
  /** The network of the link to a spine, as in `pin.links`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. The super-spine has the lower. */
  links?: SuperSpinePinIpv6Inferred["links"] | undefined;
}

type SuperSpinePinInferred = NonNullable<SuperSpineInferred["pin"]>;

/** Numbers that exist already and stay; each must lie in its pool. */
interface SuperSpinePin {
  /** The router id, too. */
  loopback?: SuperSpinePinInferred["loopback"] | undefined;
  /** The network of the link to a spine, a /30 or a /31, by the spine's name, of the second link the name with /2 behind it, and so on; the super-spine has the lower of its addresses. */
  links?: SuperSpinePinInferred["links"] | undefined;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  ipv6?: SuperSpinePinIpv6 | undefined;
}

type SuperSpineInferred = NonNullable<DocumentedInferred["superSpines"]>[number];

/** A super-spine switch. */
interface SuperSpine {
  /** Name of the switch, unique among all switches. */
  name: SuperSpineInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: SuperSpineInferred["index"];
  /** The plane that it is in: the spines with this index, one of each pod, go to it, and no others. 0 to 63. Default none, and then no super-spine has one: every spine goes to every super-spine. */
  plane?: SuperSpineInferred["plane"] | undefined;
  /** Links from each of its spines to it, where they are not as many as `uplinks.superSpineLinks`. 1 to 4. */
  links?: SuperSpineInferred["links"] | undefined;
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  platform?: SuperSpineInferred["platform"] | undefined;
  /** What the switch is, where it is not as `hardware` says for its role. */
  hardware?: SuperSpineInferred["hardware"] | undefined;
  /** Ports of this super-spine, where they are not as `ports` says. */
  ports?: SuperSpinePorts | undefined;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  lines?: SuperSpineInferred["lines"] | undefined;
  /** The super-spine is drained (RFC 8326): spines go by others wherever they can, and then it can be shut without loss. Default false. */
  maintenance?: SuperSpineInferred["maintenance"] | undefined;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  tables?: SuperSpineTables | undefined;
  /** Numbers that exist already and stay; each must lie in its pool. */
  pin?: SuperSpinePin | undefined;
}

type PodInferred = NonNullable<DocumentedInferred["pods"]>[number];

/** A pod: spines, and the racks that they join. */
interface Pod {
  /** Name of the pod, unique. */
  name: PodInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: PodInferred["index"];
}

type SpinePortsInferred = NonNullable<SpineInferred["ports"]>;

/** Ports of this spine, where they are not as `ports` says. */
interface SpinePorts {
  /** In place of ports.spineDownlink. */
  downlink?: SpinePortsInferred["downlink"] | undefined;
  /** In place of ports.spinePeer. */
  peer?: SpinePortsInferred["peer"] | undefined;
  /** In place of ports.spineUplink. */
  uplink?: SpinePortsInferred["uplink"] | undefined;
  /** The port to a single switch, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  to?: SpinePortsInferred["to"] | undefined;
}

type SpineTablesInferred = NonNullable<SpineInferred["tables"]>;

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
interface SpineTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: SpineTablesInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: SpineTablesInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: SpineTablesInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: SpineTablesInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: SpineTablesInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: SpineTablesInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: SpineTablesInferred["ecmpGroups"] | undefined;
}

type SpinePinIpv6Inferred = NonNullable<SpinePinInferred["ipv6"]>;

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
interface SpinePinIpv6 {
  /** Its loopback, a /128. Only where it routes. */
  loopback?: SpinePinIpv6Inferred["loopback"] | undefined;
  /** The subnet of the spine's plane, a /64; only where spines switch. */
  plane?: SpinePinIpv6Inferred["plane"] | undefined;
  /** The network of the link to another spine, by that one's name, a /64 to a /127. Said at one of the two; whoever has the lower address in IPv4 has it in IPv6. */
  spineLinks?: SpinePinIpv6Inferred["spineLinks"] | undefined;
}

type SpinePinInferred = NonNullable<SpineInferred["pin"]>;

/** Numbers that exist already and stay; each must lie in its pool. */
interface SpinePin {
  /** Only where a spine has an AS of its own. */
  asn?: SpinePinInferred["asn"] | undefined;
  /** Only where spines route. */
  loopback?: SpinePinInferred["loopback"] | undefined;
  /** The subnet of the spine's plane, of any length that has room for the ToRs; only where spines switch. */
  plane?: SpinePinInferred["plane"] | undefined;
  /** The network of the link to another spine, by that one's name, where the model links spines: a /30 or a /31. Said at one of the two. */
  spineLinks?: SpinePinInferred["spineLinks"] | undefined;
  /** Its own address on the link to another spine, by that one's name; the other has the link's second. Default: the spine of the lower index has the lower address. */
  spineLinkAddresses?: SpinePinInferred["spineLinkAddresses"] | undefined;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  ipv6?: SpinePinIpv6 | undefined;
}

type SpineInferred = NonNullable<DocumentedInferred["spines"]>[number];

/** A spine switch. */
interface Spine {
  /** Name of the switch, unique among all switches. */
  name: SpineInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: SpineInferred["index"];
  /** Name of the pod in which the spine stands, where there are `pods`; its index is then unique within the pod. */
  pod?: SpineInferred["pod"] | undefined;
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  platform?: SpineInferred["platform"] | undefined;
  /** What the switch is, where it is not as `hardware` says for its role. */
  hardware?: SpineInferred["hardware"] | undefined;
  /** Ports of this spine, where they are not as `ports` says. */
  ports?: SpinePorts | undefined;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  lines?: SpineInferred["lines"] | undefined;
  /** The spine is drained (RFC 8326): its neighbours go by others wherever they can, and then it can be shut without loss. Default false. */
  maintenance?: SpineInferred["maintenance"] | undefined;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  tables?: SpineTables | undefined;
  /** Numbers that exist already and stay; each must lie in its pool. */
  pin?: SpinePin | undefined;
}

type RackTorPortsInferred = NonNullable<RackTorInferred["ports"]>;

/** Ports of this ToR, where they are not as `ports` says. */
interface RackTorPorts {
  /** In place of ports.torUplink. */
  uplink?: RackTorPortsInferred["uplink"] | undefined;
  /** In place of ports.torRack. */
  rack?: RackTorPortsInferred["rack"] | undefined;
  /** In place of ports.torNode. */
  node?: RackTorPortsInferred["node"] | undefined;
  /** In place of ports.torPeer. */
  peer?: RackTorPortsInferred["peer"] | undefined;
  /** The port to a single switch or server, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  to?: RackTorPortsInferred["to"] | undefined;
}

type RackTorTablesInferred = NonNullable<RackTorInferred["tables"]>;

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
interface RackTorTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  profile?: RackTorTablesInferred["profile"] | undefined;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  routes?: RackTorTablesInferred["routes"] | undefined;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  hosts?: RackTorTablesInferred["hosts"] | undefined;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  ipv6Routes?: RackTorTablesInferred["ipv6Routes"] | undefined;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  ipv6Hosts?: RackTorTablesInferred["ipv6Hosts"] | undefined;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  nextHops?: RackTorTablesInferred["nextHops"] | undefined;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  ecmpGroups?: RackTorTablesInferred["ecmpGroups"] | undefined;
}

type RackTorUplinksInferred = NonNullable<RackTorInferred["uplinks"]>;

/** How it is cabled to spines, where that is not as `uplinks` says. */
interface RackTorUplinks {
  /** Names of the spines that the ToR goes to, and to no other. Default: those of its rack. */
  spines?: RackTorUplinksInferred["spines"] | undefined;
  /** Links to each of them, where they are not as many as `uplinks.links`. 1 to 4. */
  links?: RackTorUplinksInferred["links"] | undefined;
  /** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
  aggregate?: RackTorUplinksInferred["aggregate"] | undefined;
  /** Links to a single spine, by its name, where they are not as many. 1 to 4. Default none. */
  to?: RackTorUplinksInferred["to"] | undefined;
}

type RackTorPinIpv6Inferred = NonNullable<RackTorPinInferred["ipv6"]>;

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
interface RackTorPinIpv6 {
  /** Its loopback, a /128. Only where it routes. */
  loopback?: RackTorPinIpv6Inferred["loopback"] | undefined;
  /** The network of the link to a spine, as in `pin.uplinks`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. Whoever has the lower in IPv4 has it in IPv6. */
  uplinks?: RackTorPinIpv6Inferred["uplinks"] | undefined;
  /** Its address in the rack's subnet. */
  address?: RackTorPinIpv6Inferred["address"] | undefined;
}

type RackTorPinInferred = NonNullable<RackTorInferred["pin"]>;

/** Numbers that exist already and stay; each must lie in its pool. */
interface RackTorPin {
  /** Only where a ToR has an AS of its own. */
  asn?: RackTorPinInferred["asn"] | undefined;
  /** The router id, too. Only where ToRs route. */
  loopback?: RackTorPinInferred["loopback"] | undefined;
  /** The network of the link to a spine, a /30 or a /31, by the spine's name, and with /2 and so on behind it of the second on. */
  uplinks?: RackTorPinInferred["uplinks"] | undefined;
  /** Its own address on the link to a spine, by the same names; the spine has the link's second. Default: as `uplinks.lower` says. */
  uplinkAddresses?: RackTorPinInferred["uplinkAddresses"] | undefined;
  /** Its address in the network of its rack, where servers share one with it: a host's of the rack's subnet, anywhere in it. */
  address?: RackTorPinInferred["address"] | undefined;
  /** The range that its links to servers are cut from, of the length that sizes.serverLinks says, where each server has its own. */
  serverLinks?: RackTorPinInferred["serverLinks"] | undefined;
  /** The address in the plane of a spine, by the spine's name, where spines switch. */
  planes?: RackTorPinInferred["planes"] | undefined;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  ipv6?: RackTorPinIpv6 | undefined;
}

type RackTorInferred = NonNullable<RackInferred["tors"]>[number];

/** A top-of-rack switch (leaf). */
interface RackTor {
  /** Name of the switch, unique among all switches. Default <rack>-tor<index>. */
  name?: RackTorInferred["name"] | undefined;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: RackTorInferred["index"];
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  platform?: RackTorInferred["platform"] | undefined;
  /** What the switch is, where it is not as `hardware` says for its role. */
  hardware?: RackTorInferred["hardware"] | undefined;
  /** Ports of this ToR, where they are not as `ports` says. */
  ports?: RackTorPorts | undefined;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  lines?: RackTorInferred["lines"] | undefined;
  /** The ToR is drained (RFC 8326): spines and nodes go by the rack's other ToR, and then it can be shut without loss. Default false. */
  maintenance?: RackTorInferred["maintenance"] | undefined;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  tables?: RackTorTables | undefined;
  /** How it is cabled to spines, where that is not as `uplinks` says. */
  uplinks?: RackTorUplinks | undefined;
  /** Its address outside the fabric, as a rule in the management network, which the rack's other ToR watches it by where the two are a pair. Default: none, and the keepalive of the pair is yours to set. */
  keepalive?: RackTorInferred["keepalive"] | undefined;
  /** The password of the session with a spine by its name, by the spine's name, where it is not `bgp.passwords.switches`. Default none. */
  uplinkPasswords?: RackTorInferred["uplinkPasswords"] | undefined;
  /** Numbers that exist already and stay; each must lie in its pool. */
  pin?: RackTorPin | undefined;
}

type RackNodePinIpv6Inferred = NonNullable<RackNodePinInferred["ipv6"]>;

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
interface RackNodePinIpv6 {
  /** Its address in the rack's subnet. */
  address?: RackNodePinIpv6Inferred["address"] | undefined;
}

type RackNodePinInferred = NonNullable<RackNodeInferred["pin"]>;

/** Numbers that exist already and stay. */
interface RackNodePin {
  /** Only where a node has an AS of its own. */
  asn?: RackNodePinInferred["asn"] | undefined;
  /** In the rack's subnet, or in plane 0 where nodes have an address in each plane. */
  address?: RackNodePinInferred["address"] | undefined;
  /** Addresses in planes from 1, by the plane's number, where nodes have them. */
  planes?: RackNodePinInferred["planes"] | undefined;
  /** Its cluster id (RFC 4456) where it is a route reflector, no other reflector's. Default its address. */
  clusterId?: RackNodePinInferred["clusterId"] | undefined;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  ipv6?: RackNodePinIpv6 | undefined;
}

type RackNodeInferred = NonNullable<RackInferred["nodes"]>[number];

/** A server that runs Calico. */
interface RackNode {
  /** Name of the Kubernetes node, unique in the datacenter. */
  name: RackNodeInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: RackNodeInferred["index"];
  /** The cluster that the node is of, where there are several and a rack is shared. Default the rack's. */
  cluster?: RackNodeInferred["cluster"] | undefined;
  /** The node is a route reflector of its rack, where the model has reflectors on nodes. Default false. */
  reflector?: RackNodeInferred["reflector"] | undefined;
  /** The node announces no service, of any kind: it gets the label node.kubernetes.io/exclude-from-external-load-balancers with the value "true". Calico does not count kubeadm's, which is empty. Default false. */
  excludeFromExternalLoadBalancers?: RackNodeInferred["excludeFromExternalLoadBalancers"] | undefined;
  /** How the ports of the node are bonded, where it is not as `servers.bond` says. */
  bond?: RackNodeInferred["bond"] | undefined;
  /** MAC addresses of its ports to the fabric, in the order of `servers.ports`: what `export --to dhcp` knows it by. At most 16, default none. */
  macs?: RackNodeInferred["macs"] | undefined;
  /** The node is cordoned: Kubernetes places no pod there. Its pods stay until they are evicted (kubectl drain): no route leads around a node. Default false. */
  maintenance?: RackNodeInferred["maintenance"] | undefined;
  /** The plane that the node is a route reflector of, where the model has planes of nodes. Default none. */
  reflectsPlane?: RackNodeInferred["reflectsPlane"] | undefined;
  /** Numbers that exist already and stay. */
  pin?: RackNodePin | undefined;
}

type RackHostIpv6Inferred = NonNullable<RackHostInferred["ipv6"]>;

/** The host in IPv6. */
interface RackHostIpv6 {
  /** What the host announces where IPv6 is alone, in ipv6.pools.hosts: among the first 16777216 addresses of a range. Beside IPv4 it is the image of `announces`. Default none. */
  announces?: RackHostIpv6Inferred["announces"] | undefined;
}

type RackHostPinInferred = NonNullable<RackHostInferred["pin"]>;

/** Numbers that exist already and stay. */
interface RackHostPin {
  /** Only where a host has an AS of its own. */
  asn?: RackHostPinInferred["asn"] | undefined;
  /** In the rack's subnet. */
  address?: RackHostPinInferred["address"] | undefined;
}

type RackHostInferred = NonNullable<RackInferred["hosts"]>[number];

/** A server without Calico that speaks BGP with its ToRs: storage, bare metal, a load balancer. Its ToRs let it announce what it declares and nothing else. */
interface RackHost {
  /** Name of the host, unique among all nodes, hosts and switches. */
  name: RackHostInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: RackHostInferred["index"];
  /** What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer). */
  daemon: RackHostInferred["daemon"];
  /** How the ports of the host are bonded, where it is not as `servers.bond` says. */
  bond?: RackHostInferred["bond"] | undefined;
  /** MAC addresses of its ports to the fabric, in the order of `servers.ports`: what `export --to dhcp` knows it by. At most 16, default none. */
  macs?: RackHostInferred["macs"] | undefined;
  /** What the host announces and nobody else: service addresses (/32) or networks behind it, in pools.hosts. At most 64, default none. */
  announces?: RackHostInferred["announces"] | undefined;
  /** The host in IPv6. */
  ipv6?: RackHostIpv6 | undefined;
  /** Numbers that exist already and stay. */
  pin?: RackHostPin | undefined;
}

type RackUplinksInferred = NonNullable<RackInferred["uplinks"]>;

/** How it is cabled to spines, where that is not as `uplinks` says. */
interface RackUplinks {
  /** Names of the spines that the rack's ToRs go to, and to no other. Default: all spines. */
  spines?: RackUplinksInferred["spines"] | undefined;
  /** Links to each of them, where they are not as many as `uplinks.links`. 1 to 4. */
  links?: RackUplinksInferred["links"] | undefined;
  /** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
  aggregate?: RackUplinksInferred["aggregate"] | undefined;
  /** Links to a single spine, by its name, where they are not as many. 1 to 4. Default none. */
  to?: RackUplinksInferred["to"] | undefined;
}

type RackPinIpv6Inferred = NonNullable<RackPinInferred["ipv6"]>;

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
interface RackPinIpv6 {
  /** The network of its nodes and ToRs, a /64. */
  subnet?: RackPinIpv6Inferred["subnet"] | undefined;
  /** The rack's IPPool, as large as that of IPv4: a /19 is a /115. */
  pods?: RackPinIpv6Inferred["pods"] | undefined;
}

type RackPinInferred = NonNullable<RackInferred["pin"]>;

/** Numbers that exist already and stay; each must lie in its pool. */
interface RackPin {
  /** Only where a rack has an AS of its own. */
  asn?: RackPinInferred["asn"] | undefined;
  /** The network of its nodes and ToRs, of any length that has room for them: sizes.rackSubnet is that of the others. */
  subnet?: RackPinInferred["subnet"] | undefined;
  /** The rack's IPPool, of any length of 8 or more that holds a block: sizes.rackPods is that of the others. */
  pods?: RackPinInferred["pods"] | undefined;
  /** The address of its first node, as `offsets.firstNode` is for all racks. 1 to 1024. */
  firstNode?: RackPinInferred["firstNode"] | undefined;
  /** What both ToRs of a pair have in the rack's subnet, where their platform wants that. Default the last before the first node. */
  pairAddress?: RackPinInferred["pairAddress"] | undefined;
  /** The number of the pair that its two ToRs are (vPC domain, MLAG domain), where servers bond by LACP. 1 to 1000, default the rack's index plus 1, from 1 again after 1000. */
  pairDomain?: RackPinInferred["pairDomain"] | undefined;
  /** What both ToRs of a pair show servers as LACP system id. Default 02:00:00:01 and the number of the pair, locally administered. */
  pairMac?: RackPinInferred["pairMac"] | undefined;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  ipv6?: RackPinIpv6 | undefined;
}

type RackInferred = NonNullable<DocumentedInferred["racks"]>[number];

/** A rack of servers with its ToRs. */
interface Rack {
  /** Name of the rack, unique; the value of the rack label on its nodes. */
  name: RackInferred["name"];
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: RackInferred["index"];
  /** Name of the pod in which the rack stands, where there are `pods`. */
  pod?: RackInferred["pod"] | undefined;
  /** The rack's ToRs. Default: one, with index 0. */
  tors?: RackTor[] | undefined;
  /** The cluster of the rack's nodes, where there are several: what a node does not say for itself. Its pools are what `morePods` and `pin.pods` are of. Default none where each node says its own. */
  cluster?: RackInferred["cluster"] | undefined;
  /** The rack's servers. */
  nodes?: RackNode[] | undefined;
  /** The rack's servers that do not run Calico. Default none. */
  hosts?: RackHost[] | undefined;
  /** Further pools of pods for a rack whose first is full: each by its number in pools.pods, where no rack has that number as its index. Append a range to pools.pods to have numbers that no rack will ever have. Default none. */
  morePods?: RackInferred["morePods"] | undefined;
  /** How it is cabled to spines, where that is not as `uplinks` says. */
  uplinks?: RackUplinks | undefined;
  /** How the rack's servers meet its ToRs, where it is not as `servers.attachment` says. */
  attachment?: RackInferred["attachment"] | undefined;
  /** How the ports of the rack's servers are bonded, where it is not as `servers.bond` says. */
  bond?: RackInferred["bond"] | undefined;
  /** All ToRs and nodes of the rack are in maintenance. Default false. */
  maintenance?: RackInferred["maintenance"] | undefined;
  /** The password of the sessions of the rack's nodes and hosts, where it is not `bgp.passwords.nodes`. Default none. */
  password?: RackInferred["password"] | undefined;
  /** Numbers that exist already and stay; each must lie in its pool. */
  pin?: RackPin | undefined;
}

type DocumentedInferred = SpecInput;

/** One datacenter's leaf-spine fabric under Kubernetes with Calico. */
export interface Documented {
  /** Name of the datacenter. */
  name: DocumentedInferred["name"];
  /** Which routing design the fabric follows. Default as-per-rack. */
  fabric?: Fabric | undefined;
  /** Declared capacity. Raise `maxRacks`, `maxPods`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers. */
  capacity?: Capacity | undefined;
  /** Pools that ASNs and addresses are taken from. */
  pools?: Pools | undefined;
  /** Prefix lengths of what is cut from the pools. */
  sizes?: Sizes | undefined;
  /** Where in a rack's subnet its ToRs and servers stand, counted from the subnet's first address. Fixed once something is deployed. */
  offsets?: Offsets | undefined;
  /** Network operating systems of switches, by role. */
  platforms?: Platforms | undefined;
  /** The hardware of switches, by role: the ports that it has, servers' first, and no others. Ports that `ports` names go before. */
  hardware?: Hardware | undefined;
  /** Interface names on switches: a list of names by number, or a pattern with the first number in braces, as in swp{49}; {0:4} counts in fours, and {1..4} at the end is a port that was broken out. */
  ports?: Ports | undefined;
  /** Ethernet on the switches' ports, by what they lead to. What nobody says, no configuration has. */
  ethernet?: Ethernet | undefined;
  /** Switches on the platform linux. */
  linux?: Linux | undefined;
  /** Lines of your own beside the fabric's, which are put in place and taken away with it: by site, by role, and `lines` of a switch; all of them are written, so say a thing in one of them only: a device keeps one of two, and each delivery would find the other missing. */
  lines?: Lines | undefined;
  /** How servers are plugged into the ToRs of their rack, where ToRs route. */
  servers?: Servers | undefined;
  /** How ToRs are cabled to spines, where spines route, and spines to super-spines. */
  uplinks?: Uplinks | undefined;
  /** How links between switches that route are addressed. numbered: each has a network out of pools.links (or pools.spineLinks), and a BGP session for each address family. unnumbered: none has any; each end knows the other by the interface and its IPv6 link-local address, and one session carries all families, IPv4 with IPv6 next hops (RFC 8950, before it RFC 5549). Changing it starts these sessions anew. Default numbered. */
  links?: DocumentedInferred["links"] | undefined;
  /** The VRF of every switch that the fabric is in: its ports, VLANs and loopbacks, its BGP and OSPF, its static routes. Other VRFs, that of the management among them, are not touched. Giving it, or another, ends every session of each switch. Default none: the default VRF. */
  vrf?: DocumentedInferred["vrf"] | undefined;
  /** Pairs of switches that are one to others (MLAG, vPC, M-LAG, IRF): the ToRs of a rack whose servers bond by LACP, and where `fabric.switching` makes them. */
  pairs?: Pairs | undefined;
  /** BGP timers, the same at both ends of every session. */
  bgp?: Bgp | undefined;
  /** Calico's side of the fabric. */
  calico?: Calico | undefined;
  /** IPv6, beside IPv4 or alone: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only. */
  ipv6?: Ipv6 | undefined;
  /** What the switches' hardware has room for: a preview warns before it is full. Where `hardware` names what is known, its sizes; else take the numbers from the vendor's data sheet, for the profile that the switch is set up with. */
  tables?: Tables | undefined;
  /** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
  services?: Services | undefined;
  /** Several clusters in one fabric, each with pods and services of its own: then `pools.pods` and `services` of the datacenter are none's. Default: one cluster, without a name. */
  clusters?: Cluster[] | undefined;
  /** Addresses that several servers have at once, such as that of an API server on three nodes. Nodes announce them by an IPPool of one address that no pod is given. At most 64, default none. */
  anycast?: Anycast[] | undefined;
  /** Routers outside the fabric, and the borders that stand before them. Default none: nothing comes in, nothing goes out. */
  outside?: Outside | undefined;
  /** The switches above the spines of all pods: the third tier of a five-stage fabric (RFC 7938 section 3.2.3). Default none. */
  superSpines?: SuperSpine[] | undefined;
  /** The pods of a five-stage fabric (points of delivery; Kubernetes' pods are another thing): each is a leaf-spine fabric of its own, and super-spines join them. Spines and racks name theirs. Default none: one leaf-spine fabric. */
  pods?: Pod[] | undefined;
  /** The spine switches. */
  spines: Spine[];
  /** The racks. */
  racks?: Rack[] | undefined;
}
