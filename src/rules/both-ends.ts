import { clustersOf } from "../simulate/index.ts";
import { isMapping, isSame, jsonText } from "../text/json.ts";
import type { RuleContext, SessionView } from "./context.ts";
import { rule, type Finding } from "./rule.ts";

type End = SessionView[number];

/** No spec should lead to it: whoever sees it has found a defect. */
const FIX = "report this with the spec: both ends are written from one entry of the plan";

/** What an end says itself; undefined where it has no such setting, as Calico's nodes have no BFD, and where it takes the peer's. */
type SettingOf = (end: End) => unknown;

/** In seconds. */
const timer =
  (name: "keepalive" | "hold"): SettingOf =>
  ({ settings }) =>
    isMapping(settings["timers"]) ? settings["timers"][name] : settings[name];

/** By device, the address families of its sessions; of routers outside nothing is known. */
function familiesIn({ intents }: RuleContext): SettingOf {
  const nodes = clustersOf(intents).flatMap(({ racks, ipv6 }) =>
    racks.flatMap((rack) => rack.nodes.map(({ name }) => [name, ipv6] as const)),
  );
  const others = [...intents.switches, ...intents.hosts].map(({ device, ipv6 }) => [device, ipv6] as const);
  const images = new Map([...nodes, ...others]);
  return ({ device }) => {
    const image = images.get(device);
    return image === undefined ? undefined : image === null ? "IPv4 alone" : "IPv6";
  };
}

const said = (value: unknown): string =>
  typeof value === "string" ? value : value === null ? "off" : jsonText(value);

/** Settings of which each end has its own, though the session comes up. */
function unequal([a, b]: SessionView, settings: Readonly<Record<string, SettingOf>>): readonly Finding[] {
  if ([a, b].some(({ role }) => role === "outside")) return [];
  return Object.entries(settings).flatMap(([name, of]) => {
    const [own, other] = [of(a), of(b)];
    if (own === undefined || other === undefined || isSame(own, other)) return [];
    return [
      {
        about: a.device,
        message: `${a.device} and ${b.device} differ in their ${name}: ${said(own)} and ${said(other)}`,
        fix: FIX,
      },
    ];
  });
}

type Pair = readonly [string, string];

const keyOf = (pair: Pair): string => pair.toSorted().join(" ");

/** Which routers are to peer, one entry a session, as far as the plan names both. */
function planned({ plan }: RuleContext): readonly Pair[] {
  const racks = new Map(plan.racks.map((rack) => [rack.name, rack]));
  return plan.sessions.flatMap(({ ends }): readonly Pair[] => {
    const own = ends.find((end) => end.kind === "switch");
    const peer = ends.find((end) => end !== own);
    if (own === undefined || peer === undefined || peer.kind === "plane" || peer.kind === "outside")
      return [];
    if (peer.kind === "switch") return [[own.device, peer.device]];
    if (peer.kind === "host") return [[own.device, peer.host]];
    return (racks.get(peer.rack)?.nodes ?? [])
      .filter(({ cluster }) => peer.cluster === undefined || cluster === peer.cluster)
      .filter(({ reflectorCluster }) => peer.members === "all" || reflectorCluster !== null)
      .map(({ name }) => [own.device, name]);
  });
}

/** Sessions that neither end is configured for. What one end alone is configured for is told with its reason. */
function missing(context: RuleContext): readonly Finding[] {
  const there = Map.groupBy(context.sessions, ([a, b]) => keyOf([a.device, b.device]));
  const lone = new Set(context.lone.map(({ device }) => device));
  return [...Map.groupBy(planned(context), keyOf)].flatMap(([key, pairs]) => {
    const [[a, b] = ["", ""]] = pairs;
    if ((there.get(key)?.length ?? 0) >= pairs.length || lone.has(a) || lone.has(b)) return [];
    return [{ about: a, message: `${a} and ${b} are to peer, and neither is configured for it`, fix: FIX }];
  });
}

/** The ends of every session as they are configured, and not as they were planned. */
export const bothEnds = rule({
  name: "both-ends",
  says: "both ends of every session agree: AS, address, password, TTL security, timers, BFD and address families",
  check: (context) => {
    const settings = {
      keepalive: timer("keepalive"),
      "hold time": timer("hold"),
      BFD: ({ settings: { bfd } }: End) => bfd,
      "address families": familiesIn(context),
    };
    return [
      ...context.lone.map(({ device, peer, reason }) => ({
        about: device,
        message: `${device} has no session with ${peer}: ${reason}`,
        fix: FIX,
      })),
      ...missing(context),
      ...context.sessions.flatMap((session) => unequal(session, settings)),
    ];
  },
});
