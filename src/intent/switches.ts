import { containsAddress, formatPrefix, hostPrefix, networkOf, type Prefix4 } from "../net/ipv4.ts";
import { isAggregate } from "../plan/links.ts";
import { linksAt, racksAt, racksNamed } from "../plan/lookups.ts";
import {
  LOOPBACK,
  type CableEnd,
  type FabricPlan,
  type LinkPlan,
  type RackPortPlan,
  type SwitchPlan,
} from "../plan/types.ts";
import { bridging } from "./bridging.ts";
import { breakoutsOf, ethernetOf, lldpOf } from "./ethernet.ts";
import { neighbors, peerGroup, prefixLists, viewsByDevice, type View } from "./neighbors.ts";
import { linkPeers } from "./link-peers.ts";
import { serverLinks } from "./server-links.ts";
import { outsideAggregates, outsideInterfaces, outsideRoutes } from "./outside.ts";
import type { InterfaceIntent, OspfIntent, PortIntent, RackVlanIntent, SwitchIntent } from "./switch.ts";

const describe = ({ device, interface: port }: CableEnd): string => `${device} ${port}`;

/** What of an aggregate is at one end of its link. */
function aggregateOf(link: LinkPlan, device: string): Pick<InterfaceIntent, "aggregate"> {
  if (!isAggregate(link)) return {};
  const { numbers, cables } = link.aggregate;
  const isFirst = link.ends[0].device === device;
  const port = (own: CableEnd, peer: CableEnd): PortIntent => ({
    name: own.interface,
    description: describe(peer),
  });
  return {
    aggregate: {
      number: numbers[isFirst ? 0 : 1],
      ports: cables.map(([one, other]) => (isFirst ? port(one, other) : port(other, one))),
    },
  };
}

function interfacesOf(plan: FabricPlan, device: SwitchPlan): InterfaceIntent[] {
  const loopback: InterfaceIntent = {
    name: LOOPBACK,
    description: "router id",
    address: { address: device.loopback, length: 32 },
  };
  const links = linksAt(plan.links, device.name).flatMap((link) => {
    const { subnet } = link;
    if (subnet === null) return [];
    const [one, other] = link.ends;
    const [own, peer] = one.device === device.name ? [one, other] : [other, one];
    if (own.device !== device.name || !("address" in own)) return [];
    const address = { address: own.address, length: subnet.length };
    const aggregate = aggregateOf(link, device.name);
    return [{ name: own.interface, description: describe(peer), address, ...aggregate }];
  });
  const racks = racksAt(plan.racks, device.name).flatMap(({ name, tors }) =>
    tors.flatMap((tor) =>
      tor.device === device.name && tor.interface !== null && tor.address !== null
        ? [
            {
              name: tor.interface,
              description: `rack ${name}`,
              address: { address: tor.address, length: tor.range.length },
            },
          ]
        : [],
    ),
  );
  return [
    loopback,
    ...links,
    ...racks,
    ...serverLinks(plan, device.name).map(({ server, interface: name, address, subnet }) => ({
      name,
      description: server,
      address: { address, length: subnet.length },
    })),
    ...outsideInterfaces(plan, device.name),
  ];
}

function rackVlan(plan: FabricPlan, { name: device, platform }: SwitchPlan): RackVlanIntent | null {
  const port = ({ interface: name, peer }: RackPortPlan): PortIntent => ({ name, description: peer });
  for (const { name, tors } of racksAt(plan.racks, device))
    for (const tor of tors)
      if (tor.device === device && tor.vlan !== null && tor.interface !== null && tor.address !== null) {
        const { aggregates, pair } = tor.vlan;
        const other = tors.find((one) => one.device === pair?.peer);
        return {
          vlan: tor.vlan.vlan,
          ...bridging(plan, platform),
          name,
          interface: tor.interface,
          access: tor.vlan.servers.map(port),
          trunks: tor.vlan.siblings.map(port),
          aggregates,
          pair:
            pair === null || other === undefined || other.address === null
              ? null
              : { ...pair, ownAddress: tor.address, peerAddress: other.address },
          members: [
            ...aggregates.flatMap(({ ports, peers }) =>
              ports.map((one) => port({ interface: one, peer: peers.join(" ") })),
            ),
            ...(pair?.peerLinks ?? []).map((one) => port({ interface: one, peer: pair?.peer ?? "" })),
          ],
        };
      }
  return null;
}

const isInPlane = ({ links }: FabricPlan, { name }: SwitchPlan): boolean =>
  linksAt(links, name).some(({ kind, ends: [own] }) => kind === "bridged" && own.device === name);

/** Each once. */
const distinct = (prefixes: readonly Prefix4[]): readonly Prefix4[] => [
  ...new Map(prefixes.map((one) => [formatPrefix(one), one])).values(),
];

/** A switch announces its loopback, where OSPF does not, a ToR also the subnet of its rack, a border where it has routes by hand. */
const networksOf = (
  device: SwitchPlan,
  interfaces: readonly InterfaceIntent[],
  plan: FabricPlan,
  own = device.rack === null ? [] : racksNamed(plan.racks, device.rack),
) => [
  ...(plan.ospf === null ? [hostPrefix(device.loopback)] : []),
  ...interfaces
    .map(({ address }) => networkOf(address))
    .filter((network) => own.some(({ subnet }) => subnet?.base === network.base)),
  ...distinct(outsideRoutes(plan, device.name).map(({ prefix }) => prefix)),
];

/** RFC 6987: by a link of this cost, or to a rack, nobody goes who has another way. */
const MOST_COST = 65_535;

/** OSPF meets a neighbour on every link and announces loopback and rack, where nobody speaks it. */
function ospfIntent(
  plan: FabricPlan,
  { name: device, maintenance }: SwitchPlan,
  interfaces: readonly InterfaceIntent[],
): OspfIntent | null {
  const { ospf } = plan;
  if (ospf === null) return null;
  // OSPF ends at the border: nobody outside may speak it.
  const without = new Set(outsideInterfaces(plan, device).map(({ name }) => name));
  const isRack = ({ address }: InterfaceIntent): boolean =>
    racksAt(plan.racks, device).some(
      ({ subnet }) => subnet !== null && containsAddress(subnet, address.address),
    );
  return {
    timers: ospf,
    multipath: plan.limits.ospfPaths,
    bfd: plan.bfd,
    interfaces: interfaces
      .filter(({ name }) => !without.has(name))
      .map((one) => ({
        name: one.name,
        role: one.name === LOOPBACK || isRack(one) ? "passive" : "link",
        cost: one.name === LOOPBACK ? 0 : maintenance ? MOST_COST : ospf.cost,
      })),
  };
}

/** What nodes put on routes, and borders on those from outside. */
function carriesOf({ marks, outside }: FabricPlan): Pick<SwitchIntent, "carries"> {
  const all = [...marks.flatMap(({ communities }) => communities), ...(outside?.communities.in ?? [])];
  return all.length === 0 ? {} : { carries: [...new Set(all)] };
}

function switchIntent(plan: FabricPlan, device: SwitchPlan, views: readonly View[]): SwitchIntent {
  const interfaces = interfacesOf(plan, device);
  const rack = rackVlan(plan, device);
  const peers = linkPeers(plan, device.name, views);
  const ports = [...interfaces, ...peers.map((peer) => ({ name: peer.interface }))];
  const groups = [...Map.groupBy(views, (view) => view.own.group)].flatMap(([name, [first, ...rest]]) =>
    first === undefined ? [] : [peerGroup(plan, name, [first, ...rest], device.maintenance)],
  );
  const listening = groups.flatMap((group) => (group.listen === null ? [] : [group.listen.limit]));
  return {
    device: device.name,
    role: device.role,
    platform: device.platform,
    draining: device.maintenance,
    asn: device.asn,
    routerId: device.loopback,
    ...(plan.vrf === undefined ? {} : { vrf: plan.vrf }),
    interfaces,
    rackVlan: rack,
    ethernet: ethernetOf(plan, device, ports, rack),
    ...lldpOf(plan),
    breakouts: breakoutsOf(plan, device, ports, rack),
    prefixLists: prefixLists(views),
    groups,
    neighbors: neighbors(plan, views),
    linkPeers: peers,
    networks: networksOf(device, interfaces, plan),
    discards: device.discards,
    aggregates: outsideAggregates(plan, device.name),
    staticRoutes: outsideRoutes(plan, device.name),
    ...carriesOf(plan),
    multipath: plan.limits.equalPaths,
    listenLimit: listening.length === 0 ? null : listening.reduce((sum, limit) => sum + limit, 0),
    gracefulRestart:
      plan.gracefulRestart === null
        ? null
        : { ...plan.gracefulRestart, afterNotification: !isInPlane(plan, device) },
    maximumAsPath: plan.guards.maximumAsPath,
    forwardingHold: plan.forwardingHold,
    // Nodes drop what a restarted ToR has not told them by its End-of-RIB: spines must have told the ToR before that, so they don't wait.
    announcementHold: device.role === "tor" ? plan.forwardingHold : 0,
    ospf: ospfIntent(plan, device, interfaces),
    ipv6: plan.ipv6,
  };
}

/** What each switch is to do, in the plan's order. */
export function intendSwitches(plan: FabricPlan): readonly SwitchIntent[] {
  const views = viewsByDevice(plan.sessions);
  return plan.switches.map((device) => switchIntent(plan, device, views.get(device.name) ?? []));
}
