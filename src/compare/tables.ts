import type { Family } from "../intent/index.ts";
import type { CompiledFabric } from "../compile.ts";
import type { SpecPath } from "../diagnostics/index.ts";
import type { ForwardingProfile, HardwareModel, TableName } from "../hardware/models/index.ts";
import { tablesOfSwitches, type TablesOfSwitch } from "../plan/switch-tables.ts";
import type { SwitchRole } from "../plan/types.ts";
import type { DeviceEntries, Entries } from "../simulate/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { NO_ENTRIES } from "./by-tier.ts";
import { entriesWhenFull } from "./capacity.ts";
import { fullFabric, type FullFabric } from "./full-fabric.ts";
import { taken, type Sized } from "./table-entries.ts";

/** A table of a switch whose size is known, and what it has to hold. */
export interface TableUse {
  readonly device: string;
  readonly role: SwitchRole;
  readonly table: TableName;
  /** Where the spec says the size, or what it follows from. */
  readonly path: SpecPath;
  readonly has: number;
  readonly now: number;
  /** At the declared capacity, by the model's formula; what it holds today where that is more. */
  readonly full: number;
  /** What the size follows from; absent where the spec says it. */
  readonly of?: { readonly hardware: string; readonly profile: string };
}

/** What a switch has to hold, whatever it has room for. */
export interface Need {
  readonly now: Entries;
  readonly full: Entries;
  /** Address families that it routes. */
  readonly families: readonly Family["name"][];
}

const familiesIn = ({ ipv6 }: Datacenter): readonly Family["name"][] => [
  ...(ipv6?.only === true ? [] : (["ipv4"] as const)),
  ...(ipv6 === undefined ? [] : (["ipv6"] as const)),
];

/** What is most of either, number by number. */
export const mostOf = (one: Entries, other: Entries): Entries => ({
  prefixes: Math.max(one.prefixes, other.prefixes),
  hosts: Math.max(one.hosts, other.hosts),
  neighbours: Math.max(one.neighbours, other.neighbours),
  ecmpGroups: Math.max(one.ecmpGroups, other.ecmpGroups),
});

/** What a switch of each role holds at a capacity, by default the declared one. */
export function entriesAt(
  dc: Datacenter,
  capacity: FullFabric = fullFabric(dc),
): (role: SwitchRole) => Entries {
  const full = entriesWhenFull(dc.fabric, capacity);
  return (role) => full[role] ?? NO_ENTRIES;
}

/** A switch that holds routes, with all that its tables take. */
export interface SizedSwitch extends TablesOfSwitch {
  readonly need: Need;
}

/** Switches that hold routes and of which the size of some table is known. A switch that does not route has none. */
export function sizedSwitches(dc: Datacenter, entries: readonly DeviceEntries[]): readonly SizedSwitch[] {
  const today = new Map(entries.map((one) => [one.device, one]));
  const full = entriesAt(dc);
  return tablesOfSwitches(dc).flatMap((one): SizedSwitch[] => {
    const now = today.get(one.device);
    if (now === undefined || one.tables.length === 0) return [];
    return [{ ...one, need: { now, full: mostOf(full(one.role), now), families: familiesIn(dc) } }];
  });
}

const followsFrom = (model: HardwareModel | null, profile: ForwardingProfile | null): Pick<TableUse, "of"> =>
  model === null || profile === null ? {} : { of: { hardware: model.title, profile: profile.name } };

/** What each table of a switch holds. */
export function usesOf({ device, role, model, profile, tables, need }: SizedSwitch): readonly TableUse[] {
  const sized: Sized = (table) => tables.some((one) => one.table === table);
  return tables.map(({ table, has, path, isOfHardware }) => ({
    device,
    role,
    table,
    path,
    has,
    now: taken(table, need.now, sized, need.families),
    full: taken(table, need.full, sized, need.families),
    ...(isOfHardware ? followsFrom(model, profile) : {}),
  }));
}

/** Every table whose size is known, switch by switch. */
export const tableUses = (
  { datacenter }: CompiledFabric,
  entries: readonly DeviceEntries[],
): readonly TableUse[] => sizedSwitches(datacenter, entries).flatMap(usesOf);
