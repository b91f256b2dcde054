import {
  formatInterfaceAddress,
  formatPrefix,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../../src/net/ipv4.ts";
import type {
  AccessLinkPlan,
  BridgePlan,
  CableEnd,
  FabricPlan,
  LinkPlan,
  RackPlan,
  SwitchPlan,
} from "../../src/plan/types.ts";
import { linkedServers } from "../../src/intent/index.ts";
import { linkAddressesOf, serverSettings, type LinkAddress } from "../../src/platforms/servers/index.ts";
import { familiesOf } from "./families.ts";
import { outsideTopology } from "./outside-topology.ts";

/**
 * What of the lab is a network of its own: the management network with the cluster's API server and the engine, a switch that routes,
 * one that only switches, the wires of a rack, a server, and a pod on a server.
 */
export type Role = "management" | "switch" | "bridge" | "rack" | "node" | "pod";

export interface LabNamespace {
  readonly role: Role;
  /** The device's name in the plan; `cluster` for the management network. */
  readonly device: string;
}

/** An end of a cable; it has no addresses where the device's own configuration brings them. */
export interface Port {
  readonly at: LabNamespace;
  readonly interface: string;
  /** `10.1.0.10/24`, one of each family that the fabric has, as iproute2 is given it. */
  readonly addresses: readonly string[];
  /** Routes over it that are its device's own, as iproute2 is given them. */
  readonly routes: readonly string[];
  /** Name of the bridge in the same namespace that the port belongs to. */
  readonly bridge: string | null;
}

export type Cable = readonly [Port, Port];

export interface Bridge {
  readonly at: LabNamespace;
  readonly interface: string;
  readonly addresses: readonly string[];
  /** Its priority in a spanning tree; null where it stands alone, and no tree is needed. */
  readonly spanning: number | null;
}

/** What a server has besides: addresses on its loopback, and, where it has links of its own, settings of the kernel for its ports. */
export interface Loopback {
  readonly at: LabNamespace;
  readonly addresses: readonly string[];
  readonly settings: readonly string[];
}

export interface Topology {
  readonly loopbacks: readonly Loopback[];
  readonly namespaces: readonly LabNamespace[];
  readonly bridges: readonly Bridge[];
  readonly cables: readonly Cable[];
}

/** Unique among a lab's namespaces. */
export const idOf = ({ role, device }: LabNamespace): string => `${role}.${device}`;

export const management: LabNamespace = { role: "management", device: "cluster" };
export const switchNamespace = (device: string): LabNamespace => ({ role: "switch", device });
export const bridgeNamespace = (device: string): LabNamespace => ({ role: "bridge", device });
export const rackNamespace = (device: string): LabNamespace => ({ role: "rack", device });
export const nodeNamespace = (device: string): LabNamespace => ({ role: "node", device });
export const podNamespace = (device: string): LabNamespace => ({ role: "pod", device });

/** 169.254.0.0/16, which no fabric uses (RFC 3927) and which exists only inside the lab. */
const MANAGEMENT_BASE = 0xa9fe0000;
const MANAGEMENT_LENGTH = 16;
/** As a kernel writes it. */
export const MANAGEMENT_NETWORK = "169.254.0.0/16";
const MANAGEMENT_BRIDGE = "management";

/** Interface of a switch towards the management network. */
export const MANAGEMENT_PORT = "eth0";
/** Interface of a server towards its rack, and of a pod towards its server. */
export const NODE_PORT = "eth0";
/** Interface of a host without Calico towards its rack: it has a management port as well. */
export const HOST_PORT = "rack0";
/** Interface of a server towards its pod: Calico's naming, which BIRD's configuration goes by. */
export const POD_PORT = "cali0";
const RACK_BRIDGE = "rack";

/** Whether the lab plays a switch that only switches. One on Linux is a switch as any other: what is delivered makes its bridges. */
const isPlayed = ({ platform }: BridgePlan): boolean => platform !== "linux";

/** Where a switch runs, or is played. */
export const deviceNamespace = ({ bridges }: FabricPlan, device: string): LabNamespace =>
  bridges.some((bridge) => bridge.name === device && isPlayed(bridge))
    ? bridgeNamespace(device)
    : switchNamespace(device);

/** What is managed: a switch, or a host without Calico. */
type Managed = Pick<SwitchPlan, "name" | "rack" | "index"> & Partial<Pick<SwitchPlan, "role" | "pod">>;

/** Switches that run in the lab. */
export const devicesOf = ({
  switches,
  bridges,
}: FabricPlan): readonly (Managed & Pick<SwitchPlan, "platform">)[] => [
  ...switches,
  ...bridges.filter((bridge) => !isPlayed(bridge)),
];

/** Hosts stand behind the switches of their rack, of which there are two at most. */
const FIRST_HOST = 100;

/** Everything that has a management address: its switches, and hosts numbered on from them. */
export const managedBy = (plan: FabricPlan): readonly Managed[] => [
  ...devicesOf(plan),
  ...plan.racks.flatMap(({ hosts }) =>
    hosts.map(({ name, rack, index }) => ({ name, rack, index: FIRST_HOST + index })),
  ),
];

/** The spines that a pod of the lab has room for, before the next pod's numbers. */
const SPINES_OF_POD = 16;
const FIRST_SUPER_SPINE = 200;

/** A device's number among those of its rack, or among all that stand in none. */
function numberOf({ pods = [] }: FabricPlan, { role, pod, index }: Managed): number {
  if (role === "super-spine") return FIRST_SUPER_SPINE + index;
  const place = role === "spine" ? pods.find(({ name }) => name === pod) : undefined;
  return place === undefined ? index : (place.index + 1) * SPINES_OF_POD + index;
}

/** The management address of a device: by the rack's and its own index, so that it stays while others come and go. */
export function managementAddress(plan: FabricPlan, device: Managed): InterfaceAddress {
  const rack = plan.racks.find(({ name }) => name === device.rack);
  const row = rack === undefined ? 0 : rack.index + 1;
  const number = numberOf(plan, device);
  if (row > 255 || number > 252)
    throw new RangeError(`the lab's management network has no place for ${device.name}`);
  return { address: MANAGEMENT_BASE + row * 256 + number + 2, length: MANAGEMENT_LENGTH };
}

/** A node's address in a network, in every family of the fabric. */
const inEachFamily = (plan: FabricPlan, address: Ipv4, network: Prefix4): readonly string[] =>
  familiesOf(plan).map((family) => family.interfaceAddress({ address, length: network.length }));

const port = (
  at: LabNamespace,
  name: string,
  options: Partial<Pick<Port, "addresses" | "routes" | "bridge">> = {},
): Port => ({
  at,
  interface: name,
  addresses: options.addresses ?? [],
  routes: options.routes ?? [],
  bridge: options.bridge ?? null,
});

/** `spine0`, `tor3-0`, `tor3-100` for the first host: a device's plug in the management network. */
const plugOf = (plan: FabricPlan, device: Managed): string => {
  const rack = plan.racks.find(({ name }) => name === device.rack);
  return rack === undefined
    ? `spine${String(numberOf(plan, device))}`
    : `tor${String(rack.index)}-${String(device.index)}`;
};

const managementCable = (plan: FabricPlan, device: Managed): Cable => [
  port(management, plugOf(plan, device), { bridge: MANAGEMENT_BRIDGE }),
  port(switchNamespace(device.name), MANAGEMENT_PORT, {
    addresses: [formatInterfaceAddress(managementAddress(plan, device))],
  }),
];

/** The worst priority there is: what an aggregate plays must never be on the way of others. */
const LEAF_PRIORITY = 61440;
const SPINE_PRIORITY = 4096;
const DEFAULT_PRIORITY = 32768;

/**
 * The lab's switches have one protocol against loops, spanning tree, whatever the plan's technology: what reaches what is the same. Where
 * a plane is one bridge there is none.
 */
function priorityOf({ role, switching }: BridgePlan): number | null {
  if (switching.kind === "plain") return null;
  if (switching.kind === "spanning-tree") return switching.bridgePriority;
  return role === "spine" ? SPINE_PRIORITY : DEFAULT_PRIORITY;
}

/** A bridge for each plane that runs over a switch; they share nothing. */
const planeBridges = ({ bridges, planes }: FabricPlan): Bridge[] =>
  bridges.filter(isPlayed).flatMap((bridge) =>
    planes
      .filter((plane) => plane.bridges.includes(bridge.name))
      .map((plane) => ({
        at: bridgeNamespace(bridge.name),
        interface: plane.name,
        addresses: [],
        spanning: priorityOf(bridge),
      })),
  );

type AccessLinks = readonly AccessLinkPlan[];

/** A port of a switch that only switches: where the lab plays it, in the plane's bridge. */
function plugged(plan: FabricPlan, device: string, name: string, plane: string): Port {
  const at = deviceNamespace(plan, device);
  return port(at, name, at.role === "bridge" ? { bridge: plane } : {});
}

/** Cables of nodes into planes, by the node's port: more than one where the port is an aggregate over two ToRs. */
const accessByPort = ({ links }: FabricPlan): ReadonlyMap<string, AccessLinks> =>
  Map.groupBy(
    links.filter((link) => link.kind === "access"),
    ({ ends: [{ device, interface: name }] }) => `${device} ${name}`,
  );

/**
 * Linux here has no aggregates: a bridge on the node plays one, its address and all, and spanning tree leaves one of its two cables in
 * use, as an aggregate in active-backup mode would.
 */
function accessCables(plan: FabricPlan): {
  readonly bridges: readonly Bridge[];
  readonly cables: readonly Cable[];
} {
  const ports = [...accessByPort(plan).values()];
  const addressesOn = ({ subnet, ends: [{ address }] }: AccessLinkPlan): readonly string[] =>
    inEachFamily(plan, address, subnet);
  const far = ({ plane, ends: [, { device, interface: name }] }: AccessLinkPlan): Port =>
    plugged(plan, device, name, plane);
  const aggregates = ports.filter((links) => links.length > 1);
  return {
    bridges: aggregates.flatMap(([link]) =>
      link === undefined
        ? []
        : [
            {
              at: nodeNamespace(link.ends[0].device),
              interface: link.ends[0].interface,
              addresses: addressesOn(link),
              spanning: LEAF_PRIORITY,
            },
          ],
    ),
    cables: ports.flatMap((links) =>
      links.map((link, at): Cable => {
        const { device, interface: name } = link.ends[0];
        const near =
          links.length > 1
            ? port(nodeNamespace(device), `${name}p${String(at)}`, { bridge: name })
            : port(nodeNamespace(device), name, { addresses: addressesOn(link) });
        return [far(link), near];
      }),
    ),
  };
}

/** Cables between switches. */
function linkCable(plan: FabricPlan, link: LinkPlan): readonly Cable[] {
  const [one, other] = link.ends;
  if (link.kind === "access") return [];
  if (link.kind === "trunk") {
    const at = ({ device, interface: name }: CableEnd): Port => plugged(plan, device, name, link.plane);
    return [[at(other), at(one)]];
  }
  const near = port(switchNamespace(one.device), one.interface);
  if (link.kind === "bridged") return [[plugged(plan, other.device, other.interface, link.plane), near]];
  return [[port(switchNamespace(other.device), other.interface), near]];
}

const podCables = ({ racks }: FabricPlan): Cable[] =>
  racks.flatMap(({ nodes }) =>
    nodes.map(({ name }): Cable => [
      port(nodeNamespace(name), POD_PORT),
      port(podNamespace(name), NODE_PORT),
    ]),
  );

/**
 * The cables of a rack whose ToRs have its VLAN. A server's bond is active and backup, so one of its cables carries frames: here the others end in
 * the rack's wires, where nothing is.
 */
function vlanCables(plan: FabricPlan, { name, subnet, tors, nodes, hosts }: RackPlan): Cable[] {
  if (subnet === null) return [];
  const servers = [
    ...nodes.map((node, at) => ({
      ...node,
      at,
      port: port(nodeNamespace(node.name), NODE_PORT, {
        addresses: inEachFamily(plan, node.address, subnet),
      }),
    })),
    ...hosts.map((host, at) => ({
      ...host,
      at: nodes.length + at,
      port: port(switchNamespace(host.name), HOST_PORT, {
        addresses: inEachFamily(plan, host.address, subnet),
      }),
    })),
  ];
  const between = tors.flatMap(({ device, vlan }) =>
    (vlan?.siblings ?? []).map((sibling) => ({ device, ...sibling })),
  );
  return [
    ...tors.flatMap(({ device, vlan }, tor) =>
      (vlan?.servers ?? []).flatMap(({ interface: own, peer }): Cable[] => {
        const server = servers.find((one) => one.name === peer);
        if (server === undefined) return [];
        const idle = port(rackNamespace(name), `idle${String(tor)}-${String(server.at)}`);
        return [[port(switchNamespace(device), own), server.at % tors.length === tor ? server.port : idle]];
      }),
    ),
    ...between.flatMap(({ device, interface: own, peer }): Cable[] => {
      const back = between.find((one) => one.device === peer && one.peer === device);
      if (back === undefined || device > peer) return [];
      return [[port(switchNamespace(device), own), port(switchNamespace(peer), back.interface)]];
    }),
  ];
}

/** Servers with links of their own, as they would be set up: a host, which is managed by its first port, has them under other names. */
const linked = (plan: FabricPlan) =>
  linkedServers(plan).flatMap((intent) => {
    const { foot, device } = intent;
    if (foot.kind !== "links") return [];
    const isHost = plan.racks.some(({ hosts }) => hosts.some(({ name }) => name === device));
    const at = isHost ? switchNamespace(device) : nodeNamespace(device);
    const links = foot.links.map((link, tor) => ({
      ...link,
      interface: isHost ? `rack${String(tor)}` : link.interface,
    }));
    return [{ intent: { ...intent, foot: { ...foot, links } }, at, links }];
  });

/** What of an address on a link iproute2 is told. */
const onLink = ({ address, family }: LinkAddress): string =>
  family === "ipv4" ? `${address} scope link` : `${address} nodad noprefixroute preferred_lft 0`;

const loopbacksOf = (plan: FabricPlan): readonly Loopback[] => {
  const shared = plan.racks.flatMap(({ nodes }) =>
    nodes.flatMap(({ name, anycast }) =>
      anycast.length === 0
        ? []
        : [{ at: nodeNamespace(name), addresses: anycast.map(formatPrefix), settings: [] }],
    ),
  );
  const own = linked(plan).map(({ intent, at }) => ({
    at,
    addresses: inEachFamily(plan, intent.address.address, { base: intent.address.address, length: 32 }),
    settings: serverSettings(intent),
  }));
  return [...own, ...shared];
};

/** The cable of a ToR's to a server. */
export interface ServerCable {
  readonly server: string;
  readonly device: string;
  /** The ToR's port. */
  readonly interface: string;
}

/** Where the wires of a ToR whose text has no VLAN meet those of its servers. */
const ownWires = (device: string): LabNamespace => rackNamespace(device);

/** A ToR's ports to servers that have an address to each ToR; null where its text leaves such ports to others. */
export function serverCable({ racks }: FabricPlan, server: string, device: string): ServerCable | null {
  const gateway = racks.flatMap(({ tors }) => tors).find((tor) => tor.device === device);
  const link = racks
    .flatMap(({ nodes, hosts }) => [...nodes, ...hosts])
    .find(({ name }) => name === server)
    ?.links.find((one) => one.device === device);
  if (gateway === undefined || link === undefined) return null;
  if (gateway.interface === null) return { server, device, interface: link.interface };
  const port = gateway.vlan?.servers.find(({ peer }) => peer === server);
  return port === undefined ? null : { server, device, interface: port.interface };
}

/** Cables of servers that have an address to each ToR. */
const serverCables = (plan: FabricPlan): Cable[] =>
  linked(plan).flatMap(({ intent, at, links }) =>
    links.map((link): Cable => {
      const addresses = linkAddressesOf(intent, link.address);
      const own = port(at, link.interface, {
        addresses: addresses.map(onLink),
        routes: addresses
          .filter(({ family }) => family === "ipv6")
          .map(({ network, source }) => `${network} dev ${link.interface} src ${source}`),
      });
      const cable = serverCable(plan, intent.device, link.device);
      return cable === null
        ? [port(ownWires(link.device), `to-${intent.device}`.slice(0, 15), { bridge: RACK_BRIDGE }), own]
        : [port(switchNamespace(cable.device), cable.interface), own];
    }),
  );

/** ToRs that are in a network of their own with servers, and whose text has none of its ports. */
const wiredTors = ({ racks }: FabricPlan) =>
  racks.flatMap(({ subnet, tors }) =>
    subnet === null ? tors.filter((tor) => tor.interface !== null && tor.vlan === null) : [],
  );

const ownWireCables = (plan: FabricPlan): Cable[] =>
  wiredTors(plan).map(({ device, interface: name }): Cable => [
    port(ownWires(device), "tor", { bridge: RACK_BRIDGE }),
    port(switchNamespace(device), name ?? ""),
  ]);

/** The network that the nodes of a rack share with its ToRs. */
const rackCables = (plan: FabricPlan): Cable[] =>
  plan.racks.flatMap((rack) => {
    const { name, subnet, tors, nodes, hosts } = rack;
    if (tors.some(({ vlan }) => vlan !== null)) return vlanCables(plan, rack);
    if (subnet === null) return [];
    const plug = (as: string): Port => port(rackNamespace(name), as, { bridge: RACK_BRIDGE });
    return [
      ...tors.flatMap((tor, at): Cable[] =>
        tor.interface === null
          ? []
          : [[plug(`tor${String(at)}`), port(switchNamespace(tor.device), tor.interface)]],
      ),
      ...nodes.map((node): Cable => {
        const addresses = inEachFamily(plan, node.address, subnet);
        return [plug(`node${String(node.index)}`), port(nodeNamespace(node.name), NODE_PORT, { addresses })];
      }),
      ...hosts.map((host): Cable => {
        const addresses = inEachFamily(plan, host.address, subnet);
        return [
          plug(`host${String(host.index)}`),
          port(switchNamespace(host.name), HOST_PORT, { addresses }),
        ];
      }),
    ];
  });

/** What a lab has before it has a fabric: where its API server and the engine run. */
export const managementTopology: Topology = {
  loopbacks: [],
  namespaces: [management],
  bridges: [
    {
      at: management,
      interface: MANAGEMENT_BRIDGE,
      addresses: [formatInterfaceAddress({ address: MANAGEMENT_BASE + 1, length: MANAGEMENT_LENGTH })],
      spanning: null,
    },
  ],
  cables: [],
};

/** A fabric's plan as cables between network namespaces; a switch's ports are called as in the plan and carry no address yet. */
export function topologyOf(plan: FabricPlan): Topology {
  const nodes = plan.racks.flatMap((rack) => rack.nodes);
  const wires = [
    ...plan.racks.filter(({ subnet }) => subnet !== null).map(({ name }) => rackNamespace(name)),
    ...wiredTors(plan).map(({ device }) => ownWires(device)),
  ];
  const access = accessCables(plan);
  const outside = outsideTopology(plan);
  return {
    loopbacks: loopbacksOf(plan),
    namespaces: [
      ...managementTopology.namespaces,
      ...managedBy(plan).map(({ name }) => switchNamespace(name)),
      ...plan.bridges.filter(isPlayed).map(({ name }) => bridgeNamespace(name)),
      ...wires,
      ...nodes.flatMap(({ name }) => [nodeNamespace(name), podNamespace(name)]),
      ...outside.namespaces,
    ],
    bridges: [
      ...managementTopology.bridges,
      ...planeBridges(plan),
      ...wires.map((at) => ({ at, interface: RACK_BRIDGE, addresses: [], spanning: null })),
      ...access.bridges,
      ...outside.bridges,
    ],
    cables: [
      ...managedBy(plan).map((device) => managementCable(plan, device)),
      ...plan.links.flatMap((link) => linkCable(plan, link)),
      ...access.cables,
      ...rackCables(plan),
      ...serverCables(plan),
      ...ownWireCables(plan),
      ...podCables(plan),
      ...outside.cables,
    ],
  };
}
