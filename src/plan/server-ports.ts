import { torPlatform } from "./platforms.ts";
import { portAt, systems, vlanOfInterface } from "../hardware/index.ts";
import type { Datacenter, RackSpec, TorSpec } from "../spec/index.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import { cableName } from "./cable-name.ts";
import { hostNumber } from "./hosts.ts";
import { sharedAddress, torName } from "./numbering.ts";
import type { TorPorts } from "./named-ports.ts";
import {
  torNodeSocket,
  torPairSockets,
  torPeerSockets,
  torRackInterface,
  type PlacedTor,
  type Socket,
} from "./ports.ts";
import { bondOf, keepaliveOf, otherOfPair, pairNumbers } from "./rack-pairs.ts";
import { there } from "./there.ts";
import type { RackAggregatePlan, RackPairPlan, RackVlanPlan } from "./types.ts";

/** A ToR's port into the VLAN of its rack, and who is plugged in. */
export interface VlanSocket {
  readonly socket: Socket;
  readonly peer: string;
  /** What the cable is called where a port is named for it alone: as the peer, and `/2` and so on behind it from the second on. */
  readonly cable: string;
}

/** A server's port, and the aggregate that it is in. */
interface ServerSocket extends VlanSocket {
  /** Null where the server does not bond by LACP. */
  readonly aggregate: number | null;
}

/** A server's port to a ToR; null where the list of them ends before it. @param cable which of those between the two, from 0 */
export const serverPort = (
  { servers: { ports, links } }: Pick<Datacenter, "servers">,
  { index }: Pick<TorSpec, "index">,
  cable: number,
): string | null => portAt(ports, index * links + cable);

/** The servers of a rack with their numbers among those that it may have: nodes first. */
export const serverNumbers = (dc: Datacenter, rack: RackSpec) => [
  ...rack.nodes.map((server) => ({ name: server.name, number: server.index, server })),
  ...rack.hosts.map((server) => ({ name: server.name, number: hostNumber(dc, server), server })),
];

const serversOf = (dc: Datacenter, rack: RackSpec) =>
  serverNumbers(dc, rack).map(({ server, ...one }) => ({ ...one, bond: bondOf(dc, rack, server) }));

/** The VLAN that a ToR's text makes for its rack; null where its platform configures the router alone, or where its foot in the rack is no VLAN's. */
export const rackVlan = (dc: Datacenter, tor: TorPorts): number | null => {
  const system = systems[torPlatform(dc, tor)];
  return system.configures === "switch" ? vlanOfInterface(system, torRackInterface(dc, tor)) : null;
};

/** The ToR's ports to the servers that are there, where its text has the rack's VLAN. */
export function serverSockets(dc: Datacenter, placed: PlacedTor): readonly ServerSocket[] {
  if (rackVlan(dc, placed.tor) === null) return [];
  const { links } = dc.servers;
  const firstHost = dc.capacity.maxNodesPerRack * links;
  return serversOf(dc, placed.rack).flatMap(({ name, number, bond }) =>
    Array.from({ length: links }, (_, at): ServerSocket => {
      const socket = torNodeSocket(dc, placed, { name }, number * links + at, at, firstHost);
      return {
        peer: name,
        cable: cableName(name, at),
        aggregate: bond === "lacp" ? 1 + number : null,
        socket,
      };
    }),
  );
}

/**
 * The ToR's ports to the other ToRs of its rack, where its text has the rack's VLAN: the network is one over all of them. Of a pair those of
 * its peer link.
 */
export function siblingSockets(dc: Datacenter, placed: PlacedTor): readonly VlanSocket[] {
  const { rack, tor } = placed;
  if (rackVlan(dc, tor) === null) return [];
  const twin = otherOfPair(dc, placed);
  return rack.tors
    .filter((other) => other !== tor)
    .flatMap((other) => {
      const peer = torName(rack, other);
      const cables =
        other === twin ? torPairSockets(dc, rack, [tor, other]) : [torPeerSockets(dc, rack, [tor, other])];
      return cables.map(([socket], cable) => ({ peer, cable: cableName(peer, cable), socket }));
    });
}

const portOf = ({ socket: { device, port }, peer }: VlanSocket) => ({
  interface: there(port.interface, `port of ${device} to ${peer}`),
  peer,
});

/** Aggregates by number; a server's ports are all in the same. */
const aggregatesOf = (sockets: readonly ServerSocket[]): readonly RackAggregatePlan[] =>
  [
    ...Map.groupBy(
      sockets.filter(({ aggregate }) => aggregate !== null),
      ({ aggregate }) => aggregate,
    ),
  ].flatMap(([number, [first, ...more]]) =>
    number === null || first === undefined
      ? []
      : [
          {
            number,
            peers: [first.peer],
            ports: [first, ...more].map((socket) => portOf(socket).interface),
          },
        ],
  );

/** What makes a ToR one with the other of its rack; null where they are two. */
function pairPlan(dc: Datacenter, placed: PlacedTor, subnet: Prefix4): RackPairPlan | null {
  const other = otherOfPair(dc, placed);
  const between = siblingSockets(dc, placed);
  if (other === null || between.length === 0) return null;
  return {
    ...pairNumbers(placed),
    peer: torName(placed.rack, other),
    peerLinks: between.map((one) => portOf(one).interface),
    keepalive: keepaliveOf(dc, placed.tor, other),
    routes: true,
    sharedAddress: sharedAddress(dc, placed.rack, subnet),
  };
}

/** The VLAN in which a ToR alone is with its servers, which its text has; null where it has none. */
export function ownVlanPlan(dc: Datacenter, placed: PlacedTor): RackVlanPlan | null {
  const vlan = rackVlan(dc, placed.tor);
  if (vlan === null) return null;
  return { vlan, servers: serverSockets(dc, placed).map(portOf), aggregates: [], siblings: [], pair: null };
}

/** What a ToR's text has of its rack's VLAN; null where it has none. */
export function rackVlanPlan(dc: Datacenter, placed: PlacedTor, subnet: Prefix4): RackVlanPlan | null {
  const vlan = rackVlan(dc, placed.tor);
  if (vlan === null) return null;
  const servers = serverSockets(dc, placed);
  const pair = pairPlan(dc, placed, subnet);
  return {
    vlan,
    servers: servers.filter(({ aggregate }) => aggregate === null).map(portOf),
    aggregates: aggregatesOf(servers),
    siblings: pair === null ? siblingSockets(dc, placed).map(portOf) : [],
    pair,
  };
}
