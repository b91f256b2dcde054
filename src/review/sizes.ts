import { tableSizes, type Simulation, type TableSizes } from "../simulate/index.ts";
import type { SizeChange, TierSizes } from "./types.ts";

const TIERS = ["spine", "tor", "node"] as const;

const most = (all: readonly TableSizes[], of: (one: TableSizes) => number): number =>
  all.reduce((found, one) => Math.max(found, of(one)), 0);

function tierOf(all: readonly TableSizes[]): TierSizes | null {
  if (all.length === 0) return null;
  return {
    devices: all.length,
    sessions: most(all, ({ sessions }) => sessions),
    routes: most(all, ({ learned, connected, own }) => learned + connected + own),
    paths: most(all, ({ paths }) => paths),
    nextHopSets: most(all, ({ nextHopSets }) => nextHopSets),
  };
}

/** Table sizes of the router with most of each tier, before and after. */
export function compareSizes(before: Simulation | null, after: Simulation | null): readonly SizeChange[] {
  const [old, now] = [before, after].map((simulation) =>
    Map.groupBy(simulation === null ? [] : tableSizes(simulation), ({ role }) => role),
  );
  return TIERS.flatMap((tier) => {
    const [was, is] = [tierOf(old?.get(tier) ?? []), tierOf(now?.get(tier) ?? [])];
    return was === null && is === null ? [] : [{ tier, before: was, after: is }];
  });
}
