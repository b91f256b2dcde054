import { familiesOf } from "../intent/index.ts";
import { tableSizes, type Simulation, type TableSizes } from "../simulate/index.ts";
import type { SizeChange, TierSizes } from "./types.ts";

const TIERS = ["spine", "tor", "node"] as const;

const most = (all: readonly TableSizes[], of: (one: TableSizes) => number): number =>
  all.reduce((found, one) => Math.max(found, of(one)), 0);

function tierOf(all: readonly TableSizes[], families: number): TierSizes | null {
  if (all.length === 0) return null;
  return {
    devices: all.length,
    sessions: families * most(all, ({ sessions }) => sessions),
    routes: families * most(all, ({ learned, connected, own }) => learned + connected + own),
    paths: families * most(all, ({ paths }) => paths),
    nextHopSets: families * most(all, ({ nextHopSets }) => nextHopSets),
  };
}

const familiesIn = (simulation: Simulation | null): number =>
  familiesOf(simulation?.network.ipv6 ?? null).length;

/** Table sizes of the router with most of each tier, before and after, of all address families together. */
export function compareSizes(before: Simulation | null, after: Simulation | null): readonly SizeChange[] {
  const [old, now] = [before, after].map((simulation) =>
    Map.groupBy(simulation === null ? [] : tableSizes(simulation), ({ role }) => role),
  );
  return TIERS.flatMap((tier) => {
    const was = tierOf(old?.get(tier) ?? [], familiesIn(before));
    const is = tierOf(now?.get(tier) ?? [], familiesIn(after));
    return was === null && is === null ? [] : [{ tier, before: was, after: is }];
  });
}
