import type { FabricPlan } from "../plan/types.ts";
import { tableSizes, type Simulation } from "../simulate/index.ts";
import type { ByTier } from "./capacity.ts";

/** What a fabric takes, as it is today. */
export interface Numbers {
  /** Different AS numbers in each tier; `all` counts one that two tiers share once. */
  readonly asns: ByTier & { readonly all: number };
  /** BGP sessions; `most` on one router of each tier. */
  readonly sessions: { readonly all: number; readonly most: ByTier };
  /** Forwarding entries of the router with most in each tier: what BGP brought, connected networks, discards and host routes. */
  readonly routes: ByTier;
}

const TIERS = ["spine", "tor", "node"] as const;

const byTier = (value: (tier: (typeof TIERS)[number]) => number): ByTier => ({
  spine: value("spine"),
  tor: value("tor"),
  node: value("node"),
});

function asnsOf({ switches, racks }: FabricPlan): Numbers["asns"] {
  const asns = {
    spine: switches.filter(({ role }) => role === "spine").map(({ asn }) => asn),
    tor: switches.filter(({ role }) => role === "tor").map(({ asn }) => asn),
    node: racks.flatMap(({ nodes }) => nodes.map(({ asn }) => asn)),
  };
  return {
    ...byTier((tier) => new Set(asns[tier]).size),
    all: new Set([...asns.spine, ...asns.tor, ...asns.node]).size,
  };
}

/** Counts a fabric, from its plan and from what its routers come to know. */
export function numbersOf(plan: FabricPlan, simulation: Simulation): Numbers {
  const sizes = tableSizes(simulation);
  const most = (of: (size: (typeof sizes)[number]) => number): ByTier =>
    byTier((tier) =>
      sizes.filter(({ role }) => role === tier).reduce((max, size) => Math.max(max, of(size)), 0),
    );
  return {
    asns: asnsOf(plan),
    sessions: { all: simulation.network.sessions.length, most: most(({ sessions }) => sessions) },
    routes: most(({ learned, connected, own }) => learned + connected + own),
  };
}
