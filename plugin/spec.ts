/* The spec in types that Pulumi infers a schema from. Made of the schema in src/spec by npm run schema: change that one. */

/** Declared capacity. Raise `maxRacks`, `maxPods`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers. */
export interface Capacity {
  /** Super-spines, where there are `pods`. 1 to 64, default 64. */
  readonly maxSuperSpines?: number;
  /** Pods of racks and spines, where there are `pods`. 1 to 64, default 4. */
  readonly maxPods?: number;
  /** Racks in a pod, where there are `pods`: a spine's port to a ToR is by the rack's index modulo this. 1 to 4096, default 4096. */
  readonly maxRacksPerPod?: number;
  /** Spines, or spines in a pod where there are `pods`. 1 to 64, default 64. */
  readonly maxSpines?: number;
  /** Racks. 1 to 16384, default 256. */
  readonly maxRacks?: number;
  /** ToRs in a rack. 1 to 2, default 2. */
  readonly maxTorsPerRack?: number;
  /** Links from a ToR to one spine. 1 to 4, default 1. */
  readonly maxUplinksPerSpine?: number;
  /** Links from a spine to one super-spine, where there are `pods`. 1 to 4, default 1. */
  readonly maxUplinksPerSuperSpine?: number;
  /** Nodes in a rack. 1 to 128, default 64. */
  readonly maxNodesPerRack?: number;
  /** Pools of pods that one rack may have. 1 to 16, default 1. */
  readonly maxPodPoolsPerRack?: number;
  /** Hosts in a rack that do not run Calico. 1 to 64, default 16. */
  readonly maxHostsPerRack?: number;
  /** Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod. 1 to 1024, default 110. */
  readonly maxPodsPerNode?: number;
}

/** Pools that ASNs and addresses are taken from. */
export interface Pools {
  /** AS numbers of spines, one each (RFC 6996 private). Default 64513-64576. */
  readonly spineAsns?: string[];
  /** The AS number of super-spines, the first of the pool for all of them (RFC 6996 private). Default 64577. */
  readonly superSpineAsns?: string[];
  /** AS numbers of racks, or of ToRs where each has its own (RFC 6996 private). Default 64600-65534. */
  readonly rackAsns?: string[];
  /** AS numbers of nodes, where nodes have their own (RFC 6996 private, 4 bytes). Default 4200000000-4289999999. */
  readonly nodeAsns?: string[];
  /** AS numbers of hosts that do not run Calico, where nodes have their own (RFC 6996 private, 4 bytes). Default 4290000000-4294967294. */
  readonly hostAsns?: string[];
  /** Loopbacks (/32) and router ids of spines. Default 10.255.0.0/24. */
  readonly spineLoopbacks?: string[];
  /** Loopbacks (/32) and router ids of super-spines. Default 10.255.1.0/24. */
  readonly superSpineLoopbacks?: string[];
  /** Loopbacks (/32) and router ids of ToRs. Default 10.255.2.0/23. */
  readonly torLoopbacks?: string[];
  /** Links between ToRs and spines, each of the length that sizes.links says. Default 10.254.0.0/16. */
  readonly links?: string[];
  /** Links between spines, each of the length that sizes.links says, where the model has them. Default 10.253.0.0/19. */
  readonly spineLinks?: string[];
  /** Links between spines and super-spines, each of the length that sizes.links says. Default 10.253.128.0/17. */
  readonly superSpineLinks?: string[];
  /** Links between ToRs and servers, a /31 each, where each server has its own, or a network of each ToR's own with its servers. Default 10.248.0.0/15. */
  readonly serverLinks?: string[];
  /** Subnets of planes, one for each spine, where spines switch. Default 10.252.0.0/16. */
  readonly planes?: string[];
  /** Rack subnets, which nodes share with their ToRs. Default 10.192.0.0/16. */
  readonly nodes?: string[];
  /** Subnets of planes, where nodes have an address in each plane. Default 10.192.0.0/15. */
  readonly nodePlanes?: string[];
  /** What hosts that do not run Calico announce: service addresses. Default 10.251.0.0/16. */
  readonly hosts?: string[];
  /** Calico's IPPools, one per rack. Default 10.32.0.0/11. */
  readonly pods?: string[];
}

/** Prefix lengths of what is cut from the pools. */
export interface Sizes {
  /** Prefix length of a link between two switches: 31 (RFC 3021), or 30, of whose four addresses the two in the middle are the ends'. 30 or 31, default 31. */
  readonly links?: number;
  /** Prefix length of a rack's subnet. Where in it ToRs, nodes and hosts stand, `offsets` says. 16 to 28, default 24. */
  readonly rackSubnet?: number;
  /** Prefix length of the range that a ToR's links to servers are cut from, where each server has its own: a /31 each by the server's number, nodes first, hosts after maxNodesPerRack; or of a ToR's own network with servers, in which the ToR takes .1 and servers .10 and up. 16 to 30, default 24: 128 links, or 245 servers. */
  readonly serverLinks?: number;
  /** Prefix length of a plane's subnet. ToRs take .10 and up, by rack index times maxTorsPerRack plus ToR index. 16 to 28, default 22: 1013 ToRs. */
  readonly planeSubnet?: number;
  /** Prefix length of a plane's subnet where nodes have an address in each plane: .10 and up, by rack index times maxNodesPerRack plus node index. 8 to 28, default 17. */
  readonly nodePlane?: number;
  /** Prefix length of a rack's pod pool: blocks for maxPodsPerNode on each of maxNodesPerRack nodes. Default 19: two /26 blocks for each of 64 nodes. */
  readonly rackPods?: number;
  /** Prefix length of Calico's blocks (IPPool blockSize). 20 to 32, default 26. */
  readonly podBlock?: number;
}

/** Where in a rack's subnet its ToRs and servers stand, counted from the subnet's first address. Fixed once something is deployed. */
export interface Offsets {
  /** The address of a rack's first ToR: 1 is the first after the network's own, -1 the last before the broadcast address; the second ToR has the next one inwards. -1024 to 1024, default 1. */
  readonly firstTor?: number;
  /** The address of a rack's first node: others follow by index, hosts after the last of maxNodesPerRack nodes. 1 to 1024, default 10. */
  readonly firstNode?: number;
}

/** Of spines: frr (Linux with FRRouting 8.4 or newer), linux (Linux with FRRouting 8.4 or newer and ifupdown2 3.0 or newer), eos (Arista EOS 4.23 or newer), nxos (Cisco NX-OS 9.3 or newer on Nexus 9000), comware (H3C Comware 7), vrp (Huawei VRP 8 (CloudEngine)), sonic (SONiC 202405 or newer with FRR's management framework), cumulus (NVIDIA Cumulus Linux 5.9 to 5.14 with NVUE). Default frr. */
export const PlatformsSpines = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type PlatformsSpines = (typeof PlatformsSpines)[keyof typeof PlatformsSpines];

/** Of super-spines: one of the same. Default: as of spines. */
export const PlatformsSuperSpines = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type PlatformsSuperSpines = (typeof PlatformsSuperSpines)[keyof typeof PlatformsSuperSpines];

/** Of ToRs: one of the same. Default frr. */
export const PlatformsTors = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type PlatformsTors = (typeof PlatformsTors)[keyof typeof PlatformsTors];

/** Network operating systems of switches, by role. */
export interface Platforms {
  /** Of spines: frr (Linux with FRRouting 8.4 or newer), linux (Linux with FRRouting 8.4 or newer and ifupdown2 3.0 or newer), eos (Arista EOS 4.23 or newer), nxos (Cisco NX-OS 9.3 or newer on Nexus 9000), comware (H3C Comware 7), vrp (Huawei VRP 8 (CloudEngine)), sonic (SONiC 202405 or newer with FRR's management framework), cumulus (NVIDIA Cumulus Linux 5.9 to 5.14 with NVUE). Default frr. */
  readonly spines?: PlatformsSpines;
  /** Of super-spines: one of the same. Default: as of spines. */
  readonly superSpines?: PlatformsSuperSpines;
  /** Of ToRs: one of the same. Default frr. */
  readonly tors?: PlatformsTors;
}

/** What every spine is: 7050SX3-48YC8, 7280SR3-48YC8, 7050CX3-32S, 7060CX2-32S on eos; N9K-C93180YC-FX3, N9K-C93240YC-FX2, N9K-C9336C-FX2, N9K-C9364C on nxos; S6850-56HF, S6825-54HF, S9820-64H, S9850-32H on comware; CE6865-48S8CQ-EI, CE6881-48S6CQ, CE8850-64CQ-EI, CE8855-32CQ4BQ on vrp; AS7326-56X, S5248F-ON, MSN2410, AS7726-32X, MSN2700 on sonic; SN2410, SN3420, SN2700, SN3700C on cumulus. Default: not known; ports are named by the platform alone, and not counted. */
export const HardwareSpines = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type HardwareSpines = (typeof HardwareSpines)[keyof typeof HardwareSpines];

/** What every super-spine is: one of the same. Default: not known. */
export const HardwareSuperSpines = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type HardwareSuperSpines = (typeof HardwareSuperSpines)[keyof typeof HardwareSuperSpines];

/** What every ToR is: one of the same. Default: not known. */
export const HardwareTors = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type HardwareTors = (typeof HardwareTors)[keyof typeof HardwareTors];

/** The hardware of switches, by role: the ports that it has, servers' first, and no others. Ports that `ports` names go before. */
export interface Hardware {
  /** What every spine is: 7050SX3-48YC8, 7280SR3-48YC8, 7050CX3-32S, 7060CX2-32S on eos; N9K-C93180YC-FX3, N9K-C93240YC-FX2, N9K-C9336C-FX2, N9K-C9364C on nxos; S6850-56HF, S6825-54HF, S9820-64H, S9850-32H on comware; CE6865-48S8CQ-EI, CE6881-48S6CQ, CE8850-64CQ-EI, CE8855-32CQ4BQ on vrp; AS7326-56X, S5248F-ON, MSN2410, AS7726-32X, MSN2700 on sonic; SN2410, SN3420, SN2700, SN3700C on cumulus. Default: not known; ports are named by the platform alone, and not counted. */
  readonly spines?: HardwareSpines;
  /** What every super-spine is: one of the same. Default: not known. */
  readonly superSpines?: HardwareSuperSpines;
  /** What every ToR is: one of the same. Default: not known. */
  readonly tors?: HardwareTors;
}

/** Interface names on switches: a list of names by number, or a pattern with the first number in braces, as in swp{49}; {0:4} counts in fours, and {1..4} at the end is a port that was broken out. */
export interface Ports {
  /** A ToR's port to a spine, by the spine's index times maxUplinksPerSpine plus the link, from 0. Default by platform: swp{49} on frr, swp{49} on linux, Ethernet{49}/1 on eos, Ethernet1/{49} on nxos, HundredGigE1/0/{49} on comware, 100GE1/0/{1} on vrp, Ethernet{48:4} on sonic, swp{49} on cumulus. */
  readonly torUplink?: string[];
  /** A spine's port to a ToR, by rack index (modulo maxRacksPerPod, where there are pods) times maxTorsPerRack plus ToR index, times maxUplinksPerSpine plus the link, from 0. Default by platform: swp{1} on frr, swp{1} on linux, Ethernet{1}/1 on eos, Ethernet1/{1} on nxos, HundredGigE1/0/{1} on comware, 100GE1/0/{1} on vrp, Ethernet{0:4} on sonic, swp{1} on cumulus. */
  readonly spineDownlink?: string[];
  /** A spine's port to another spine, by the other's index, where the model links them. Default by platform: swp{513} on frr, swp{513} on linux, Ethernet{513}/1 on eos, Ethernet1/{513} on nxos, HundredGigE1/0/{513} on comware, 100GE1/0/{513} on vrp, Ethernet{2048:4} on sonic, swp{513} on cumulus. */
  readonly spinePeer?: string[];
  /** A spine's port to a super-spine, by the super-spine's index, from 0. Default by platform: swp{577} on frr, swp{577} on linux, Ethernet{577}/1 on eos, Ethernet1/{577} on nxos, HundredGigE1/0/{577} on comware, 100GE1/0/{577} on vrp, Ethernet{2304:4} on sonic, swp{577} on cumulus. */
  readonly spineUplink?: string[];
  /** A super-spine's port to a spine, by the pod's index times maxSpines plus the spine's index, in a plane by the pod's index, from 0. Default by platform: swp{1} on frr, swp{1} on linux, Ethernet{1}/1 on eos, Ethernet1/{1} on nxos, HundredGigE1/0/{1} on comware, 100GE1/0/{1} on vrp, Ethernet{0:4} on sonic, swp{1} on cumulus. */
  readonly superSpineDownlink?: string[];
  /** A ToR's routed interface into its rack. Default by platform: vlan10 on frr, vlan10 on linux, Vlan10 on eos, Vlan10 on nxos, Vlan-interface10 on comware, Vlanif10 on vrp, Vlan10 on sonic, vlan10 on cumulus. */
  readonly torRack?: string;
  /** A node's port into a plane, by the plane's number, where nodes have an address in each plane: the same on every node. Default eth{0}. */
  readonly nodePlane?: string;
  /** A ToR's port to a server, where its text has such ports: by the server's index, nodes first, hosts after maxNodesPerRack; where nodes stand in planes, by node index times planes plus plane. Default by platform: swp{129} on frr, swp{129} on linux, Ethernet{1} on eos, Ethernet1/{1} on nxos, Twenty-FiveGigE1/0/{1} on comware, 25GE1/0/{1} on vrp, Ethernet{0} on sonic, swp{1} on cumulus. */
  readonly torNode?: string[];
  /** A ToR's port to the other ToR of its rack, by the other's index, where both carry the rack's network or two switch as one. Default by platform: swp{113} on frr, swp{113} on linux, Ethernet{55}/1 on eos, Ethernet1/{53} on nxos, HundredGigE1/0/{55} on comware, 100GE1/0/{7} on vrp, Ethernet{72:4} on sonic, swp{55} on cumulus. */
  readonly torPeer?: string[];
}

/** Forward error correction on links between switches that route: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
export const EthernetFabricFec = {
  None: "none",
  Fc: "fc",
  Rs: "rs",
} as const;
export type EthernetFabricFec = (typeof EthernetFabricFec)[keyof typeof EthernetFabricFec];

/** Links between ToRs and spines, and between spines. */
export interface EthernetFabric {
  /** The longest IP packet on links between switches that route, in octets. 1280 to 9216, the most that any switch here takes; 9214 on eos, 9198 on comware. Default: what each switch has by itself. */
  readonly mtu?: number;
  /** Speed of links between switches that route, where it is below that of the switches' ports: 1, 10, 25, 40, 50, 100, 200, 400. Default: not said; a port has its own speed, or finds it. */
  readonly gbps?: number;
  /** Forward error correction on links between switches that route: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
  readonly fec?: EthernetFabricFec;
}

/** Forward error correction on ports into racks: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
export const EthernetRacksFec = {
  None: "none",
  Fc: "fc",
  Rs: "rs",
} as const;
export type EthernetRacksFec = (typeof EthernetRacksFec)[keyof typeof EthernetRacksFec];

/** ToRs' ports to servers; the MTU is also that of the rack's VLAN, and of the ports between the ToRs of a rack. */
export interface EthernetRacks {
  /** The longest IP packet on ports into racks, in octets. 1280 to 9216, the most that any switch here takes; 9214 on eos, 9198 on comware. Default: what each switch has by itself. */
  readonly mtu?: number;
  /** Speed of ports into racks, where it is below that of the switches' ports: 1, 10, 25, 40, 50, 100, 200, 400. Default: not said; a port has its own speed, or finds it. */
  readonly gbps?: number;
  /** Forward error correction on ports into racks: rs (IEEE 802.3 clause 91 and 108), fc (clause 74), or none. Default: not said; it is as the port and its module have it. */
  readonly fec?: EthernetRacksFec;
}

/** Ethernet on the switches' ports, by what they lead to. What nobody says, no configuration has. */
export interface Ethernet {
  /** Links between ToRs and spines, and between spines. */
  readonly fabric?: EthernetFabric;
  /** ToRs' ports to servers; the MTU is also that of the rack's VLAN, and of the ports between the ToRs of a rack. */
  readonly racks?: EthernetRacks;
  /** Whether every switch speaks LLDP (IEEE 802.1AB), by which `calico-fabric verify` sees who is at the other end of a cable: it is turned on where a system has it off by itself (nxos, comware, vrp). Default false: as the switch has it. */
  readonly lldp?: boolean;
}

/** How switches on linux bridge: vlan-aware (one bridge that tells VLANs apart), or per-vlan (a bridge for each VLAN, which needs no VLAN filtering in the kernel, and has a spanning tree of its own; between two ToRs of a rack its frames have no tag). Default vlan-aware. */
export const LinuxBridges = {
  VlanAware: "vlan-aware",
  PerVlan: "per-vlan",
} as const;
export type LinuxBridges = (typeof LinuxBridges)[keyof typeof LinuxBridges];

/** Switches on the platform linux. */
export interface Linux {
  /** How switches on linux bridge: vlan-aware (one bridge that tells VLANs apart), or per-vlan (a bridge for each VLAN, which needs no VLAN filtering in the kernel, and has a spanning tree of its own; between two ToRs of a rack its frames have no tag). Default vlan-aware. */
  readonly bridges?: LinuxBridges;
}

/** Lines of your own beside the fabric's, which are put in place and taken away with it: by site, by role, and `lines` of a switch; all of them are written, so say a thing in one of them only: a device keeps one of two, and each delivery would find the other missing. */
export interface Lines {
  /** Lines of your own on every switch, by platform. Default none. */
  readonly switches?: Record<string, string>;
  /** Lines of your own on every super-spine, by platform. Default none. */
  readonly superSpines?: Record<string, string>;
  /** Lines of your own on every spine, by platform. Default none. */
  readonly spines?: Record<string, string>;
  /** Lines of your own on every ToR, by platform. Default none. */
  readonly tors?: Record<string, string>;
}

/** How servers meet their ToRs. shared: servers and ToRs of a rack stand in one network; routed: a server has a link of its own to each ToR (a /31, a session over each) and a stable address, by which Kubernetes and Calico know it, and ToRs share nothing; subnet-per-tor: as routed, but a server stands in a network of each ToR, which that shares with no other. Default shared. */
export const ServersAttachment = {
  Shared: "shared",
  Routed: "routed",
  SubnetPerTor: "subnet-per-tor",
} as const;
export type ServersAttachment = (typeof ServersAttachment)[keyof typeof ServersAttachment];

/** How a server bonds its ports: active-backup (one is used; a ToR sees single ports), or lacp (IEEE 802.1AX; the ToR's ports to it are an aggregate, over both ToRs of a rack of two, which are a pair by their platform's own way: MLAG, vPC, M-LAG). Of ToRs whose text has the rack's VLAN. Default active-backup. */
export const ServersBond = {
  ActiveBackup: "active-backup",
  Lacp: "lacp",
} as const;
export type ServersBond = (typeof ServersBond)[keyof typeof ServersBond];

/** What sets up the network of servers: then `render` writes each server's files for it, with its addresses, its bond and the kernel's settings. Default none: it is yours to set. */
export const ServersNetwork = {
  Netplan: "netplan",
  SystemdNetworkd: "systemd-networkd",
  Ifupdown2: "ifupdown2",
} as const;
export type ServersNetwork = (typeof ServersNetwork)[keyof typeof ServersNetwork];

/** How servers are plugged into the ToRs of their rack, where ToRs route. */
export interface Servers {
  /** How servers meet their ToRs. shared: servers and ToRs of a rack stand in one network; routed: a server has a link of its own to each ToR (a /31, a session over each) and a stable address, by which Kubernetes and Calico know it, and ToRs share nothing; subnet-per-tor: as routed, but a server stands in a network of each ToR, which that shares with no other. Default shared. */
  readonly attachment?: ServersAttachment;
  /** How a server bonds its ports: active-backup (one is used; a ToR sees single ports), or lacp (IEEE 802.1AX; the ToR's ports to it are an aggregate, over both ToRs of a rack of two, which are a pair by their platform's own way: MLAG, vPC, M-LAG). Of ToRs whose text has the rack's VLAN. Default active-backup. */
  readonly bond?: ServersBond;
  /** Cables from a server to each of its ToRs: server number n has the ports from n times this on. 1 to 4, default 1. */
  readonly links?: number;
  /** What sets up the network of servers: then `render` writes each server's files for it, with its addresses, its bond and the kernel's settings. Default none: it is yours to set. */
  readonly network?: ServersNetwork;
  /** A server's ports to the ToRs of its rack, on all servers alike: by the ToR's index times `links` plus the cable, from 0. Default eth{0}. */
  readonly ports?: string[];
  /** The VRF (VPN instance) of ToRs' keepalive addresses, by which the two of a pair watch one another. Default: the platform's own for management, where it has one by itself (nxos, cumulus), else none. */
  readonly keepaliveVrf?: string;
}

/** What several links to one spine are: none (each has a network and a session of its own, and all carry traffic), or lacp (IEEE 802.1AX; they are one link, with one network and one session, that is there as long as one cable is). Default none. */
export const UplinksAggregate = {
  None: "none",
  Lacp: "lacp",
} as const;
export type UplinksAggregate = (typeof UplinksAggregate)[keyof typeof UplinksAggregate];

/** Which end of a link has the lower of its two addresses; `uplinkAddresses` of a ToR's pins says it of one link. spine or tor, default spine. */
export const UplinksLower = {
  Spine: "spine",
  Tor: "tor",
} as const;
export type UplinksLower = (typeof UplinksLower)[keyof typeof UplinksLower];

/** How ToRs are cabled to spines, where spines route, and spines to super-spines. */
export interface Uplinks {
  /** Links from a ToR to each of its spines, at most `capacity.maxUplinksPerSpine`: each a cable with a network of its own (`sizes.links`) and, where BGP is spoken by the link, a session of its own. 1 to 4, default 1. */
  readonly links?: number;
  /** What several links to one spine are: none (each has a network and a session of its own, and all carry traffic), or lacp (IEEE 802.1AX; they are one link, with one network and one session, that is there as long as one cable is). Default none. */
  readonly aggregate?: UplinksAggregate;
  /** Links from a spine to each of its super-spines, where there are `pods`, at most `capacity.maxUplinksPerSuperSpine`: each a cable with a network and a session of its own. 1 to 4, default 1. */
  readonly superSpineLinks?: number;
  /** Which end of a link has the lower of its two addresses; `uplinkAddresses` of a ToR's pins says it of one link. spine or tor, default spine. */
  readonly lower?: UplinksLower;
}

/** How links between switches that route are addressed. numbered: each has a network out of pools.links (or pools.spineLinks), and a BGP session for each address family. unnumbered: none has any; each end knows the other by the interface and its IPv6 link-local address, and one session carries all families, IPv4 with IPv6 next hops (RFC 8950, before it RFC 5549). Changing it starts these sessions anew. Default numbered. */
export const Links = {
  Numbered: "numbered",
  Unnumbered: "unnumbered",
} as const;
export type Links = (typeof Links)[keyof typeof Links];

/** Pairs of switches that are one to others (MLAG, vPC, M-LAG, IRF): the ToRs of a rack whose servers bond by LACP, and where `fabric.switching` makes them. */
export interface Pairs {
  /** Cables between the two switches of a pair, which are its peer link: an aggregate of them, or the ports of an IRF port. From two on they are in the first ports of `ports.torPeer` or `ports.spinePeer`, the same at both ends; a single one is in the port of the other's index. 1 to 8, default 1; vendors advise two or more. */
  readonly links?: number;
}

/** How a ToR knows its nodes: dynamic (it listens on the rack's subnet, and a node that comes or goes changes no switch), or static (each node is a neighbour of its own, and nobody else gets a session). Default dynamic. */
export const BgpDiscovery = {
  Dynamic: "dynamic",
  Static: "static",
} as const;
export type BgpDiscovery = (typeof BgpDiscovery)[keyof typeof BgpDiscovery];

/** Graceful restart at both ends of every session. */
export interface BgpGracefulRestart {
  /** Routers keep forwarding by what a restarting neighbour told them, and are kept so themselves (RFC 4724). Default true. */
  readonly enabled?: boolean;
  /** How long a neighbour waits for a restarting router (RFC 4724). Seconds, default 120. */
  readonly restart?: number;
  /** How long a switch keeps a restarting neighbour's routes after it is back. Seconds, default 360. */
  readonly stale?: number;
  /** How long a switch collects changes of its forwarding table before it makes them (FRR: zebra work-queue), so that a restarted bgpd finds the old routes still in use; and a ToR what it tells a neighbour that has just come (coalesce-time). Every rerouting takes that much longer. Milliseconds, 0 to 10000; default 0: FRR's own 10. */
  readonly forwardingHold?: number;
}

/** TCP MD5 passwords (RFC 2385) by their names: the operation has the text. Turning one on or changing it starts its sessions anew. */
export interface BgpPasswords {
  /** Of sessions that nodes and hosts have, with their ToRs and with one another. Default: none. */
  readonly nodes?: string;
  /** Of sessions between switches. Default: none. */
  readonly switches?: string;
}

/** BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links. */
export interface BgpBfd {
  /** Switches that are neighbours watch each other by BFD (RFC 5881). Nodes don't: Calico's BIRD has none. Default false. */
  readonly enabled?: boolean;
  /** How many packets in a row are missed before the neighbour is gone (RFC 5880 section 6.8.4). 2 to 255, default 3. */
  readonly detectMultiplier?: number;
  /** Interval at which a switch would send. Milliseconds, 10 to 60000, default 300. */
  readonly transmit?: number;
  /** Interval at which a switch would receive; the neighbour sends at the longer of this and its own. Milliseconds, 10 to 60000, default 300. */
  readonly receive?: number;
}

/** BGP timers, the same at both ends of every session. */
export interface Bgp {
  /** Interval of keepalives; the hold time is three of them (RFC 4271 section 10). Seconds, default 3. */
  readonly keepalive?: number;
  /** Pause between attempts to connect. Seconds, default 10. */
  readonly connectRetry?: number;
  /** How a ToR knows its nodes: dynamic (it listens on the rack's subnet, and a node that comes or goes changes no switch), or static (each node is a neighbour of its own, and nobody else gets a session). Default dynamic. */
  readonly discovery?: BgpDiscovery;
  /** Graceful restart at both ends of every session. */
  readonly gracefulRestart?: BgpGracefulRestart;
  /** TCP MD5 passwords (RFC 2385) by their names: the operation has the text. Turning one on or changing it starts its sessions anew. */
  readonly passwords?: BgpPasswords;
  /** AS numbers that the path of a route may have; a switch refuses a longer one, and one with a set of them (RFC 9774). 1 to 255, default 50. */
  readonly maximumAsPath?: number;
  /** AS numbers of the Internet that are registered to you, as a range or a list: no warning is given where the fabric uses one. `outside.asn` is yours without being listed. Default none. */
  readonly publicAsns?: string[];
  /** BGP roles (RFC 9234) on eBGP sessions of switches: a spine is the provider of ToRs, a ToR of nodes, and what was heard from above or aside goes down only, whatever the policies say. Turning it on or off starts these sessions anew. Default false. */
  readonly roles?: boolean;
  /** BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links. */
  readonly bfd?: BgpBfd;
}

/** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
export const CalicoVersion = {
  V3_28: "3.28",
  V3_29: "3.29",
  V3_30: "3.30",
  V3_31: "3.31",
  V3_32: "3.32",
} as const;
export type CalicoVersion = (typeof CalicoVersion)[keyof typeof CalicoVersion];

/** How Calico gives out addresses. Default: left as the cluster has it. */
export interface CalicoIpam {
  /** A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false. */
  readonly strictAffinity?: boolean;
  /** Blocks that one node may hold. 1 to 1000000, default 20. */
  readonly maxBlocksPerHost?: number;
}

/** Calico's side of the fabric. */
export interface Calico {
  /** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
  readonly version?: CalicoVersion;
  /** Key of the label that says which rack a node stands in; pools and peers select by it. Default rack. */
  readonly rackLabel?: string;
  /** Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false. */
  readonly natOutgoing?: boolean;
  /** The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system. */
  readonly namespace?: string;
  /** Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none. */
  readonly natExclusions?: string[];
  /** Communities that nodes put on the routes of pods (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside; ranges that borders tell outside have those of outside.communities.out alone. Default none. */
  readonly podCommunities?: string[];
  /** How Calico gives out addresses. Default: left as the cluster has it. */
  readonly ipam?: CalicoIpam;
  /** Parts of the pods' pools that no pod is given (IPReservation). Default none. */
  readonly reserved?: string[];
}

/** `image`: each number is where the IPv4 number is in its range. `own`: each follows from the object's index in the IPv6 pool, whatever is pinned in IPv4, and a rack's pods are a /64; pools.X has as many ranges in IPv6. Default image. */
export const Ipv6Numbering = {
  Image: "image",
  Own: "own",
} as const;
export type Ipv6Numbering = (typeof Ipv6Numbering)[keyof typeof Ipv6Numbering];

/** Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool. */
export interface Ipv6Pools {
  /** Of pools.spineLoopbacks, a /128 each. Default: cut from `prefix`. */
  readonly spineLoopbacks?: string[];
  /** Of pools.torLoopbacks, a /128 each. Default: cut from `prefix`. */
  readonly torLoopbacks?: string[];
  /** Of pools.superSpineLoopbacks, a /128 each. Default: cut from `prefix`. */
  readonly superSpineLoopbacks?: string[];
  /** Of pools.links, a /127 each (RFC 6164). Default: cut from `prefix`. */
  readonly links?: string[];
  /** Of pools.spineLinks, a /127 each. Default: cut from `prefix`. */
  readonly spineLinks?: string[];
  /** Of pools.superSpineLinks, a /127 each. Default: cut from `prefix`. */
  readonly superSpineLinks?: string[];
  /** Of pools.serverLinks, a /127 each. Default: cut from `prefix`. */
  readonly serverLinks?: string[];
  /** Of pools.planes, a /64 each. Default: cut from `prefix`. */
  readonly planes?: string[];
  /** Of pools.nodes, a /64 for each rack. Default: cut from `prefix`. */
  readonly nodes?: string[];
  /** Of pools.nodePlanes, a /64 each. Default: cut from `prefix`. */
  readonly nodePlanes?: string[];
  /** Of pools.hosts, address by address: what is announced as a /32 becomes a /128. Default: cut from `prefix`. */
  readonly hosts?: string[];
  /** Of pools.pods, address by address: a block of /26 becomes one of /122. Default: cut from `prefix`. */
  readonly pods?: string[];
}

/** Ranges of services in IPv6, where they are a cluster's own already. */
export interface Ipv6Services {
  /** One for each range of services.clusterIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  readonly clusterIps?: string[];
  /** One for each range of services.externalIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  readonly externalIps?: string[];
  /** One for each range of services.loadBalancerIps, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what `prefix` has for services. */
  readonly loadBalancerIps?: string[];
}

/** IPv6, beside IPv4 or alone: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only. */
export interface Ipv6 {
  /** The site's prefix, of which pools are cut that are not given: a /48 is as large as anyone needs; at least /16, at most /56. */
  readonly prefix: string;
  /** There is no IPv4: no switch, server or pod has an address of it, and what remains are the 32 bits of router ids (pools.superSpineLoopbacks, pools.spineLoopbacks, pools.torLoopbacks) and of cluster ids. Every number is IPv6's own (`numbering: own`), and is said below `ipv6` as beside IPv4; sizes count as ever. A field beside `prefix`, and not a list of families: all that goes with it is here, and taking IPv4 away is one line. Default false. */
  readonly only?: boolean;
  /** `image`: each number is where the IPv4 number is in its range. `own`: each follows from the object's index in the IPv6 pool, whatever is pinned in IPv4, and a rack's pods are a /64; pools.X has as many ranges in IPv6. Default image. */
  readonly numbering?: Ipv6Numbering;
  /** Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool. */
  readonly pools?: Ipv6Pools;
  /** Ranges of services in IPv6, where they are a cluster's own already. */
  readonly services?: Ipv6Services;
  /** As calico.natExclusions, of IPv6: destinations that pods reach with their own addresses. Default none. */
  readonly natExclusions?: string[];
  /** Nodes translate what pods send over IPv6 to addresses outside every pool. Default: as calico.natOutgoing says of IPv4. */
  readonly natOutgoing?: boolean;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const TablesSpinesProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type TablesSpinesProfile = (typeof TablesSpinesProfile)[keyof typeof TablesSpinesProfile];

/** Of every spine. */
export interface TablesSpines {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: TablesSpinesProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const TablesSuperSpinesProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type TablesSuperSpinesProfile =
  (typeof TablesSuperSpinesProfile)[keyof typeof TablesSuperSpinesProfile];

/** Of every super-spine. */
export interface TablesSuperSpines {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: TablesSuperSpinesProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const TablesTorsProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type TablesTorsProfile = (typeof TablesTorsProfile)[keyof typeof TablesTorsProfile];

/** Of every ToR. */
export interface TablesTors {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: TablesTorsProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** What the switches' hardware has room for: a preview warns before it is full. Where `hardware` names what is known, its sizes; else take the numbers from the vendor's data sheet, for the profile that the switch is set up with. */
export interface Tables {
  /** Of every spine. */
  readonly spines?: TablesSpines;
  /** Of every super-spine. */
  readonly superSpines?: TablesSuperSpines;
  /** Of every ToR. */
  readonly tors?: TablesTors;
}

/** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
export interface Services {
  /** Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it. Default none. */
  readonly clusterIps?: string[];
  /** External IPs that are announced (serviceExternalIPs). Default none. */
  readonly externalIps?: string[];
  /** Load balancer IPs that are announced (serviceLoadBalancerIPs). Default none. */
  readonly loadBalancerIps?: string[];
  /** Ranges of load balancer IPs are announced as a whole, by every node; false: only single addresses that services have, each of which goes when its service has no endpoint any more (serviceLoadBalancerAggregation: Disabled, from Calico 3.31 on). Default true. */
  readonly loadBalancerAggregation?: boolean;
  /** Communities that nodes put on routes of services (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside and outside. Default none. */
  readonly communities?: string[];
  /** Addresses of services that one node may announce each by itself (/32) beside the ranges: those with externalTrafficPolicy: Local that it has an endpoint of, and, without loadBalancerAggregation, every load balancer IP. Default 250. */
  readonly maxLocalPerNode?: number;
}

/** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
export interface ClusterServices {
  /** Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it. Default none. */
  readonly clusterIps?: string[];
  /** External IPs that are announced (serviceExternalIPs). Default none. */
  readonly externalIps?: string[];
  /** Load balancer IPs that are announced (serviceLoadBalancerIPs). Default none. */
  readonly loadBalancerIps?: string[];
  /** Ranges of load balancer IPs are announced as a whole, by every node; false: only single addresses that services have, each of which goes when its service has no endpoint any more (serviceLoadBalancerAggregation: Disabled, from Calico 3.31 on). Default true. */
  readonly loadBalancerAggregation?: boolean;
  /** Communities that nodes put on routes of services (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside and outside. Default none. */
  readonly communities?: string[];
  /** Addresses of services that one node may announce each by itself (/32) beside the ranges: those with externalTrafficPolicy: Local that it has an endpoint of, and, without loadBalancerAggregation, every load balancer IP. Default 250. */
  readonly maxLocalPerNode?: number;
}

/** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
export const ClusterCalicoVersion = {
  V3_28: "3.28",
  V3_29: "3.29",
  V3_30: "3.30",
  V3_31: "3.31",
  V3_32: "3.32",
} as const;
export type ClusterCalicoVersion = (typeof ClusterCalicoVersion)[keyof typeof ClusterCalicoVersion];

/** How Calico gives out addresses. Default: left as the cluster has it. */
export interface ClusterCalicoIpam {
  /** A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false. */
  readonly strictAffinity?: boolean;
  /** Blocks that one node may hold. 1 to 1000000, default 20. */
  readonly maxBlocksPerHost?: number;
}

/** Calico's side of the cluster. Default: as `calico` of the datacenter, all of it. */
export interface ClusterCalico {
  /** Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. 3.28 to 3.32. Default 3.30, whose objects every release from 3.29 on takes. */
  readonly version?: ClusterCalicoVersion;
  /** Key of the label that says which rack a node stands in; pools and peers select by it. Default rack. */
  readonly rackLabel?: string;
  /** Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false. */
  readonly natOutgoing?: boolean;
  /** The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system. */
  readonly namespace?: string;
  /** Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none. */
  readonly natExclusions?: string[];
  /** Communities that nodes put on the routes of pods (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside; ranges that borders tell outside have those of outside.communities.out alone. Default none. */
  readonly podCommunities?: string[];
  /** How Calico gives out addresses. Default: left as the cluster has it. */
  readonly ipam?: ClusterCalicoIpam;
  /** Parts of the pods' pools that no pod is given (IPReservation). Default none. */
  readonly reserved?: string[];
}

/** Numbers that exist already and stay. */
export interface ClusterPin {
  /** Only where a cluster has an AS of its own. Default: by its index out of pools.nodeAsns. */
  readonly asn?: number;
}

/** A Kubernetes cluster with Calico that has racks, or parts of racks, of the fabric. */
export interface Cluster {
  /** Name of the cluster, unique. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** What the cluster's IPPools are cut from, one for each rack by the rack's index, of the length that sizes.rackPods says: a range or a list. No other cluster's. */
  readonly pods: string[];
  /** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
  readonly services?: ClusterServices;
  /** Calico's side of the cluster. Default: as `calico` of the datacenter, all of it. */
  readonly calico?: ClusterCalico;
  /** Other clusters, by name, whose pods and services this cluster's nodes are told of, and they of this one's: said at one of the two is enough. Default none: each knows its own alone. */
  readonly reaches?: string[];
  /** Numbers that exist already and stay. */
  readonly pin?: ClusterPin;
}

/** One address, and who has it. */
export interface Anycast {
  /** The address (/32), in no pool of the fabric and in no range of services. Each of `servers` has it on its loopback. */
  readonly address: string;
  /** Names of the nodes and hosts that have it and announce it. Whoever sends there gets to the nearest, and spreads over those that are as near. */
  readonly servers: string[];
  /** Communities that nodes put on its route (BGPConfiguration prefixAdvertisements); hosts put on none. Default none. */
  readonly communities?: string[];
}

export const OutsidePeerMode = {
  /** eBGP; of what the outside router tells only the default route is taken. */
  DefaultOnly: "default-only",
  /** eBGP; every route is taken, or those of `accept`: they are known on every router inside. */
  Full: "full",
  /** No BGP: the border has static routes to it, which stand while the port is up. */
  Static: "static",
} as const;
export type OutsidePeerMode = (typeof OutsidePeerMode)[keyof typeof OutsidePeerMode];

/** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
export interface OutsidePeerIpv6 {
  /** The border's address there, with the length of the network. Default: the IPv4 address in the last 32 bits of what ipv6.prefix has for links to the outside; required where IPv6 is alone. */
  readonly address?: string;
  /** The outside router's address there; goes with `address`. */
  readonly peer?: string;
}

export interface OutsidePeer {
  /** default-only: eBGP; of what the outside router tells only the default route is taken. full: eBGP; every route is taken, or those of `accept`: they are known on every router inside. static: No BGP: the border has static routes to it, which stand while the port is up. */
  readonly mode: OutsidePeerMode;
  /** Name of the router outside, as the simulator and the lab call it; the same at each of its links. */
  readonly router: string;
  /** Name of the border: a spine or a ToR that routes. */
  readonly switch: string;
  /** The border's port to it. Several routers may stand behind one port, in one network: each is an entry with the same address of the border. */
  readonly interface: string;
  /** The border's address there, with the length of the network. Required, but where IPv6 is alone. */
  readonly address?: string;
  /** The outside router's address there. Required, but where IPv6 is alone. */
  readonly peer?: string;
  /** AS of the outside router. Only with mode default-only, full. */
  readonly asn?: number;
  /** TCP MD5 (RFC 2385): the name of the password that its owner has given. Default none. Only with mode default-only, full. */
  readonly password?: string;
  /** GTSM (RFC 5082): only packets of the neighbour itself count. The router outside must have it too, or the session stays down. Default false. Only with mode default-only, full. */
  readonly ttlSecurity?: boolean;
  /** The border watches the router outside by BFD (RFC 5881), at the intervals of bgp.bfd, whether or not switches do so among themselves. The router outside must have it too. Default false. Only with mode default-only, full. */
  readonly bfd?: boolean;
  /** The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family. */
  readonly ipv6?: OutsidePeerIpv6;
  /** Ranges that are taken, with every longer prefix in them; 0.0.0.0/0 stands for all. Default: all but martians (RFC 6890), private ranges among them. The fabric's own ranges never are. Only with mode full. */
  readonly accept?: string[];
  /** Routes that may come; the session is torn down over it, with a warning at 80 %. Every router inside must have room for them. Default 1000. Only with mode full. */
  readonly maximumPrefixes?: number;
  /** Routes that it is known to have: what the simulator and the lab take it to tell. Default the default route. Only with mode full. */
  readonly announces?: string[];
  /** Where the routes lead. Default the default route. Only with mode static. */
  readonly prefixes?: string[];
}

/** Aggregates of pods: one for each rack, withdrawn by a border that has lost the rack's last route; or one for each range of pools.pods. Default per-pool where only ToRs are borders and every ToR goes to every one of several spines, else per-rack. */
export const OutsideAnnouncePods = {
  PerRack: "per-rack",
  PerPool: "per-pool",
  None: "none",
} as const;
export type OutsideAnnouncePods = (typeof OutsideAnnouncePods)[keyof typeof OutsideAnnouncePods];

/** What routers outside are told. */
export interface OutsideAnnounce {
  /** Aggregates of pods: one for each rack, withdrawn by a border that has lost the rack's last route; or one for each range of pools.pods. Default per-pool where only ToRs are borders and every ToR goes to every one of several spines, else per-rack. */
  readonly pods?: OutsideAnnouncePods;
  /** Ranges of services, and single addresses out of them. Default true. */
  readonly services?: boolean;
  /** Addresses that several servers have (`anycast`). Default false. */
  readonly anycast?: boolean;
  /** The racks' subnets. Default false. */
  readonly nodes?: boolean;
  /** The switches' loopbacks. Default false. */
  readonly loopbacks?: boolean;
}

/** Communities (RFC 1997) and large ones (RFC 8092); those that are there already stay. */
export interface OutsideCommunities {
  /** Added to all that routers outside are told. Default none. */
  readonly out?: string[];
  /** Added to all that comes from them, for whoever hears of it inside. Default none. */
  readonly in?: string[];
}

/** Private AS numbers (RFC 6996) behind the border's in what goes out: racks' and nodes' mean nothing there. Default remove. */
export const OutsidePrivateAsns = {
  Remove: "remove",
  Keep: "keep",
} as const;
export type OutsidePrivateAsns = (typeof OutsidePrivateAsns)[keyof typeof OutsidePrivateAsns];

/** Routers outside the fabric, and the borders that stand before them. Default none: nothing comes in, nothing goes out. */
export interface Outside {
  /** Links of borders to routers outside; the switches named in it are the borders. */
  readonly peers: OutsidePeer[];
  /** What routers outside are told. */
  readonly announce?: OutsideAnnounce;
  /** Communities (RFC 1997) and large ones (RFC 8092); those that are there already stay. */
  readonly communities?: OutsideCommunities;
  /** AS by which routers outside know the whole datacenter, whatever borders have among themselves (local-as). Default: each border's own. */
  readonly asn?: number;
  /** Private AS numbers (RFC 6996) behind the border's in what goes out: racks' and nodes' mean nothing there. Default remove. */
  readonly privateAsns?: OutsidePrivateAsns;
}

/** Network operating system of the switch, where it is not as `platforms` says for its role. */
export const SuperSpinePlatform = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type SuperSpinePlatform = (typeof SuperSpinePlatform)[keyof typeof SuperSpinePlatform];

/** What the switch is, where it is not as `hardware` says for its role. */
export const SuperSpineHardware = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type SuperSpineHardware = (typeof SuperSpineHardware)[keyof typeof SuperSpineHardware];

/** Ports of this super-spine, where they are not as `ports` says. */
export interface SuperSpinePorts {
  /** In place of ports.superSpineDownlink. */
  readonly downlink?: string[];
  /** The port to a single spine, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  readonly to?: Record<string, string[]>;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const SuperSpineTablesProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type SuperSpineTablesProfile = (typeof SuperSpineTablesProfile)[keyof typeof SuperSpineTablesProfile];

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
export interface SuperSpineTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: SuperSpineTablesProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
export interface SuperSpinePinIpv6 {
  /** Its loopback, a /128. */
  readonly loopback?: string;
  /** The network of the link to a spine, as in `pin.links`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. The super-spine has the lower. */
  readonly links?: Record<string, string>;
}

/** Numbers that exist already and stay; each must lie in its pool. */
export interface SuperSpinePin {
  /** The router id, too. */
  readonly loopback?: string;
  /** The network of the link to a spine, a /30 or a /31, by the spine's name, of the second link the name with /2 behind it, and so on; the super-spine has the lower of its addresses. */
  readonly links?: Record<string, string>;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  readonly ipv6?: SuperSpinePinIpv6;
}

/** A super-spine switch. */
export interface SuperSpine {
  /** Name of the switch, unique among all switches. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** The plane that it is in: the spines with this index, one of each pod, go to it, and no others. 0 to 63. Default none, and then no super-spine has one: every spine goes to every super-spine. */
  readonly plane?: number;
  /** Links from each of its spines to it, where they are not as many as `uplinks.superSpineLinks`. 1 to 4. */
  readonly links?: number;
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  readonly platform?: SuperSpinePlatform;
  /** What the switch is, where it is not as `hardware` says for its role. */
  readonly hardware?: SuperSpineHardware;
  /** Ports of this super-spine, where they are not as `ports` says. */
  readonly ports?: SuperSpinePorts;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  readonly lines?: Record<string, string>;
  /** The super-spine is drained (RFC 8326): spines go by others wherever they can, and then it can be shut without loss. Default false. */
  readonly maintenance?: boolean;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  readonly tables?: SuperSpineTables;
  /** Numbers that exist already and stay; each must lie in its pool. */
  readonly pin?: SuperSpinePin;
}

/** A pod: spines, and the racks that they join. */
export interface Pod {
  /** Name of the pod, unique. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
}

/** Network operating system of the switch, where it is not as `platforms` says for its role. */
export const SpinePlatform = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type SpinePlatform = (typeof SpinePlatform)[keyof typeof SpinePlatform];

/** What the switch is, where it is not as `hardware` says for its role. */
export const SpineHardware = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type SpineHardware = (typeof SpineHardware)[keyof typeof SpineHardware];

/** Ports of this spine, where they are not as `ports` says. */
export interface SpinePorts {
  /** In place of ports.spineDownlink. */
  readonly downlink?: string[];
  /** In place of ports.spinePeer. */
  readonly peer?: string[];
  /** In place of ports.spineUplink. */
  readonly uplink?: string[];
  /** The port to a single switch, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  readonly to?: Record<string, string[]>;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const SpineTablesProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type SpineTablesProfile = (typeof SpineTablesProfile)[keyof typeof SpineTablesProfile];

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
export interface SpineTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: SpineTablesProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
export interface SpinePinIpv6 {
  /** Its loopback, a /128. Only where it routes. */
  readonly loopback?: string;
  /** The subnet of the spine's plane, a /64; only where spines switch. */
  readonly plane?: string;
  /** The network of the link to another spine, by that one's name, a /64 to a /127. Said at one of the two; whoever has the lower address in IPv4 has it in IPv6. */
  readonly spineLinks?: Record<string, string>;
}

/** Numbers that exist already and stay; each must lie in its pool. */
export interface SpinePin {
  /** Only where a spine has an AS of its own. */
  readonly asn?: number;
  /** Only where spines route. */
  readonly loopback?: string;
  /** The subnet of the spine's plane, of any length that has room for the ToRs; only where spines switch. */
  readonly plane?: string;
  /** The network of the link to another spine, by that one's name, where the model links spines: a /30 or a /31. Said at one of the two. */
  readonly spineLinks?: Record<string, string>;
  /** Its own address on the link to another spine, by that one's name; the other has the link's second. Default: the spine of the lower index has the lower address. */
  readonly spineLinkAddresses?: Record<string, string>;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  readonly ipv6?: SpinePinIpv6;
}

/** A spine switch. */
export interface Spine {
  /** Name of the switch, unique among all switches. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** Name of the pod in which the spine stands, where there are `pods`; its index is then unique within the pod. */
  readonly pod?: string;
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  readonly platform?: SpinePlatform;
  /** What the switch is, where it is not as `hardware` says for its role. */
  readonly hardware?: SpineHardware;
  /** Ports of this spine, where they are not as `ports` says. */
  readonly ports?: SpinePorts;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  readonly lines?: Record<string, string>;
  /** The spine is drained (RFC 8326): its neighbours go by others wherever they can, and then it can be shut without loss. Default false. */
  readonly maintenance?: boolean;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  readonly tables?: SpineTables;
  /** Numbers that exist already and stay; each must lie in its pool. */
  readonly pin?: SpinePin;
}

/** Network operating system of the switch, where it is not as `platforms` says for its role. */
export const RackTorPlatform = {
  Frr: "frr",
  Linux: "linux",
  Eos: "eos",
  Nxos: "nxos",
  Comware: "comware",
  Vrp: "vrp",
  Sonic: "sonic",
  Cumulus: "cumulus",
} as const;
export type RackTorPlatform = (typeof RackTorPlatform)[keyof typeof RackTorPlatform];

/** What the switch is, where it is not as `hardware` says for its role. */
export const RackTorHardware = {
  V7050SX3_48YC8: "7050SX3-48YC8",
  V7280SR3_48YC8: "7280SR3-48YC8",
  V7050CX3_32S: "7050CX3-32S",
  V7060CX2_32S: "7060CX2-32S",
  N9KC93180YCFX3: "N9K-C93180YC-FX3",
  N9KC93240YCFX2: "N9K-C93240YC-FX2",
  N9KC9336CFX2: "N9K-C9336C-FX2",
  N9KC9364C: "N9K-C9364C",
  S685056HF: "S6850-56HF",
  S682554HF: "S6825-54HF",
  S982064H: "S9820-64H",
  S985032H: "S9850-32H",
  CE686548S8CQEI: "CE6865-48S8CQ-EI",
  CE688148S6CQ: "CE6881-48S6CQ",
  CE885064CQEI: "CE8850-64CQ-EI",
  CE885532CQ4BQ: "CE8855-32CQ4BQ",
  AS732656X: "AS7326-56X",
  S5248FON: "S5248F-ON",
  MSN2410: "MSN2410",
  AS772632X: "AS7726-32X",
  MSN2700: "MSN2700",
  SN2410: "SN2410",
  SN3420: "SN3420",
  SN2700: "SN2700",
  SN3700C: "SN3700C",
} as const;
export type RackTorHardware = (typeof RackTorHardware)[keyof typeof RackTorHardware];

/** Ports of this ToR, where they are not as `ports` says. */
export interface RackTorPorts {
  /** In place of ports.torUplink. */
  readonly uplink?: string[];
  /** In place of ports.torRack. */
  readonly rack?: string;
  /** In place of ports.torNode. */
  readonly node?: string[];
  /** In place of ports.torPeer. */
  readonly peer?: string[];
  /** The port to a single switch or server, by its name, where that is not by its number; of several cables a list, or each by the name with /2 and so on behind it. */
  readonly to?: Record<string, string[]>;
}

/** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
export const RackTorTablesProfile = {
  ConfigBcm: "config.bcm",
  Typical: "typical",
  MoreIpv6: "more-ipv6",
  Default: "default",
  V4LpmHeavy: "v4-lpm-heavy",
  V4LpmHeavy1: "v4-lpm-heavy-1",
  V6LpmHeavy: "v6-lpm-heavy",
  LpmBalanced: "lpm-balanced",
  V6LpmHeavy1: "v6-lpm-heavy-1",
} as const;
export type RackTorTablesProfile = (typeof RackTorTablesProfile)[keyof typeof RackTorTablesProfile];

/** What this switch's hardware has room for, where it is not as `tables` says for its role. */
export interface RackTorTables {
  /** How the memory of hardware that `hardware` names is shared out among these tables, by the vendor's name; setting it on the switch is yours. Sizes that are not said here follow from it. Default: as the hardware comes, where a document says what that has room for. */
  readonly profile?: RackTorTablesProfile;
  /** Entries for routes (longest prefix match). Default: not known, and not checked. */
  readonly routes?: number;
  /** Entries for single addresses, routes of /32 and neighbours alike, where the hardware keeps them apart; else /32 are routes. Default: not known, and not checked. */
  readonly hosts?: number;
  /** Entries for IPv6 routes, where the hardware keeps them apart; else each is an entry of `routes`. Hardware that shares a table may take two or four entries for one: say then how many IPv6 routes fit. Default: not known, and not checked. */
  readonly ipv6Routes?: number;
  /** Entries for single IPv6 addresses, routes of /128 and neighbours alike, where the hardware keeps them apart; else they are IPv6 routes where those are apart, or stand in `hosts`. Default: not known, and not checked. */
  readonly ipv6Hosts?: number;
  /** Neighbours that routes may point to (adjacencies), of all address families. Default: not known, and not checked. */
  readonly nextHops?: number;
  /** Groups of two or more next hops, of all address families. Default: not known, and not checked. */
  readonly ecmpGroups?: number;
}

/** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
export const RackTorUplinksAggregate = {
  None: "none",
  Lacp: "lacp",
} as const;
export type RackTorUplinksAggregate = (typeof RackTorUplinksAggregate)[keyof typeof RackTorUplinksAggregate];

/** How it is cabled to spines, where that is not as `uplinks` says. */
export interface RackTorUplinks {
  /** Names of the spines that the ToR goes to, and to no other. Default: those of its rack. */
  readonly spines?: string[];
  /** Links to each of them, where they are not as many as `uplinks.links`. 1 to 4. */
  readonly links?: number;
  /** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
  readonly aggregate?: RackTorUplinksAggregate;
  /** Links to a single spine, by its name, where they are not as many. 1 to 4. Default none. */
  readonly to?: Record<string, number>;
}

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
export interface RackTorPinIpv6 {
  /** Its loopback, a /128. Only where it routes. */
  readonly loopback?: string;
  /** The network of the link to a spine, as in `pin.uplinks`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. Whoever has the lower in IPv4 has it in IPv6. */
  readonly uplinks?: Record<string, string>;
  /** Its address in the rack's subnet. */
  readonly address?: string;
}

/** Numbers that exist already and stay; each must lie in its pool. */
export interface RackTorPin {
  /** Only where a ToR has an AS of its own. */
  readonly asn?: number;
  /** The router id, too. Only where ToRs route. */
  readonly loopback?: string;
  /** The network of the link to a spine, a /30 or a /31, by the spine's name, and with /2 and so on behind it of the second on. */
  readonly uplinks?: Record<string, string>;
  /** Its own address on the link to a spine, by the same names; the spine has the link's second. Default: as `uplinks.lower` says. */
  readonly uplinkAddresses?: Record<string, string>;
  /** Its address in the network of its rack, where servers share one with it: a host's of the rack's subnet, anywhere in it. */
  readonly address?: string;
  /** The range that its links to servers are cut from, of the length that sizes.serverLinks says, where each server has its own. */
  readonly serverLinks?: string;
  /** The address in the plane of a spine, by the spine's name, where spines switch. */
  readonly planes?: Record<string, string>;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  readonly ipv6?: RackTorPinIpv6;
}

/** A top-of-rack switch (leaf). */
export interface RackTor {
  /** Name of the switch, unique among all switches. Default <rack>-tor<index>. */
  readonly name?: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** Network operating system of the switch, where it is not as `platforms` says for its role. */
  readonly platform?: RackTorPlatform;
  /** What the switch is, where it is not as `hardware` says for its role. */
  readonly hardware?: RackTorHardware;
  /** Ports of this ToR, where they are not as `ports` says. */
  readonly ports?: RackTorPorts;
  /** Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none. */
  readonly lines?: Record<string, string>;
  /** The ToR is drained (RFC 8326): spines and nodes go by the rack's other ToR, and then it can be shut without loss. Default false. */
  readonly maintenance?: boolean;
  /** What this switch's hardware has room for, where it is not as `tables` says for its role. */
  readonly tables?: RackTorTables;
  /** How it is cabled to spines, where that is not as `uplinks` says. */
  readonly uplinks?: RackTorUplinks;
  /** Its address outside the fabric, as a rule in the management network, which the rack's other ToR watches it by where the two are a pair. Default: none, and the keepalive of the pair is yours to set. */
  readonly keepalive?: string;
  /** The password of the session with a spine by its name, by the spine's name, where it is not `bgp.passwords.switches`. Default none. */
  readonly uplinkPasswords?: Record<string, string>;
  /** Numbers that exist already and stay; each must lie in its pool. */
  readonly pin?: RackTorPin;
}

/** How the ports of the node are bonded, where it is not as `servers.bond` says. */
export const RackNodeBond = {
  ActiveBackup: "active-backup",
  Lacp: "lacp",
} as const;
export type RackNodeBond = (typeof RackNodeBond)[keyof typeof RackNodeBond];

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
export interface RackNodePinIpv6 {
  /** Its address in the rack's subnet. */
  readonly address?: string;
}

/** Numbers that exist already and stay. */
export interface RackNodePin {
  /** Only where a node has an AS of its own. */
  readonly asn?: number;
  /** In the rack's subnet, or in plane 0 where nodes have an address in each plane. */
  readonly address?: string;
  /** Addresses in planes from 1, by the plane's number, where nodes have them. */
  readonly planes?: Record<string, string>;
  /** Its cluster id (RFC 4456) where it is a route reflector, no other reflector's. Default its address. */
  readonly clusterId?: string;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  readonly ipv6?: RackNodePinIpv6;
}

/** A server that runs Calico. */
export interface RackNode {
  /** Name of the Kubernetes node, unique in the datacenter. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** The cluster that the node is of, where there are several and a rack is shared. Default the rack's. */
  readonly cluster?: string;
  /** The node is a route reflector of its rack, where the model has reflectors on nodes. Default false. */
  readonly reflector?: boolean;
  /** The node announces no service, of any kind: it gets the label node.kubernetes.io/exclude-from-external-load-balancers with the value "true". Calico does not count kubeadm's, which is empty. Default false. */
  readonly excludeFromExternalLoadBalancers?: boolean;
  /** How the ports of the node are bonded, where it is not as `servers.bond` says. */
  readonly bond?: RackNodeBond;
  /** MAC addresses of its ports to the fabric, in the order of `servers.ports`: what `export --to dhcp` knows it by. At most 16, default none. */
  readonly macs?: string[];
  /** The node is cordoned: Kubernetes places no pod there. Its pods stay until they are evicted (kubectl drain): no route leads around a node. Default false. */
  readonly maintenance?: boolean;
  /** The plane that the node is a route reflector of, where the model has planes of nodes. Default none. */
  readonly reflectsPlane?: number;
  /** Numbers that exist already and stay. */
  readonly pin?: RackNodePin;
}

/** What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer). */
export const RackHostDaemon = {
  Bird2: "bird2",
  Bird1: "bird1",
  Gobgp: "gobgp",
  Frr: "frr",
} as const;
export type RackHostDaemon = (typeof RackHostDaemon)[keyof typeof RackHostDaemon];

/** How the ports of the host are bonded, where it is not as `servers.bond` says. */
export const RackHostBond = {
  ActiveBackup: "active-backup",
  Lacp: "lacp",
} as const;
export type RackHostBond = (typeof RackHostBond)[keyof typeof RackHostBond];

/** The host in IPv6. */
export interface RackHostIpv6 {
  /** What the host announces where IPv6 is alone, in ipv6.pools.hosts: among the first 16777216 addresses of a range. Beside IPv4 it is the image of `announces`. Default none. */
  readonly announces?: string[];
}

/** Numbers that exist already and stay. */
export interface RackHostPin {
  /** Only where a host has an AS of its own. */
  readonly asn?: number;
  /** In the rack's subnet. */
  readonly address?: string;
}

/** A server without Calico that speaks BGP with its ToRs: storage, bare metal, a load balancer. Its ToRs let it announce what it declares and nothing else. */
export interface RackHost {
  /** Name of the host, unique among all nodes, hosts and switches. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer). */
  readonly daemon: RackHostDaemon;
  /** How the ports of the host are bonded, where it is not as `servers.bond` says. */
  readonly bond?: RackHostBond;
  /** MAC addresses of its ports to the fabric, in the order of `servers.ports`: what `export --to dhcp` knows it by. At most 16, default none. */
  readonly macs?: string[];
  /** What the host announces and nobody else: service addresses (/32) or networks behind it, in pools.hosts. At most 64, default none. */
  readonly announces?: string[];
  /** The host in IPv6. */
  readonly ipv6?: RackHostIpv6;
  /** Numbers that exist already and stay. */
  readonly pin?: RackHostPin;
}

/** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
export const RackUplinksAggregate = {
  None: "none",
  Lacp: "lacp",
} as const;
export type RackUplinksAggregate = (typeof RackUplinksAggregate)[keyof typeof RackUplinksAggregate];

/** How it is cabled to spines, where that is not as `uplinks` says. */
export interface RackUplinks {
  /** Names of the spines that the rack's ToRs go to, and to no other. Default: all spines. */
  readonly spines?: string[];
  /** Links to each of them, where they are not as many as `uplinks.links`. 1 to 4. */
  readonly links?: number;
  /** What several links to one spine are, none or lacp, where that is not what `uplinks.aggregate` says. */
  readonly aggregate?: RackUplinksAggregate;
  /** Links to a single spine, by its name, where they are not as many. 1 to 4. Default none. */
  readonly to?: Record<string, number>;
}

/** How the rack's servers meet its ToRs, where it is not as `servers.attachment` says. */
export const RackAttachment = {
  Shared: "shared",
  Routed: "routed",
  SubnetPerTor: "subnet-per-tor",
} as const;
export type RackAttachment = (typeof RackAttachment)[keyof typeof RackAttachment];

/** How the ports of the rack's servers are bonded, where it is not as `servers.bond` says. */
export const RackBond = {
  ActiveBackup: "active-backup",
  Lacp: "lacp",
} as const;
export type RackBond = (typeof RackBond)[keyof typeof RackBond];

/** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
export interface RackPinIpv6 {
  /** The network of its nodes and ToRs, a /64. */
  readonly subnet?: string;
  /** The rack's IPPool, as large as that of IPv4: a /19 is a /115. */
  readonly pods?: string;
}

/** Numbers that exist already and stay; each must lie in its pool. */
export interface RackPin {
  /** Only where a rack has an AS of its own. */
  readonly asn?: number;
  /** The network of its nodes and ToRs, of any length that has room for them: sizes.rackSubnet is that of the others. */
  readonly subnet?: string;
  /** The rack's IPPool, of any length of 8 or more that holds a block: sizes.rackPods is that of the others. */
  readonly pods?: string;
  /** The address of its first node, as `offsets.firstNode` is for all racks. 1 to 1024. */
  readonly firstNode?: number;
  /** What both ToRs of a pair have in the rack's subnet, where their platform wants that. Default the last before the first node. */
  readonly pairAddress?: string;
  /** The number of the pair that its two ToRs are (vPC domain, MLAG domain), where servers bond by LACP. 1 to 1000, default the rack's index plus 1, from 1 again after 1000. */
  readonly pairDomain?: number;
  /** What both ToRs of a pair show servers as LACP system id. Default 02:00:00:01 and the number of the pair, locally administered. */
  readonly pairMac?: string;
  /** The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers. */
  readonly ipv6?: RackPinIpv6;
}

/** A rack of servers with its ToRs. */
export interface Rack {
  /** Name of the rack, unique; the value of the rack label on its nodes. */
  readonly name: string;
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  readonly index: number;
  /** Name of the pod in which the rack stands, where there are `pods`. */
  readonly pod?: string;
  /** The rack's ToRs. Default: one, with index 0. */
  readonly tors?: RackTor[];
  /** The cluster of the rack's nodes, where there are several: what a node does not say for itself. Its pools are what `morePods` and `pin.pods` are of. Default none where each node says its own. */
  readonly cluster?: string;
  /** The rack's servers. */
  readonly nodes?: RackNode[];
  /** The rack's servers that do not run Calico. Default none. */
  readonly hosts?: RackHost[];
  /** Further pools of pods for a rack whose first is full: each by its number in pools.pods, where no rack has that number as its index. Append a range to pools.pods to have numbers that no rack will ever have. Default none. */
  readonly morePods?: number[];
  /** How it is cabled to spines, where that is not as `uplinks` says. */
  readonly uplinks?: RackUplinks;
  /** How the rack's servers meet its ToRs, where it is not as `servers.attachment` says. */
  readonly attachment?: RackAttachment;
  /** How the ports of the rack's servers are bonded, where it is not as `servers.bond` says. */
  readonly bond?: RackBond;
  /** All ToRs and nodes of the rack are in maintenance. Default false. */
  readonly maintenance?: boolean;
  /** The password of the sessions of the rack's nodes and hosts, where it is not `bgp.passwords.nodes`. Default none. */
  readonly password?: string;
  /** Numbers that exist already and stay; each must lie in its pool. */
  readonly pin?: RackPin;
}

/** One datacenter's leaf-spine fabric under Kubernetes with Calico. */
export interface DatacenterSpec {
  /** Name of the datacenter. */
  readonly name: string;
  /** Declared capacity. Raise `maxRacks`, `maxPods`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers. */
  readonly capacity?: Capacity;
  /** Pools that ASNs and addresses are taken from. */
  readonly pools?: Pools;
  /** Prefix lengths of what is cut from the pools. */
  readonly sizes?: Sizes;
  /** Where in a rack's subnet its ToRs and servers stand, counted from the subnet's first address. Fixed once something is deployed. */
  readonly offsets?: Offsets;
  /** Network operating systems of switches, by role. */
  readonly platforms?: Platforms;
  /** The hardware of switches, by role: the ports that it has, servers' first, and no others. Ports that `ports` names go before. */
  readonly hardware?: Hardware;
  /** Interface names on switches: a list of names by number, or a pattern with the first number in braces, as in swp{49}; {0:4} counts in fours, and {1..4} at the end is a port that was broken out. */
  readonly ports?: Ports;
  /** Ethernet on the switches' ports, by what they lead to. What nobody says, no configuration has. */
  readonly ethernet?: Ethernet;
  /** Switches on the platform linux. */
  readonly linux?: Linux;
  /** Lines of your own beside the fabric's, which are put in place and taken away with it: by site, by role, and `lines` of a switch; all of them are written, so say a thing in one of them only: a device keeps one of two, and each delivery would find the other missing. */
  readonly lines?: Lines;
  /** How servers are plugged into the ToRs of their rack, where ToRs route. */
  readonly servers?: Servers;
  /** How ToRs are cabled to spines, where spines route, and spines to super-spines. */
  readonly uplinks?: Uplinks;
  /** How links between switches that route are addressed. numbered: each has a network out of pools.links (or pools.spineLinks), and a BGP session for each address family. unnumbered: none has any; each end knows the other by the interface and its IPv6 link-local address, and one session carries all families, IPv4 with IPv6 next hops (RFC 8950, before it RFC 5549). Changing it starts these sessions anew. Default numbered. */
  readonly links?: Links;
  /** The VRF of every switch that the fabric is in: its ports, VLANs and loopbacks, its BGP and OSPF, its static routes. Other VRFs, that of the management among them, are not touched. Giving it, or another, ends every session of each switch. Default none: the default VRF. */
  readonly vrf?: string;
  /** Pairs of switches that are one to others (MLAG, vPC, M-LAG, IRF): the ToRs of a rack whose servers bond by LACP, and where `fabric.switching` makes them. */
  readonly pairs?: Pairs;
  /** BGP timers, the same at both ends of every session. */
  readonly bgp?: Bgp;
  /** Calico's side of the fabric. */
  readonly calico?: Calico;
  /** IPv6, beside IPv4 or alone: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only. */
  readonly ipv6?: Ipv6;
  /** What the switches' hardware has room for: a preview warns before it is full. Where `hardware` names what is known, its sizes; else take the numbers from the vendor's data sheet, for the profile that the switch is set up with. */
  readonly tables?: Tables;
  /** Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none. */
  readonly services?: Services;
  /** Several clusters in one fabric, each with pods and services of its own: then `pools.pods` and `services` of the datacenter are none's. Default: one cluster, without a name. */
  readonly clusters?: Cluster[];
  /** Addresses that several servers have at once, such as that of an API server on three nodes. Nodes announce them by an IPPool of one address that no pod is given. At most 64, default none. */
  readonly anycast?: Anycast[];
  /** Routers outside the fabric, and the borders that stand before them. Default none: nothing comes in, nothing goes out. */
  readonly outside?: Outside;
  /** The switches above the spines of all pods: the third tier of a five-stage fabric (RFC 7938 section 3.2.3). Default none. */
  readonly superSpines?: SuperSpine[];
  /** The pods of a five-stage fabric (points of delivery; Kubernetes' pods are another thing): each is a leaf-spine fabric of its own, and super-spines join them. Spines and racks name theirs. Default none: one leaf-spine fabric. */
  readonly pods?: Pod[];
  /** The spine switches. */
  readonly spines: Spine[];
  /** The racks. */
  readonly racks?: Rack[];
}

export const AsPerRackSpineKind = {
  /** Spines route, and peer with every ToR by eBGP. */
  Routed: "routed",
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  Ethernet: "ethernet",
} as const;
export type AsPerRackSpineKind = (typeof AsPerRackSpineKind)[keyof typeof AsPerRackSpineKind];

/** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
export const AsPerRackSpineAsns = {
  Unique: "unique",
  Shared: "shared",
} as const;
export type AsPerRackSpineAsns = (typeof AsPerRackSpineAsns)[keyof typeof AsPerRackSpineAsns];

/** What stands above the ToRs. Default: spines that route. */
export interface AsPerRackSpine {
  /** routed: Spines route, and peer with every ToR by eBGP. ethernet: Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  readonly kind: AsPerRackSpineKind;
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. Only with kind routed. */
  readonly asns?: AsPerRackSpineAsns;
}

export const AsPerRackInRackKind = {
  /** Each node peers with every other of its rack, and with the ToR. */
  FullMesh: "full-mesh",
  /** Nodes peer with a route reflector (RFC 4456) and not with one another. */
  RouteReflector: "route-reflector",
} as const;
export type AsPerRackInRackKind = (typeof AsPerRackInRackKind)[keyof typeof AsPerRackInRackKind];

export const AsPerRackInRackOn = {
  /** The rack's ToR is the route reflector. */
  Tor: "tor",
  /** The rack's nodes with `reflector: true` are the route reflectors; only they peer with the ToR. */
  Nodes: "nodes",
} as const;
export type AsPerRackInRackOn = (typeof AsPerRackInRackOn)[keyof typeof AsPerRackInRackOn];

/** How the nodes of a rack learn one another's routes. Default: the ToR reflects. */
export interface AsPerRackInRack {
  /** full-mesh: Each node peers with every other of its rack, and with the ToR. route-reflector: Nodes peer with a route reflector (RFC 4456) and not with one another. */
  readonly kind: AsPerRackInRackKind;
  /** tor: The rack's ToR is the route reflector. nodes: The rack's nodes with `reflector: true` are the route reflectors; only they peer with the ToR. Only with kind route-reflector. */
  readonly on?: AsPerRackInRackOn;
}

/** AS per rack (Calico's AS-per-rack design; RFC 7938 section 5.2 with the AS boundary at the ToR). */
export interface AsPerRackOptions {
  /** What stands above the ToRs. Default: spines that route. */
  readonly spine?: AsPerRackSpine;
  /** How the nodes of a rack learn one another's routes. Default: the ToR reflects. */
  readonly inRack?: AsPerRackInRack;
}

/** A rack's ToR and nodes share one AS; iBGP inside the rack, eBGP above it. Every router knows every route. */
export interface AsPerRackSpec extends DatacenterSpec {
  /** Options of the model. */
  readonly fabric?: AsPerRackOptions;
}

export const AsPerServerSpineKind = {
  /** Spines route, and peer with every ToR by eBGP. */
  Routed: "routed",
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  Ethernet: "ethernet",
} as const;
export type AsPerServerSpineKind = (typeof AsPerServerSpineKind)[keyof typeof AsPerServerSpineKind];

/** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
export const AsPerServerSpineAsns = {
  Unique: "unique",
  Shared: "shared",
} as const;
export type AsPerServerSpineAsns = (typeof AsPerServerSpineAsns)[keyof typeof AsPerServerSpineAsns];

/** What stands above the ToRs. Default: spines that route. */
export interface AsPerServerSpine {
  /** routed: Spines route, and peer with every ToR by eBGP. ethernet: Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  readonly kind: AsPerServerSpineKind;
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. Only with kind routed. */
  readonly asns?: AsPerServerSpineAsns;
}

/** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
export const AsPerServerWithinRack = {
  ThroughTor: "through-tor",
  Direct: "direct",
} as const;
export type AsPerServerWithinRack = (typeof AsPerServerWithinRack)[keyof typeof AsPerServerWithinRack];

/** AS per server (Calico's AS-per-server design; RFC 7938 with BGP on the host). */
export interface AsPerServerOptions {
  /** What stands above the ToRs. Default: spines that route. */
  readonly spine?: AsPerServerSpine;
  /** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
  readonly withinRack?: AsPerServerWithinRack;
}

/** Each node is an AS of its own and peers with its ToRs by eBGP. Every router knows every route. */
export interface AsPerServerSpec extends DatacenterSpec {
  /** Options of the model. */
  readonly fabric?: AsPerServerOptions;
}

export const AsPerClusterSpineKind = {
  /** Spines route, and peer with every ToR by eBGP. */
  Routed: "routed",
  /** Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  Ethernet: "ethernet",
} as const;
export type AsPerClusterSpineKind = (typeof AsPerClusterSpineKind)[keyof typeof AsPerClusterSpineKind];

/** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. */
export const AsPerClusterSpineAsns = {
  Unique: "unique",
  Shared: "shared",
} as const;
export type AsPerClusterSpineAsns = (typeof AsPerClusterSpineAsns)[keyof typeof AsPerClusterSpineAsns];

/** What stands above the ToRs. Default: spines that route. */
export interface AsPerClusterSpine {
  /** routed: Spines route, and peer with every ToR by eBGP. ethernet: Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP. */
  readonly kind: AsPerClusterSpineKind;
  /** An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared. Only with kind routed. */
  readonly asns?: AsPerClusterSpineAsns;
}

/** What lets nodes take one another's routes, in whose paths their own AS stands: allowed (they take it once, numAllowedLocalASNumbers of Calico's BGPPeer), or overridden (ToRs put their own AS in its place, as-override). Default allowed. */
export const AsPerClusterOwnAs = {
  Allowed: "allowed",
  Overridden: "overridden",
} as const;
export type AsPerClusterOwnAs = (typeof AsPerClusterOwnAs)[keyof typeof AsPerClusterOwnAs];

/** An AS for each ToR, or one for all of them, the first of pools.rackAsns: then ToRs take their own AS once from spines (RFC 7938 section 5.2.2). Default unique. */
export const AsPerClusterTorAsns = {
  Unique: "unique",
  Shared: "shared",
} as const;
export type AsPerClusterTorAsns = (typeof AsPerClusterTorAsns)[keyof typeof AsPerClusterTorAsns];

/** Hosts without Calico: each in an AS of its own, or all in the cluster's, where `ownAs` holds for them as well. Default unique. */
export const AsPerClusterHostAsns = {
  Unique: "unique",
  Cluster: "cluster",
} as const;
export type AsPerClusterHostAsns = (typeof AsPerClusterHostAsns)[keyof typeof AsPerClusterHostAsns];

/** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
export const AsPerClusterWithinRack = {
  ThroughTor: "through-tor",
  Direct: "direct",
} as const;
export type AsPerClusterWithinRack = (typeof AsPerClusterWithinRack)[keyof typeof AsPerClusterWithinRack];

/** AS per cluster: what Calico gives a cluster of which only its AS number is said (asNumber of BGPConfiguration), on a fabric of eBGP. */
export interface AsPerClusterOptions {
  /** What stands above the ToRs. Default: spines that route. */
  readonly spine?: AsPerClusterSpine;
  /** What lets nodes take one another's routes, in whose paths their own AS stands: allowed (they take it once, numAllowedLocalASNumbers of Calico's BGPPeer), or overridden (ToRs put their own AS in its place, as-override). Default allowed. */
  readonly ownAs?: AsPerClusterOwnAs;
  /** An AS for each ToR, or one for all of them, the first of pools.rackAsns: then ToRs take their own AS once from spines (RFC 7938 section 5.2.2). Default unique. */
  readonly torAsns?: AsPerClusterTorAsns;
  /** Hosts without Calico: each in an AS of its own, or all in the cluster's, where `ownAs` holds for them as well. Default unique. */
  readonly hostAsns?: AsPerClusterHostAsns;
  /** Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor. */
  readonly withinRack?: AsPerClusterWithinRack;
}

/** All nodes of the cluster are one AS, the first of pools.nodeAsns, and peer with their ToRs by eBGP. Every router knows every route. */
export interface AsPerClusterSpec extends DatacenterSpec {
  /** Options of the model. */
  readonly fabric?: AsPerClusterOptions;
}

/** Nodes share one AS, ToRs another, spines a third. Specific routes go up, only the default comes down: ToRs know their own rack, spines everything. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface DownwardDefaultSpec extends DatacenterSpec {}

/** Who joins the racks, each of which its ToR reflects for (RFC 4456): spines, whose clients are the ToRs; or tors, in a full mesh, whose clients are the spines. Default spines. */
export const IgpReflectors = {
  Spines: "spines",
  Tors: "tors",
} as const;
export type IgpReflectors = (typeof IgpReflectors)[keyof typeof IgpReflectors];

/** OSPF's timers, the same on every link. */
export interface IgpOspf {
  /** Interval of hellos on every link; a neighbour is gone after four of them (RFC 2328 section C.3). Seconds, 1 to 60, default 3. */
  readonly hello?: number;
}

/** One AS with an IGP below it: OSPF for the switches' own addresses, iBGP for pods. */
export interface IgpOptions {
  /** Who joins the racks, each of which its ToR reflects for (RFC 4456): spines, whose clients are the ToRs; or tors, in a full mesh, whose clients are the spines. Default spines. */
  readonly reflectors?: IgpReflectors;
  /** OSPF's timers, the same on every link. */
  readonly ospf?: IgpOspf;
}

/** All routers are one AS. OSPF on ToRs and spines finds next hops, iBGP carries endpoints. Every router knows every route. */
export interface IgpSpec extends DatacenterSpec {
  /** Options of the model. */
  readonly fabric?: IgpOptions;
}

/** plain: VLANs and spanning tree; mlag, irf: two switches as one (spines of a plane, ToRs of a rack); trill, fabricpath: layer 2 routed by IS-IS. Default plain. */
export const L2SwitchingTechnology = {
  Plain: "plain",
  Mlag: "mlag",
  Irf: "irf",
  Trill: "trill",
  Fabricpath: "fabricpath",
} as const;
export type L2SwitchingTechnology = (typeof L2SwitchingTechnology)[keyof typeof L2SwitchingTechnology];

/** How the switches keep a plane free of loops. */
export interface L2Switching {
  /** plain: VLANs and spanning tree; mlag, irf: two switches as one (spines of a plane, ToRs of a rack); trill, fabricpath: layer 2 routed by IS-IS. Default plain. */
  readonly technology?: L2SwitchingTechnology;
}

/** Ethernet fabric (Calico's layer 2 interconnect design). */
export interface L2Options {
  /** Isolated planes; spine s is in plane s mod planes. Nodes spread flows over all of them. 1 to 4, default 1: a flat fabric. */
  readonly planes?: number;
  /** How the switches keep a plane free of loops. */
  readonly switching?: L2Switching;
  /** VLAN of plane 0 on the switches; plane p has the p-th after it. 2 to 4091, default 100. */
  readonly firstVlan?: number;
}

/** Switches only switch. All nodes are one AS; each has an address in every plane, an isolated IP subnet over spines of its own, and is a client of that plane's route reflectors, which are nodes. */
export interface L2Spec extends DatacenterSpec {
  /** Options of the model. */
  readonly fabric?: L2Options;
}
