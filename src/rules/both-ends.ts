import { clustersOf } from "../simulate/index.ts";
import { jsonText, isSame } from "../text/json.ts";
import type { RuleContext, SessionView } from "./context.ts";
import { rule, type Finding } from "./rule.ts";

type End = SessionView[number];

const OWN_LINES =
  "take back what one end alone was given: a session is one entry of the plan, and both ends are written from it";

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** A timer that an end says itself, in seconds; undefined of one that takes the peer's. */
function timerOf({ settings }: End, name: "keepalive" | "hold"): unknown {
  const { timers } = settings;
  return isMapping(timers) ? timers[name] : settings[name];
}

/** Whether a device speaks IPv6 to its peers. */
function familiesOf({ intentOf, intents }: RuleContext, { device }: End): string {
  const of =
    intentOf.switches.get(device) ??
    intentOf.hosts.get(device) ??
    clustersOf(intents).find(({ racks }) =>
      racks.some(({ nodes }) => nodes.some(({ name }) => name === device)),
    );
  if (of?.ipv6 === undefined) return "what its owner gives it";
  return of.ipv6 === null ? "IPv4 alone" : "IPv6";
}

/** Undefined where an end has no such setting, as Calico's nodes have no BFD: then it is held against nothing. */
const SETTINGS: Readonly<Record<string, (end: End) => unknown>> = {
  keepalive: (end) => timerOf(end, "keepalive"),
  "hold time": (end) => timerOf(end, "hold"),
  BFD: ({ settings }) => settings["bfd"],
};

const said = (value: unknown): string => (value === null ? "off" : jsonText(value));

/** Settings of a session that comes up all the same, and of which each end has its own. */
function unequal(context: RuleContext, [a, b]: SessionView): readonly Finding[] {
  if ([a, b].some(({ role }) => role === "outside")) return [];
  const found = Object.entries(SETTINGS).flatMap(([name, of]) => {
    const [own, other] = [of(a), of(b)];
    if (own === undefined || other === undefined || isSame(own, other)) return [];
    return [{ name, own: said(own), other: said(other) }];
  });
  const [own, other] = [familiesOf(context, a), familiesOf(context, b)];
  if (own !== other) found.push({ name: "address family", own, other });
  return found.map((one) => ({
    about: a.device,
    message: `${a.device} and ${b.device} differ in their ${one.name}: ${one.own} and ${one.other}`,
    fix: OWN_LINES,
  }));
}

const keyOf = (a: string, b: string): string => [a, b].toSorted().join(" and ");

/** Who is to peer with whom, one entry a session: of what the plan has, what is not in the network is missing at both ends. */
const planned = ({ plan: { sessions, racks } }: RuleContext): readonly string[] =>
  sessions.flatMap(({ ends }) => {
    const own = ends.find((end) => end.kind === "switch");
    const peer = ends.find((end) => end !== own);
    if (own === undefined || peer === undefined || peer.kind === "plane" || peer.kind === "outside")
      return [];
    const { device } = own;
    if (peer.kind === "switch") return [keyOf(device, peer.device)];
    if (peer.kind === "host") return [keyOf(device, peer.host)];
    const { nodes = [] } = racks.find(({ name }) => name === peer.rack) ?? {};
    return nodes
      .filter(({ cluster }) => peer.cluster === undefined || cluster === peer.cluster)
      .filter(({ reflectorCluster }) => peer.members === "all" || reflectorCluster !== null)
      .map(({ name }) => keyOf(device, name));
  });

const countOf = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

function missing(context: RuleContext): readonly Finding[] {
  const there = countOf(context.sessions.map(([a, b]) => keyOf(a.device, b.device)));
  // What one end alone is configured for is told with its reason.
  const lone = new Set(context.lone.map(({ device }) => device));
  return [...countOf(planned(context))].flatMap(([pair, count]) => {
    const names = pair.split(" and ");
    const less = count - (there.get(pair) ?? 0);
    if (less <= 0 || names.some((name) => lone.has(name))) return [];
    return [
      {
        about: names[0] ?? "",
        message: `${pair} are to peer, and neither is configured for it`,
        fix: OWN_LINES,
      },
    ];
  });
}

/** The ends of every session as they are configured, and not as they were planned. */
export const bothEnds = rule({
  name: "both-ends",
  says: "both ends of every session agree: AS, address, password, TTL security, timers, BFD and address families",
  check: (context) => [
    ...context.lone.map(({ device, peer, reason }) => ({
      about: device,
      message: `${device} has no session with ${peer}: ${reason}`,
      fix: OWN_LINES,
    })),
    ...missing(context),
    ...context.sessions.flatMap((session) => unequal(context, session)),
  ],
});
