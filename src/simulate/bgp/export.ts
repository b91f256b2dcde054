import { isPrivateAsn } from "../../net/asn.ts";
import { containsAddress, type Ipv4 } from "../../net/ipv4.ts";
import { asnOn } from "../network/sessions.ts";
import type { Router, Software } from "../network/types.ts";
import { DRAINING_LOCAL_PREF, type Attributes, type AttributeTable } from "./attributes.ts";
import type { Channels, ExportGroup } from "./channels.ts";
import { OWN, type Contender } from "./decision.ts";
import { EMPTY } from "./sequences.ts";
import { IS_BIRD } from "./software.ts";

/** Nothing is sent, or nothing is taken. */
export const NOT_SENT = -1;

interface Leaving {
  readonly attributes: Attributes;
  readonly own: boolean;
  readonly reflected: boolean;
  /** It goes back to whom it is from, and to nobody else. */
  readonly back: boolean;
  readonly group: ExportGroup;
}

const setsItselfOutside = ({ attributes, own, group }: Leaving): Ipv4 =>
  own || group.external ? group.ownAddress : attributes.nextHop;

/** `next-hop-self` leaves reflected routes alone; eBGP keeps the next hop of a third party that is on the network of the session. Whom a route is from is no third party. */
function asSwitchesDo({ attributes, own, reflected, back, group }: Leaving): Ipv4 {
  const { nextHopSelf } = group.settings;
  const adjacent = containsAddress(group.segment, attributes.nextHop);
  if (own || back || (nextHopSelf === true && !reflected)) return group.ownAddress;
  if (nextHopSelf === "unless-adjacent") return adjacent ? attributes.nextHop : group.ownAddress;
  if (!group.external || adjacent) return attributes.nextHop;
  return group.ownAddress;
}

/**
 * RFC 4271 section 5.1.3. FRR by itself, other switches because their text says so. BIRD as Calico configures it, every peer multihop: eBGP sets
 * itself, iBGP keeps; a host tells nothing but its own.
 */
const nextHop: Readonly<Record<Software, (leaving: Leaving) => Ipv4>> = {
  frr: asSwitchesDo,
  vendor: asSwitchesDo,
  bird: setsItselfOutside,
  bird2: setsItselfOutside,
  bird1: setsItselfOutside,
  gobgp: setsItselfOutside,
};

const pathOf = ({ asPaths }: AttributeTable, asns: readonly number[]): number =>
  asns.reduceRight((tail, asn) => asPaths.prepend(asn, tail), EMPTY);

/** Without private AS numbers where they are taken out; the peer's own stays, for by it the peer knows a loop. */
function outwardPath(table: AttributeTable, { settings }: ExportGroup, asPath: number): number {
  if (settings.outward?.removesPrivateAsns !== true) return asPath;
  const kept = table.asPaths.read(asPath).filter((asn) => !isPrivateAsn(asn) || asn === settings.remoteAsn);
  return pathOf(table, kept);
}

/** With the router's own AS in place of the peer's where it overrides that. */
const overriddenPath = (
  table: AttributeTable,
  { overridden }: ExportGroup,
  own: number,
  asPath: number,
): number =>
  overridden === null || !table.asPaths.includes(asPath, overridden)
    ? asPath
    : pathOf(
        table,
        table.asPaths.read(asPath).map((asn) => (asn === overridden ? own : asn)),
      );

/** BIRD does not tell a client what has been through its own cluster; others leave it to the receiver to see. */
const sendsNoLoop = ({ software }: Router, { settings }: ExportGroup): boolean =>
  IS_BIRD.has(software) && settings.reflects;

/**
 * What a path becomes on its way out to a group of peers, before the policy: the attributes' number, or `NOT_SENT`. iBGP hands on
 * nothing that it learned by iBGP, except that a reflector reflects between clients and others (RFC 4456 section 6). Who drains adds the
 * community where the AS ends, and tells its own AS the lowest preference.
 */
export function exported(
  table: AttributeTable,
  channels: Channels,
  router: Router,
  group: ExportGroup,
  { attributes, channel }: Contender,
): number {
  const own = channel === OWN;
  const reflected = !own && !group.external && channels.external[channel] === 0;
  if (!own && group.settings.ownRoutesOnly) return NOT_SENT;
  if (
    !own &&
    sendsNoLoop(router, group) &&
    table.clusterLists.includes(attributes.clusters, router.clusterId)
  )
    return NOT_SENT;
  if (reflected && channels.fromClient[channel] === 0 && !group.settings.reflects) return NOT_SENT;
  const [to, ...others] = group.channels;
  const back = to !== undefined && others.length === 0 && channel === (to ^ 1);
  const next = nextHop[router.software]({ attributes, own, reflected, back, group });
  const { origin } = attributes;
  if (group.external) {
    const inFabric = asnOn(router, group.settings);
    const shown = group.settings.outward?.localAsn ?? inFabric;
    const told = outwardPath(table, group, overriddenPath(table, group, inFabric, attributes.asPath));
    let asPath = table.asPaths.prepend(shown, told);
    for (let more = 0; more < group.settings.prepends; more += 1)
      asPath = table.asPaths.prepend(shown, asPath);
    // A MED is for the neighbouring AS only, and local preference for none (RFC 4271 sections 5.1.4, 5.1.5).
    const med = own ? attributes.med : 0;
    return table.intern({
      nextHop: next,
      asPath,
      origin,
      med,
      localPref: 0,
      originator: 0,
      clusters: EMPTY,
      gracefulShutdown: attributes.gracefulShutdown || router.draining,
    });
  }
  const sender = channels.senderId[channel] ?? 0;
  const originator = attributes.originator === 0 ? sender : attributes.originator;
  return table.intern({
    ...attributes,
    nextHop: next,
    localPref: router.draining ? DRAINING_LOCAL_PREF : attributes.localPref,
    originator: reflected ? originator : 0,
    clusters: reflected ? table.clusterLists.prepend(router.clusterId, attributes.clusters) : EMPTY,
  });
}
