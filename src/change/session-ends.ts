import type { ClusterIntent, Family, HostIntent, PeeringIntent, SwitchIntent } from "../intent/index.ts";
import { containsAddress, type Ipv4 } from "../net/ipv4.ts";
import { linkLocalOf, otherLinkLocal } from "../net/link-local.ts";
import { asnOn, clustersOf, type Network, type SimulationInput } from "../simulate/index.ts";

type Session = Network["sessions"][number];
type Router = Network["routers"][number];

/** One end of a session: who it is, and every setting of its own that the session runs with. */
export interface EndSettings {
  readonly device: string;
  readonly role: Router["role"];
  readonly software: Router["software"];
  readonly asn: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The intents of a fabric's devices by name. */
export interface IntentIndex {
  readonly switches: ReadonlyMap<string, SwitchIntent>;
  readonly hosts: ReadonlyMap<string, HostIntent>;
  readonly racks: ReadonlyMap<string, ClusterIntent["racks"][number]>;
}

/** Whose settings, and over which address family the session runs. */
export interface Seen {
  readonly intents: IntentIndex;
  readonly family: Family;
}

export const indexIntents = (input: SimulationInput | null): IntentIndex => ({
  switches: new Map(input?.switches.map((intent) => [intent.device, intent])),
  hosts: new Map(input?.hosts.map((intent) => [intent.device, intent])),
  racks: new Map(
    (input === null ? [] : clustersOf(input)).flatMap(({ racks }) =>
      racks.flatMap((rack) => rack.nodes.map(({ name }) => [name, rack] as const)),
    ),
  ),
});

/** The peer group that a switch keeps a peer in: that of the neighbour, or that which listens where the peer stands. */
function switchSettings(intent: SwitchIntent, peer: Ipv4, family: Family): object {
  const neighbor =
    intent.neighbors.find(({ address }) => address === peer) ??
    intent.linkPeers.find(({ place }) => otherLinkLocal(linkLocalOf(place)) === peer);
  const group = intent.groups.find(({ name, listen }) =>
    neighbor === undefined ? listen !== null && containsAddress(listen.range, peer) : name === neighbor.group,
  );
  if (group === undefined) return {};
  const { name, listen, network, ...settings } = group;
  const { password = settings.password } = neighbor ?? {};
  return {
    peerGroup: name,
    listensOn: listen === null ? null : family.prefix(listen.range),
    ...settings,
    network: network === null ? null : family.prefix(network),
    ...(password === undefined ? {} : { password }),
  };
}

/** What the node's rack says of peers at this address, or else of the rack's nodes. */
function nodeSettings({ peerings, among }: ClusterIntent["racks"][number], node: string, peer: Ipv4): object {
  const isOf = ({ members }: PeeringIntent): boolean => typeof members === "string" || members.node === node;
  const peering = peerings.find((one) => one.address === peer && isOf(one));
  if (peering === undefined) return among ?? {};
  // Who is named, and by which AS, is said of the end as such.
  const { members: _, localAsn: __, ...settings } = peering;
  return settings;
}

/** A host has the same settings for all of its ToRs. */
const hostSettings = ({
  timers,
  gracefulRestart,
  maximumPrefixes,
  imports,
  exports,
}: HostIntent): object => ({ timers, gracefulRestart, maximumPrefixes, policy: { imports, exports } });

function endOf(network: Network, session: Session, at: 0 | 1, { intents, family }: Seen): EndSettings {
  const [own, peer] = [session.ends[at], session.ends[at === 0 ? 1 : 0]];
  const [router, other] = [network.routers[own.router], network.routers[peer.router]];
  if (router === undefined || other === undefined) throw new RangeError("a session of no router");
  const { name, role, software, routerId, clusterId } = router;
  const [asn, remoteAsn] = [asnOn(router, own.settings), asnOn(other, peer.settings)];
  const intent = intents.switches.get(name);
  const rack = intents.racks.get(name);
  const host = intents.hosts.get(name);
  const port = router.interfaces[own.interface]?.name ?? "";
  return {
    device: name,
    role,
    software,
    asn,
    settings: {
      ...(intent === undefined ? {} : switchSettings(intent, peer.address, family)),
      ...(rack === undefined ? {} : nodeSettings(rack, name, peer.address)),
      ...(host === undefined ? {} : hostSettings(host)),
      ...(intent === undefined ? {} : { port, ethernet: intent.ethernet[port] ?? null }),
      ...(intent?.vrf === undefined ? {} : { vrf: intent.vrf }),
      asn,
      routerId,
      clusterId,
      address: family.address(own.address),
      peerAddress: family.address(peer.address),
      remoteAsn,
      reflects: own.settings.reflects,
      ttlSecurityHops: own.settings.ttlSecurityHops,
    },
  };
}

export const endsOf = (network: Network, session: Session, seen: Seen): [EndSettings, EndSettings] => [
  endOf(network, session, 0, seen),
  endOf(network, session, 1, seen),
];
