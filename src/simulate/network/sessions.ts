import { containsAddress, type Ipv4 } from "../../net/ipv4.ts";
import { isLinkLocal, otherLinkLocal } from "../../net/link-local.ts";
import type { BgpRole, Family } from "../../intent/index.ts";
import { partsOf } from "./parts.ts";
import type {
  Attachment,
  Dial,
  Listen,
  PeerSettings,
  Router,
  Segment,
  Session,
  SessionEnd,
  UnmatchedPeer,
} from "./types.ts";

interface Adjacency {
  readonly segment: number | null;
  readonly own: Attachment;
  readonly peer: Attachment;
}

/** The part of a bridged network that an attachment is in while all is up; none where no bridge is known. */
const wholeParts = (segments: readonly Segment[]): ReadonlyMap<Attachment, number> =>
  new Map(
    segments.flatMap(({ attachments, bridging }) => {
      if (bridging === null) return [];
      const parts = partsOf(bridging, () => true);
      return attachments.map((one, at): [Attachment, number] => [one, parts[at] ?? 0]);
    }),
  );

/** How a router can be reached at an address that it dials; a reason where it can't. */
function adjacencyOf(
  segments: readonly Segment[],
  parts: ReadonlyMap<Attachment, number>,
  holders: ReadonlyMap<number, readonly { readonly segment: number; readonly at: Attachment }[]>,
  router: number,
  address: number,
  family: Family,
): Adjacency | string {
  const there = (holders.get(address) ?? []).filter(({ at }) => at.router !== router);
  if (there.length === 0)
    return isLinkLocal(address)
      ? "nobody at the other end of the link speaks to it"
      : `nobody has ${family.address(address)}`;
  for (const { segment, at: peer } of there) {
    const own = segments[segment]?.attachments.find((one) => one.router === router);
    if (own === undefined) continue;
    if (parts.get(own) === parts.get(peer)) return { segment, own, peer };
    return `no cable leads to ${family.address(address)}`;
  }
  return `${family.address(address)} is in no network of its own`;
}

/** Loopbacks by their address. */
function loopbacksOf(routers: readonly Router[]): ReadonlyMap<Ipv4, Attachment> {
  return new Map(
    routers.flatMap(({ interfaces }, router) =>
      interfaces.flatMap(({ address, length }, at) =>
        length === 32 ? [[address, { router, interface: at, address }] as const] : [],
      ),
    ),
  );
}

/** A session between loopbacks: whether OSPF has a way is not asked here. */
function betweenLoopbacks(
  loopbacks: ReadonlyMap<Ipv4, Attachment>,
  router: number,
  { interfaces }: Router,
  { address }: Dial,
  source: number,
  family: Family,
): Adjacency | string {
  const peer = loopbacks.get(address);
  const from = interfaces[source];
  if (peer === undefined || peer.router === router || from === undefined)
    return `no other router has the loopback ${family.address(address)}`;
  return { segment: null, own: { router, interface: source, address: from.address }, peer };
}

/** Where the dialled router expects the dialler: by its address, else by a range that it stands in. */
const expected = (peer: Router, own: Attachment): Dial | Listen | undefined =>
  peer.dials.find(({ address }) => address === own.address) ??
  peer.listens.find(({ range }) => containsAddress(range, own.address));

/** The AS that a router is in on a session, as far as the fabric goes. */
export const asnOn = ({ asn }: Router, { localAsn }: PeerSettings): number => localAsn ?? asn;

/** The AS that a router tells a peer of. */
const shownAsn = (own: Router, settings: PeerSettings): number =>
  settings.outward?.localAsn ?? asnOn(own, settings);

const accepts = (settings: PeerSettings, own: Router, peerAsn: number): boolean =>
  settings.remoteAsn === "external" ? peerAsn !== asnOn(own, settings) : settings.remoteAsn === peerAsn;

const wanted = ({ remoteAsn }: PeerSettings): string =>
  remoteAsn === "external" ? "another AS than its own" : `AS ${remoteAsn}`;

const hops = ({ ttlSecurityHops }: PeerSettings): string =>
  ttlSecurityHops === null ? "none" : `${ttlSecurityHops} ${ttlSecurityHops === 1 ? "hop" : "hops"}`;

/** RFC 9234 section 4.2: what the other end must be. */
const COUNTERPART: Readonly<Record<BgpRole, BgpRole>> = {
  provider: "customer",
  customer: "provider",
  peer: "peer",
};

const secret = ({ password }: PeerSettings): string =>
  password === undefined ? "none" : `the secret ${password}`;

/**
 * Why a session does not come up between ends that are configured for each other's address. Timers are no reason: the smaller
 * hold time holds (RFC 4271 section 4.2).
 */
function disagreement(own: Router, mine: PeerSettings, peer: Router, theirs: PeerSettings): string | null {
  const [ownAsn, peerAsn] = [shownAsn(own, mine), shownAsn(peer, theirs)];
  if (!accepts(mine, own, peerAsn)) return `it expects ${wanted(mine)}, and ${peer.name} is in AS ${peerAsn}`;
  if (!accepts(theirs, peer, ownAsn))
    return `${peer.name} expects ${wanted(theirs)}, and it is in AS ${ownAsn}`;
  if (mine.ttlSecurityHops !== theirs.ttlSecurityHops)
    return `its TTL security is ${hops(mine)}, and that of ${peer.name} is ${hops(theirs)}`;
  if (mine.role !== undefined && theirs.role !== undefined && COUNTERPART[mine.role] !== theirs.role)
    return `it is the ${mine.role}, and ${peer.name} is the ${theirs.role}`;
  if (mine.password !== theirs.password)
    return `its password is ${secret(mine)}, and that of ${peer.name} is ${secret(theirs)}`;
  return null;
}

/**
 * Sessions where both ends are configured for one another; what is configured at one end only, with the reason. A range takes
 * diallers in the routers' order up to the router's limit.
 * @param family in which reasons are said
 */
export function matchSessions(
  routers: readonly Router[],
  segments: readonly Segment[],
  family: Family,
): { readonly sessions: readonly Session[]; readonly unmatched: readonly UnmatchedPeer[] } {
  const places = segments.flatMap(({ attachments }, segment) => attachments.map((at) => ({ segment, at })));
  const holders = Map.groupBy(places, ({ at }) => at.address);
  const loopbacks = loopbacksOf(routers);
  const parts = wholeParts(segments);
  const listening = routers.map(() => 0);
  const sessions: Session[] = [];
  const unmatched: UnmatchedPeer[] = [];

  function dial(router: number, own: Router, mine: Dial): string | null {
    const adjacency =
      mine.source === null
        ? adjacencyOf(segments, parts, holders, router, mine.address, family)
        : betweenLoopbacks(loopbacks, router, own, mine, mine.source, family);
    if (typeof adjacency === "string") return adjacency;
    const { segment, own: at, peer: peerAt } = adjacency;
    const peer = routers[peerAt.router];
    if (peer === undefined) throw new RangeError("an attachment of no router");
    const theirs = expected(peer, at);
    if (theirs === undefined) return `${peer.name} does not expect ${family.address(at.address)}`;
    const reason = disagreement(own, mine, peer, theirs);
    if (reason !== null) return reason;
    const dialled = "address" in theirs;
    // Of two that dial each other, the first brings the session.
    if (dialled && peerAt.router < router) return null;
    const taken = listening[peerAt.router] ?? 0;
    if (!dialled && taken >= peer.listenLimit)
      return `${peer.name} takes ${peer.listenLimit} peers in ${family.prefix(theirs.range)} and no more`;
    if (!dialled) listening[peerAt.router] = taken + 1;
    const ends: [SessionEnd, SessionEnd] = [
      { ...at, settings: mine },
      { ...peerAt, settings: theirs },
    ];
    sessions.push({ segment, ends });
    return null;
  }

  for (const [router, own] of routers.entries()) {
    for (const mine of own.dials) {
      const reason = dial(router, own, mine);
      if (reason === null) continue;
      const port = own.interfaces.find(({ address }) => address === otherLinkLocal(mine.address))?.name;
      const by = isLinkLocal(mine.address) && port !== undefined ? { interface: port } : {};
      unmatched.push({ device: own.name, peer: mine.address, ...by, reason });
    }
  }
  return { sessions, unmatched };
}
