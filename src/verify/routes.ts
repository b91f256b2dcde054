import type { SeenRoute } from "../platforms/look.ts";
import { isLinkLocal } from "../platforms/looks/address.ts";
import { few } from "../text/few.ts";
import { lost, odd, type Found } from "./difference.ts";
import type { ForetoldRoute } from "./foretold-routes.ts";

type Ways = Extract<ForetoldRoute, { kind: "ways" }>;

/** A device's own networks and addresses; of these only those that the fabric has are asked for. */
const OWN_PROTOCOLS: ReadonlySet<string> = new Set(["connected", "local", "kernel"]);

export interface RouteJudge {
  /** Whether a prefix lies where only the fabric has routes. */
  readonly isFabrics: (prefix: string) => boolean;
  /** Whether a route comes and goes with what runs in the cluster: a service's, a single pod's. */
  readonly comesAndGoes: (prefix: string) => boolean;
  /** Whether BGP's next hop may stand for the ways to it. */
  readonly unresolvedNextHops: boolean;
  /**
   * Whether a next hop, by its address or its port, is a peer whose session can't come up: what it told before may stay in use for as long as graceful
   * restart has it (RFC 4724, RFC 8538), and with it or without it the device does what it should.
   */
  readonly mayBeKept: (peer: string) => boolean;
}

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].toSorted();

/** In IPv6 a neighbour's link-local address may stand for its other: then only the port can be compared. */
const writtenFor =
  ({ ways }: Ways) =>
  ({ address, interface: port }: SeenRoute["nextHops"][number]): string => {
    if (address === null) return `${port ?? "nobody"} directly`;
    const onPort = ways.filter((way) => way.interface === port);
    return isLinkLocal(address) && onPort.length === 1 ? (onPort[0]?.address ?? address) : address;
  };

function namedWay({ ways }: Ways, address: string): string {
  const device = ways.find((way) => way.address === address)?.device ?? null;
  return device === null ? address : `${address} (${device})`;
}

const listed = (all: readonly string[]): string => few(all, 6);

/** A sentence about one prefix, which may be about many: what is before and after their names. */
interface Said {
  readonly prefix: string;
  readonly found: (prefixes: string, many: boolean) => Found;
  /** What is said is the same where this is. */
  readonly key: string;
}

const say = (prefix: string, key: string, found: Said["found"]): Said => ({ prefix, key, found });

function absent(route: ForetoldRoute): Said {
  if (route.kind === "own") {
    const on = route.interface === null ? "" : ` on ${route.interface}`;
    return say(route.prefix, `network${on}`, (prefixes) =>
      lost(
        "network-missing",
        `there is no network ${prefixes}${on}`,
        "whether the port is up and has its address, and the cable",
      ),
    );
  }
  const where =
    route.kind === "discard"
      ? "to nowhere"
      : `by ${listed(route.ways.map(({ address }) => namedWay(route, address)))}`;
  return say(route.prefix, `absent ${where}`, (prefixes) =>
    lost(
      "route-missing",
      `there is no route to ${prefixes}: ${where} was foretold`,
      "the sessions that should have brought it, and the policies between",
    ),
  );
}

/** Of a route of BGP the next hops that are more than kept. */
const livingHops = ({ protocol, nextHops }: SeenRoute, { mayBeKept }: RouteJudge): SeenRoute["nextHops"] =>
  protocol === "bgp"
    ? nextHops.filter(
        ({ address, interface: port }) => ![address, port].some((one) => one !== null && mayBeKept(one)),
      )
    : nextHops;

/** Whether all of a route is what a peer told that is gone. */
const isKept = (seen: SeenRoute, judge: RouteJudge): boolean =>
  seen.nextHops.length > 0 && livingHops(seen, judge).length === 0;

function otherwise(route: Ways, all: SeenRoute, judge: RouteJudge): Said | null {
  if (isKept(all, judge)) return null;
  const { unresolvedNextHops } = judge;
  const wanted = sorted(route.ways.map(({ address }) => address));
  // Who reflects tells of it as well: what is wanted is more than kept.
  const asked = new Set([...wanted, ...route.nextHops]);
  const living = livingHops(all, judge);
  const nextHops = all.nextHops.filter((hop) => living.includes(hop) || asked.has(writtenFor(route)(hop)));
  const seen = { ...all, nextHops };
  const is = sorted(seen.nextHops.map(writtenFor(route)));
  const allowed = [wanted, ...(unresolvedNextHops ? [sorted(route.nextHops)] : [])];
  if (allowed.some((one) => one.join() === is.join())) return null;
  const lacks = wanted.filter((one) => !is.includes(one)).map((one) => namedWay(route, one));
  const more = is.filter((one) => !wanted.includes(one)).map((one) => namedWay(route, one));
  const how = [
    ...(lacks.length === 0 ? [] : [`not by ${listed(lacks)}`]),
    ...(more.length === 0 ? [] : [`by ${listed(more)}, which was not foretold`]),
  ].join(", and ");
  const nowhere = is.length === 0;
  const what = nowhere ? "to nowhere" : how;
  return say(route.prefix, `${seen.protocol} ${what}`, (prefixes, many) =>
    lost(
      "route-ways",
      `the ${seen.protocol} route${many ? "s" : ""} to ${prefixes} lead${many ? "" : "s"} ${what}`,
      lacks.length > 0 && more.length === 0 && !nowhere
        ? "the sessions with those that are missing, and what they tell"
        : `where the ${seen.protocol} route${many ? "s come" : " comes"} from: a route by hand goes before BGP's`,
    ),
  );
}

function compared(route: ForetoldRoute, seen: SeenRoute | undefined, judge: RouteJudge): Said | null {
  if (seen === undefined) return absent(route);
  if (route.kind === "ways") return otherwise(route, seen, judge);
  const isOwn = seen.nextHops.every(({ address }) => address === null);
  if (route.kind === "own" ? isOwn && seen.nextHops.length > 0 : seen.nextHops.length === 0) return null;
  const where =
    seen.nextHops.length === 0
      ? "to nowhere"
      : `by ${listed(seen.nextHops.map(({ address, interface: port }) => address ?? port ?? "nobody"))}`;
  return say(route.prefix, `${route.kind} ${where}`, (prefixes) =>
    lost(
      "route-ways",
      `${prefixes} goes ${where}, not ${route.kind === "own" ? "on a port of its own" : "to nowhere"}`,
      "whether a port is down, or a route by hand is in the way",
    ),
  );
}

function unknown({ prefix, protocol, nextHops }: SeenRoute, { isFabrics }: RouteJudge): Said {
  const by =
    nextHops.length === 0
      ? "to nowhere"
      : `by ${listed(nextHops.map(({ address, interface: port }) => address ?? port ?? "nobody"))}`;
  const inside = isFabrics(prefix);
  return say(prefix, `unknown ${String(inside)} ${protocol} ${by}`, (prefixes, many) =>
    (inside ? lost : odd)(
      "route-unknown",
      `the ${protocol} route${many ? "s" : ""} to ${prefixes} ${by} ${many ? "are" : "is"} not in the spec`,
      inside
        ? "who brought it in: it takes traffic out of the fabric's own ranges"
        : "whose it is: your own beside the fabric's, or one that was forgotten",
    ),
  );
}

/** Link-local and multicast networks, which every system has. */
const isEverywhere = (prefix: string): boolean =>
  isLinkLocal(prefix) || /^(?:ff|22[4-9]\.|23\d\.|255\.)/.test(prefix);

/** What is said of many alike is said once. */
function folded(all: readonly Said[]): readonly Found[] {
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((alike) => {
    const prefixes = alike.map(({ prefix }) => prefix);
    const [first] = alike;
    return first === undefined ? [] : [{ ...first.found(few(prefixes), prefixes.length > 1), prefixes }];
  });
}

/** What of a device's routes in one address family is not as foretold. */
export function routeDifferences(
  foretold: readonly ForetoldRoute[],
  seen: readonly SeenRoute[],
  judge: RouteJudge,
): readonly Found[] {
  const byPrefix = new Map(seen.map((one) => [one.prefix, one]));
  const known = new Set(foretold.map(({ prefix }) => prefix));
  const others = seen.filter(
    ({ prefix, protocol }) =>
      !known.has(prefix) &&
      !OWN_PROTOCOLS.has(protocol) &&
      !isEverywhere(prefix) &&
      !(protocol === "bgp" && judge.comesAndGoes(prefix)),
  );
  return folded([
    ...foretold.flatMap((route) => compared(route, byPrefix.get(route.prefix), judge) ?? []),
    ...others.flatMap((route) => (isKept(route, judge) ? [] : [unknown(route, judge)])),
  ]);
}
