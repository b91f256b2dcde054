import { item } from "../item.ts";
import type { Network, Router } from "../network/types.ts";
import { DEFAULT_LOCAL_PREF, DRAINING_LOCAL_PREF, IGP, type AttributeTable } from "./attributes.ts";
import type { Channels } from "./channels.ts";
import { OWN, type Contender } from "./decision.ts";
import { NOT_SENT } from "./export.ts";
import { imported } from "./import.ts";
import { UNREACHABLE, type NextHops } from "./next-hops.ts";
import { EMPTY } from "./sequences.ts";

/** A path at the router that holds it. */
export interface Path extends Contender {
  readonly gateway: number;
}

/** The number of no path. */
export const NO_PATH = 0;

/**
 * Paths known by a number each. What came over a channel is one number as well: `NO_PATH`, a path, or, below zero, one of several paths
 * (RFC 7911).
 */
export interface PathTable {
  readonly all: readonly Path[];
  readonly ownOf: (router: number) => number;
  /** What the channel's receiver makes of attributes that are sent to it; `NO_PATH` where it does not take them. */
  readonly receive: (channel: number, sent: number) => number;
  readonly bundle: (paths: readonly number[]) => number;
  readonly unbundle: (received: number) => readonly number[];
}

/** How a router brings routes into BGP itself, as a number that is its own. */
const ownKind = ({ draining, ownLocalPref = DEFAULT_LOCAL_PREF }: Router): number =>
  draining ? -1 : ownLocalPref;

export function pathTable(
  { routers }: Network,
  attributes: AttributeTable,
  channels: Channels,
  nextHops: NextHops,
): PathTable {
  const own = (draining: boolean, localPref: number): Path => {
    const number = attributes.intern({
      nextHop: 0,
      asPath: EMPTY,
      localPref: draining ? DRAINING_LOCAL_PREF : localPref,
      med: 0,
      origin: IGP,
      originator: 0,
      clusters: EMPTY,
      gracefulShutdown: draining,
    });
    return { attributes: item(attributes.all, number), channel: OWN, gateway: UNREACHABLE };
  };
  // `NO_PATH` is none's; then one for each way in which routers bring routes in.
  const all: Path[] = [own(false, DEFAULT_LOCAL_PREF)];
  const ownByKind = new Map<number, number>();
  const ownPaths = routers.map((router) => {
    const kind = ownKind(router);
    const known = ownByKind.get(kind) ?? all.push(own(router.draining, kind)) - 1;
    ownByKind.set(kind, known);
    return known;
  });
  const received = Array.from({ length: channels.count }, () => new Map<number, number>());
  const bundles: (readonly number[])[] = [];
  const knownBundles = new Map<string, number>();

  function take(channel: number, sent: number): number {
    const at = channels.to[channel] ?? 0;
    const taking = {
      external: channels.external[channel] === 1,
      fromClient: channels.fromClient[channel] === 1,
      receiverAsn: channels.receiverAsn[channel] ?? 0,
      allowsOwnAs: channels.allowsOwnAs[channel] ?? 0,
    };
    const taken = imported(attributes, item(routers, at), taking, sent);
    if (taken === NOT_SENT) return NO_PATH;
    const one = item(attributes.all, taken);
    return all.push({ attributes: one, channel, gateway: nextHops.resolve(at, one.nextHop) }) - 1;
  }

  return {
    all,
    ownOf: (router) => ownPaths[router] ?? NO_PATH,
    receive(channel, sent) {
      const known = item(received, channel);
      const there = known.get(sent);
      if (there !== undefined) return there;
      const path = take(channel, sent);
      known.set(sent, path);
      return path;
    },
    bundle(paths) {
      const [first, ...rest] = paths;
      if (first === undefined) return NO_PATH;
      if (rest.length === 0) return first;
      const key = paths.join();
      const there = knownBundles.get(key);
      if (there !== undefined) return there;
      const number = -bundles.push(paths);
      knownBundles.set(key, number);
      return number;
    },
    unbundle: (one) => (one === NO_PATH ? [] : one > 0 ? [one] : (bundles[-one - 1] ?? [])),
  };
}
