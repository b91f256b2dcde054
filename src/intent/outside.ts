import { podRangesOf } from "../plan/rack-pools.ts";
import { distinctPrefixes, networkOf, type InterfaceAddress, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import type { OutsidePeerPlan } from "../plan/outside.ts";
import { there } from "../plan/there.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { InterfaceIntent, StaticRoute } from "./switch.ts";

/**
 * What a router outside is taken to do. It is somebody else's, so nothing is rendered for it: the simulator and the lab play it.
 */
export interface OutsideIntent {
  readonly device: string;
  /** Null where it speaks no BGP. */
  readonly asn: number | null;
  readonly routerId: Ipv4;
  /** Ranges of the fabric that it is told of, or its owner routes by hand: what may be sent to from there. */
  readonly told: readonly Prefix4[];
  /** Routes that it is known to have. */
  readonly announces: readonly Prefix4[];
  /** One for each border, by border and port; its own ports have no names that anybody knows, and two links with one address have one port. */
  readonly links: readonly OutsideLink[];
}

export interface OutsideLink {
  readonly border: string;
  readonly borderInterface: string;
  readonly borderAddress: Ipv4;
  readonly address: InterfaceAddress;
  readonly session: OutsideSession | null;
  /** What its owner routes to the border where there is no session. */
  readonly routes: readonly Prefix4[];
}

/** Both ends' AS numbers are the session's own: what the border says is what the router outside must be given. */
export interface OutsideSession {
  readonly remoteAsn: number;
  /** GTSM (RFC 5082); null without. */
  readonly ttlSecurityHops: number | null;
  /** Whether it watches the border by BFD (RFC 5881). */
  readonly bfd: boolean;
  /** TCP MD5 (RFC 2385), by the name of the secret; absent without. */
  readonly password?: string;
}

const peersAt = ({ outside }: FabricPlan, device: string): readonly OutsidePeerPlan[] =>
  (outside?.peers ?? []).filter(({ border }) => border === device);

/** A border's ports to the outside. */
export const outsideInterfaces = (plan: FabricPlan, device: string): readonly InterfaceIntent[] =>
  [...Map.groupBy(peersAt(plan, device), ({ interface: name }) => name)].flatMap(([name, peers]) =>
    peers.slice(0, 1).map(({ address }) => ({
      name,
      description: `${peers.map(({ router }) => router).join(", ")} outside`,
      address,
    })),
  );

/** A border's routes by hand. */
export const outsideRoutes = (plan: FabricPlan, device: string): readonly StaticRoute[] =>
  peersAt(plan, device).flatMap(({ interface: port, peer, exchange }) =>
    exchange.kind === "static"
      ? exchange.prefixes.map((prefix) => ({ prefix, via: peer, interface: port }))
      : [],
  );

/** A range is no aggregate of blocks that are as large as itself. */
const isAggregate = ({ ranges }: FabricPlan, { length }: Prefix4): boolean => length < ranges.blockLength;

/** What a border tells the outside of all pods at once. */
export function outsideAggregates(plan: FabricPlan, device: string): readonly Prefix4[] {
  const speaks = peersAt(plan, device).some(({ exchange }) => exchange.kind === "bgp");
  if (plan.outside === null || !speaks) return [];
  const pods = {
    "per-rack": () => plan.racks.flatMap(podRangesOf),
    "per-pool": () => plan.ranges.pods,
    none: () => [],
  };
  return pods[plan.outside.announce.pods]().filter((range) => isAggregate(plan, range));
}

/** Ranges of which routers outside are told; by hand their owners have to route the same to a border. */
const toldOf = ({ ranges, outside }: FabricPlan): readonly Prefix4[] => [
  ...(outside?.announce.pods === "none" ? [] : ranges.pods),
  ...(outside?.announce.services === true ? [...ranges.services, ...ranges.singleServices] : []),
  ...(outside?.announce.anycast === true ? ranges.anycast : []),
  ...(outside?.announce.nodes === true ? ranges.nodes : []),
  ...(outside?.announce.loopbacks === true ? [...ranges.torLoopbacks, ...ranges.spineLoopbacks] : []),
];

function linkOf(plan: FabricPlan, peer: OutsidePeerPlan): OutsideLink {
  const border = plan.switches.find(({ name }) => name === peer.border);
  const { length } = networkOf(peer.address);
  return {
    border: peer.border,
    borderInterface: peer.interface,
    borderAddress: peer.address.address,
    address: { address: peer.peer, length },
    session:
      peer.exchange.kind === "bgp"
        ? {
            remoteAsn: plan.outside?.asn ?? there(border?.asn ?? null, `border ${peer.border}`),
            ttlSecurityHops: peer.exchange.ttlSecurity ? 1 : null,
            bfd: peer.exchange.bfd,
            ...(peer.exchange.password === undefined ? {} : { password: peer.exchange.password }),
          }
        : null,
    routes: peer.exchange.kind === "bgp" ? [] : toldOf(plan),
  };
}

/** The routers outside, by name. */
export const intendOutside = (plan: FabricPlan): readonly OutsideIntent[] =>
  [...Map.groupBy(plan.outside?.peers ?? [], ({ router }) => router)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([device, peers]) => {
      const asns = peers.flatMap(({ exchange }) => (exchange.kind === "bgp" ? [exchange.asn] : []));
      const known = peers.flatMap(({ exchange }) =>
        exchange.kind === "bgp" ? exchange.announces : exchange.prefixes,
      );
      return {
        device,
        asn: asns[0] ?? null,
        routerId: peers[0]?.peer ?? 0,
        told: toldOf(plan),
        announces: distinctPrefixes(known),
        links: peers.map((peer) => linkOf(plan, peer)),
      };
    });
