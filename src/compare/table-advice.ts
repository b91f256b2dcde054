import { formatPath } from "../diagnostics/index.ts";
import { TABLE_NAMES, type ForwardingProfile, type TableName } from "../hardware/models/index.ts";
import type { Entries } from "../simulate/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { fullFabric } from "./full-fabric.ts";
import { taken, type Sized } from "./table-entries.ts";
import { entriesAt, mostOf, type SizedSwitch, type TableUse } from "./tables.ts";

/** How much of a table may be taken, as a share of it. */
export type Room = (taken: number, has: number) => boolean;

/** Sizes of a switch's tables, were its memory shared out by another profile. */
function sizesBy({ tables }: SizedSwitch, profile: ForwardingProfile): ReadonlyMap<TableName, number> {
  const said = new Map(tables.filter((one) => !one.isOfHardware).map(({ table, has }) => [table, has]));
  return new Map(
    TABLE_NAMES.flatMap((table) => {
      const has = said.get(table) ?? profile.entries[table];
      return has === null ? [] : [[table, has] as const];
    }),
  );
}

/** The first other profile by which all that a switch holds has room; null where there is none. */
function betterProfile(one: SizedSwitch, entries: Entries, fits: Room): ForwardingProfile | null {
  const others = (one.model?.profiles ?? []).filter((profile) => profile !== one.profile);
  const roomy = others.find((profile) => {
    const sizes = sizesBy(one, profile);
    const sized: Sized = (table) => sizes.has(table);
    return [...sizes].every(([table, has]) => fits(taken(table, entries, sized, one.need.families), has));
  });
  return roomy ?? null;
}

/** What to set on the spec so that a switch's hardware has room for what it holds `when`; empty where no profile of its hardware has. */
export function profileAdvice(one: SizedSwitch, use: TableUse, when: "now" | "full", fits: Room): string {
  const profile = use.of === undefined ? null : betterProfile(one, one.need[when], fits);
  return profile === null
    ? ""
    : `set ${formatPath(one.profilePath)} to ${profile.name}, on the switch as here, or `;
}

/**
 * The most racks that `capacity` may declare so that a table has room for all of them; null where not even those that are there have it.
 * More racks take more of every table, so it is looked for by halves.
 */
export function racksThatFit(dc: Datacenter, one: SizedSwitch, use: TableUse, fits: Room): number | null {
  const full = fullFabric(dc);
  const sized: Sized = (table) => one.tables.some((other) => other.table === table);
  const fit = (racks: number): boolean => {
    const { now } = one.need;
    const entries = mostOf(entriesAt(dc, { ...full, racks })(one.role), now);
    return fits(taken(use.table, entries, sized, one.need.families), use.has);
  };
  let low = Math.max(1, ...dc.racks.map(({ index }) => index + 1));
  let high = full.racks;
  if (!fit(low)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fit(middle)) low = middle;
    else high = middle;
  }
  return low;
}
