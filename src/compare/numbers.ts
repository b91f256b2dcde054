import type { FabricPlan } from "../plan/types.ts";
import {
  forwardingEntries,
  tableSizes,
  type DeviceEntries,
  type Entries,
  type PodRouting,
  type Simulation,
} from "../simulate/index.ts";
import type { ByTier } from "./by-tier.ts";

/** What a fabric takes, as it is today. */
export interface Numbers {
  /** Different AS numbers in each tier; `all` counts one that two tiers share once. */
  readonly asns: ByTier & { readonly all: number };
  /** BGP sessions; `most` on one router of each tier. */
  readonly sessions: { readonly all: number; readonly most: ByTier };
  /** Forwarding entries of the router with most in each tier: what BGP brought, connected networks, discards and host routes. */
  readonly routes: ByTier;
  /** The same with a route for each pod, of as many pods as nodes may run. */
  readonly hostRoutes: ByTier;
  /** Sets of two or more next hops on the router with most in each tier. */
  readonly ecmpGroups: ByTier;
}

const byTier = (pods: boolean, value: (tier: keyof ByTier) => number): ByTier => ({
  ...(pods ? { "super-spine": value("super-spine") } : {}),
  spine: value("spine"),
  tor: value("tor"),
  node: value("node"),
});

function asnsOf({ switches, racks, pods }: FabricPlan): Numbers["asns"] {
  const ofSwitches = (tier: keyof ByTier): readonly (number | null)[] =>
    switches.filter(({ role }) => role === tier).map(({ asn }) => asn);
  const asns = {
    "super-spine": ofSwitches("super-spine"),
    spine: ofSwitches("spine"),
    tor: ofSwitches("tor"),
    node: racks.flatMap(({ nodes }) => nodes.map(({ asn }) => asn)),
  };
  return {
    ...byTier(pods !== undefined, (tier) => new Set(asns[tier]).size),
    all: new Set(Object.values(asns).flat()).size,
  };
}

/** Counts a fabric, from its plan and from what its routers come to know, of which `entries` are the forwarding entries block by block. */
export function numbersOf(
  plan: FabricPlan,
  simulation: Simulation,
  entries: readonly DeviceEntries[],
  hostRoutes: PodRouting,
): Numbers {
  const sizes = tableSizes(simulation);
  const most = <T extends { readonly role: string }>(all: readonly T[], of: (one: T) => number): ByTier =>
    byTier(plan.pods !== undefined, (tier) =>
      all.filter(({ role }) => role === tier).reduce((max, one) => Math.max(max, of(one)), 0),
    );
  const routes = ({ prefixes, hosts }: Entries): number => prefixes + hosts;
  return {
    asns: asnsOf(plan),
    sessions: { all: simulation.network.sessions.length, most: most(sizes, ({ sessions }) => sessions) },
    routes: most(entries, routes),
    hostRoutes: most(forwardingEntries(simulation, hostRoutes), routes),
    ecmpGroups: most(entries, ({ ecmpGroups }) => ecmpGroups),
  };
}
