import { MARTIANS } from "../../net/martians.ts";
import { distinctPrefixes, type Prefix4 } from "../../net/ipv4.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { OutsideExchange, OutsidePlan } from "../../plan/outside.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { anycastRules } from "./anycast.ts";
import { exactly, ofLength, within } from "./ranges.ts";
import { serviceRules } from "./services.ts";

const isDefault = ({ length }: Prefix4): boolean => length === 0;

/** Nobody outside has a say on where the fabric's own addresses are. */
const ownRanges = ({ ranges }: FabricLayout): PrefixRule[] =>
  [
    ranges.pods,
    ranges.nodes,
    ranges.spineLoopbacks,
    ranges.torLoopbacks,
    ranges.links,
    ranges.serverLinks,
    ranges.planes,
    ranges.hosts,
    ranges.services,
    ranges.singleServices,
    ranges.anycast,
  ]
    .flat()
    .map(within("refused"));

const rangesTaken = (exchange: OutsideExchange): readonly Prefix4[] => {
  if (exchange.kind === "bgp") return exchange.takes.kind === "ranges" ? exchange.takes.ranges : [];
  return exchange.prefixes.filter((prefix) => !isDefault(prefix));
};

const takesDefault = (exchange: OutsideExchange): boolean =>
  exchange.kind === "bgp" ? exchange.takes.kind === "default" : exchange.prefixes.some(isDefault);

const takesAll = (exchange: OutsideExchange): boolean =>
  exchange.kind === "bgp" && exchange.takes.kind === "all";

/** What is taken from outside by these exchanges: each range once, however many routers have it. */
export function takenFromOutside(
  layout: FabricLayout,
  exchanges: readonly OutsideExchange[],
): readonly PrefixRule[] {
  const ranges = distinctPrefixes(exchanges.flatMap(rangesTaken));
  const all = exchanges.some(takesAll);
  const defaults = exchanges.some(takesDefault) ? ofLength("default", [{ base: 0, length: 0 }], 0) : [];
  if (ranges.length === 0 && !all) return defaults;
  return [
    ...defaults,
    ...ownRanges(layout),
    ...ranges.map(within("external")),
    ...(all ? [...MARTIANS.map(within("refused")), within("external")({ base: 0, length: 0 })] : []),
  ];
}

const exchangesOf = (outside: OutsidePlan | null): readonly OutsideExchange[] =>
  (outside?.peers ?? []).map(({ exchange }) => exchange);

/** What comes from outside, by whichever border: empty where the fabric stands alone. It goes last in a policy, for it refuses, too. */
export const outsideRules = (layout: FabricLayout): readonly PrefixRule[] =>
  takenFromOutside(layout, exchangesOf(layout.outside));

/** The same where one of these switches is a border, else nothing. */
export const outsideRulesBy = (
  layout: FabricLayout,
  isOne: (device: string) => boolean,
): readonly PrefixRule[] =>
  layout.outside?.peers.some(({ border }) => isOne(border)) === true ? outsideRules(layout) : [];

/** What routers outside are told, written with pools: it stays the same while racks come and go. */
export function toldToOutside({ ranges }: FabricLayout, { announce }: OutsidePlan): readonly PrefixRule[] {
  const pods: Readonly<Record<typeof announce.pods, () => readonly PrefixRule[]>> = {
    "per-rack": () => ranges.rackPodsLengths.flatMap((length) => ofLength("aggregates", ranges.pods, length)),
    "per-pool": () => ranges.pods.map((range) => exactly("aggregates", range)),
    none: () => [],
  };
  return [
    ...pods[announce.pods](),
    ...(announce.services ? serviceRules({ ranges }) : []),
    ...(announce.anycast ? anycastRules({ ranges }) : []),
    ...(announce.nodes
      ? ranges.nodeRouteLengths.flatMap((length) => ofLength("nodes", ranges.nodes, length))
      : []),
    ...(announce.loopbacks
      ? ofLength("loopbacks", [...ranges.torLoopbacks, ...ranges.spineLoopbacks], 32)
      : []),
  ];
}
