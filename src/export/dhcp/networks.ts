import type { CompiledFabric } from "../../compile.ts";
import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";
import type { HostPlan } from "../../plan/hosts.ts";
import type { FabricPlan, NodePlan, RackPlan } from "../../plan/types.ts";

/** A server's address in a network, for whoever asks by this MAC address. */
export interface Reservation {
  readonly server: string;
  readonly mac: string;
  readonly address: Ipv4;
}

/** A network in which servers ask for their addresses. */
export interface DhcpNetwork {
  /** Of what it is: a rack, a ToR, a link, a plane. */
  readonly name: string;
  readonly subnet: Prefix4;
  /** ToRs' own addresses in it: each a router, and where it relays from. Empty where nobody routes. */
  readonly routers: readonly Ipv4[];
  /** Of a link of two ends the server's: nobody else can ask there, whatever its MAC address is. */
  readonly only: Ipv4 | null;
  readonly reservations: readonly Reservation[];
}

/** Of a link of two ends (RFC 3021). */
const LINK_LENGTH = 31;

type Server = NodePlan | HostPlan;

const serversOf = ({ nodes, hosts }: RackPlan): readonly Server[] => [...nodes, ...hosts];

/** A rack that is one network: whichever port asks, the server is the same. */
function rackNetwork(rack: RackPlan, subnet: Prefix4): DhcpNetwork {
  return {
    name: rack.name,
    subnet,
    routers: rack.tors.flatMap(({ address }) => address ?? []),
    only: null,
    reservations: serversOf(rack).flatMap(({ name: server, address, macs = [] }) =>
      macs.map((mac) => ({ server, mac, address })),
    ),
  };
}

/** Links of two ends, and networks of a ToR and its servers: the port to the n-th ToR asks in the n-th. */
function linkNetworks(rack: RackPlan): readonly DhcpNetwork[] {
  const feet = serversOf(rack).flatMap(({ name: server, links, macs = [] }) =>
    links.map((link, at) => ({ server, link, mac: macs[at] })),
  );
  const bySubnet = Map.groupBy(feet, ({ link }) => link.subnet.base);
  return [...bySubnet.values()].flatMap((all): readonly DhcpNetwork[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { device, subnet, address, serverAddress } = first.link;
    const isLink = subnet.length === LINK_LENGTH;
    return [
      {
        name: isLink ? `${first.server} at ${device}` : device,
        subnet,
        routers: [address],
        only: isLink ? serverAddress : null,
        reservations: isLink
          ? []
          : all.flatMap(({ server, link, mac }) =>
              mac === undefined ? [] : [{ server, mac, address: link.serverAddress }],
            ),
      },
    ];
  });
}

/** Planes of ToRs alone have no servers. */
const standsSomebodyIn = ({ racks }: FabricPlan, index: number): boolean =>
  racks.some(({ nodes }) => nodes.some(({ planes }) => planes.some(({ plane }) => plane === index)));

/** Planes, which reach over racks, and in which nobody routes. */
const planeNetworks = ({ plan }: CompiledFabric): readonly DhcpNetwork[] =>
  plan.planes
    .filter(({ index }) => standsSomebodyIn(plan, index))
    .map(({ name, index, subnet }) => ({
      name,
      subnet,
      routers: [],
      only: null,
      reservations: plan.racks.flatMap(({ nodes }) =>
        nodes.flatMap(({ name: server, planes, macs = [] }) =>
          planes.flatMap(({ plane, address: { address } }, at) => {
            const mac = macs[at];
            return plane === index && mac !== undefined ? [{ server, mac, address }] : [];
          }),
        ),
      ),
    }));

/** How many networks have to know a server by a MAC address of its own. */
function askedIn(server: Server): number {
  const { links } = server;
  if (links.length > 0) return links.filter(({ subnet }) => subnet.length !== LINK_LENGTH).length;
  return "planes" in server && server.planes.length > 0 ? server.planes.length : 1;
}

/** Servers that some network can't know, because the spec has no MAC address for it. */
export const unknownServers = ({ plan }: CompiledFabric): readonly string[] =>
  plan.racks
    .flatMap(serversOf)
    .filter((server) => (server.macs ?? []).length < askedIn(server))
    .map(({ name }) => name);

/** Every network of servers, by rack; planes first. */
export const dhcpNetworks = (fabric: CompiledFabric): readonly DhcpNetwork[] => [
  ...planeNetworks(fabric),
  ...fabric.plan.racks.flatMap((rack) =>
    rack.subnet === null ? linkNetworks(rack) : [rackNetwork(rack, rack.subnet)],
  ),
];
