import { item } from "../item.ts";
import { containsPrefix, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { igpGraph, type IgpGraph } from "../igp/graph.ts";
import { igpRoutes, type IgpRoutes } from "../igp/routes.ts";
import type { Network, OwnRoute } from "../network/types.ts";
import { aggregatesOf, type Aggregate, type Aggregating } from "./aggregates.ts";
import { createAttributeTable, type AttributeTable } from "./attributes.ts";
import { channelsOf, type Channels } from "./channels.ts";
import { decisionTables, rulesOf, type DecisionTables, type Rules } from "./decision.ts";
import { nextHopsOf, type NextHops } from "./next-hops.ts";
import { pathTable, type PathTable } from "./paths.ts";
import { decisionOf } from "./software.ts";
import { DEFAULT_ROUTE, policyTable, prefixTable, type PolicyTable, type PrefixTable } from "./prefixes.ts";

/** A network in the form that it is simulated in: everything is a number. */
export interface Machine {
  readonly network: Network;
  readonly prefixes: PrefixTable;
  readonly policies: PolicyTable;
  readonly attributes: AttributeTable;
  readonly channels: Channels;
  readonly nextHops: NextHops;
  /** Null where no router speaks OSPF. */
  readonly igp: IgpGraph | null;
  readonly paths: PathTable;
  /** By router: how it decides. */
  readonly rules: readonly Rules[];
  /** By prefix: the routers that bring it in, with how. */
  readonly own: readonly ReadonlyMap<number, OwnRoute>[];
  /** Prefixes that follow from others. */
  readonly aggregates: readonly Aggregate[];
  /** By prefix: the routers that stand in it, with the port. */
  readonly connected: readonly ReadonlyMap<number, number>[];
  /** By prefix: the routers whose forwarding table leaves it to kube-proxy. */
  readonly answered: readonly ReadonlySet<number>[];
  /** By prefix: the routers that have a static route to nowhere for it. */
  readonly discards: readonly ReadonlySet<number>[];
  /** By prefix: routers that send it out whatever they know. Only the default route has any. */
  readonly sources: (prefix: number) => readonly number[];
}

/** Devices, cables and sessions that are up. */
export interface Up {
  readonly channels: Uint8Array;
  readonly ports: Uint8Array;
  readonly routers: Uint8Array;
  readonly bridges: Uint8Array;
  /** By number among all bridges' ports. */
  readonly bridgePorts: Uint8Array;
  /**
   * By router's port: the part of a bridged network that it is in; ports of a network reach one another where they are in the same. 0
   * in networks without bridges, which have one part.
   */
  readonly parts: Int32Array;
}

/** What is up: the whole network, or what a failure leaves of it; with what OSPF makes of it. */
export interface Health extends Up {
  /** OSPF's routes over what is up; null where no router speaks it. */
  readonly igp: IgpRoutes | null;
  readonly decision: DecisionTables;
  /** Who announces which aggregate: none before all other prefixes are at rest. */
  readonly aggregating: Aggregating;
}

/** Positions of the prefixes in a range; each range is gone through once, however many routers ask. */
function lookUpWithin({ all }: PrefixTable): (range: Prefix4) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (range) => {
    const key = `${range.base}/${range.length}`;
    const within = known.get(key) ?? [...all.keys()].filter((at) => containsPrefix(range, item(all, at)));
    known.set(key, within);
    return within;
  };
}

export function compileNetwork(network: Network): Machine {
  const prefixes = prefixTable(network);
  const policies = policyTable(prefixes);
  const attributes = createAttributeTable();
  const channels = channelsOf(network, policies);
  const nextHops = nextHopsOf(network);
  const own = prefixes.all.map(() => new Map<number, OwnRoute>());
  const connected = prefixes.all.map(() => new Map<number, number>());
  const discards = prefixes.all.map(() => new Set<number>());
  const answered = prefixes.all.map(() => new Set<number>());
  const prefixesIn = lookUpWithin(prefixes);
  for (const [router, one] of network.routers.entries()) {
    for (const route of one.own) own[prefixes.find(route.prefix)]?.set(router, route);
    for (const range of one.answers ?? []) for (const at of prefixesIn(range)) answered[at]?.add(router);
    for (const prefix of one.discards) discards[prefixes.find(prefix)]?.add(router);
    for (const [at, port] of one.interfaces.entries())
      connected[prefixes.find(networkOf(port))]?.set(router, (nextHops.firstPort[router] ?? 0) + at);
  }
  const defaultRoute = prefixes.find(DEFAULT_ROUTE);
  const originating = network.routers.flatMap((_, router) =>
    item(channels.groups, router).some(({ settings }) => settings.originatesDefault) ? [router] : [],
  );
  return {
    network,
    prefixes,
    policies,
    attributes,
    channels,
    nextHops,
    igp: igpGraph(network, prefixes, nextHops),
    paths: pathTable(network, attributes, channels, nextHops),
    rules: network.routers.map((router) => rulesOf(decisionOf(router))),
    own,
    aggregates: aggregatesOf(own, prefixes),
    connected,
    answered,
    discards,
    sources: (prefix) => (prefix === defaultRoute ? originating : []),
  };
}

/** What follows from ports and routers that are up: OSPF's routes, and what of them BGP weighs. */
export function withIgp(
  machine: Machine,
  up: Up,
  igp: IgpRoutes | null = machine.igp === null ? null : igpRoutes({ ...machine, igp: machine.igp }, up),
): Health {
  return { ...up, igp, decision: decisionTables(machine, up.ports, igp), aggregating: new Map() };
}
