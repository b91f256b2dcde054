import type { SpecPath } from "../diagnostics/index.ts";
import {
  TABLE_NAMES,
  modelsOn,
  type ForwardingProfile,
  type HardwareModel,
  type TableName,
} from "../hardware/models/index.ts";
import type { Datacenter, SwitchTables } from "../spec/index.ts";
import { ownValue } from "./own-value.ts";
import { placedSwitches, type PlacedSwitch } from "./placed-switches.ts";
import { ROLE_OPTIONS, type SwitchRole } from "./types.ts";

/** How large a table is, and where the spec says so: by a number, by a profile's name, or by the hardware's. */
export interface SizedTable {
  readonly table: TableName;
  readonly has: number;
  readonly path: SpecPath;
  /** Whether the number follows from the hardware and its profile. */
  readonly isOfHardware: boolean;
}

/** What a switch has room for. */
export interface TablesOfSwitch {
  readonly device: string;
  readonly role: SwitchRole;
  /** What it is, as the spec has it; null where that is not said. */
  readonly hardware: string | null;
  /** The same; null too where its platform is not known to run on it. */
  readonly model: HardwareModel | null;
  /** The profile that its memory is shared out by; null where that is not known. */
  readonly profile: ForwardingProfile | null;
  /** Where a profile is named, or would be. */
  readonly profilePath: SpecPath;
  /** The name that the spec has for it; absent where it has none. */
  readonly profileName?: string;
  readonly tables: readonly SizedTable[];
}

const ownTables = (dc: Datacenter, { path }: PlacedSwitch): SwitchTables | undefined => {
  const [root, at, tors, tor] = path;
  if (root === "superSpines") return dc.superSpines[Number(at)]?.tables;
  if (root === "spines") return dc.spines[Number(at)]?.tables;
  return tors === "tors" ? dc.racks[Number(at)]?.tors[Number(tor)]?.tables : undefined;
};

const modelOf = ({ platform, hardware }: PlacedSwitch): HardwareModel | null =>
  hardware === null ? null : (ownValue(modelsOn(platform), hardware) ?? null);

/** The profile of a name, or that which hardware has by itself; null where there is none such. */
export const profileOf = (model: HardwareModel | null, name?: string): ForwardingProfile | null =>
  (model?.profiles ?? []).find((one) => (name === undefined ? one.isDefault : one.name === name)) ?? null;

function ofSwitch(dc: Datacenter, place: PlacedSwitch): TablesOfSwitch {
  const role = ROLE_OPTIONS[place.role];
  const [own, common] = [ownTables(dc, place) ?? {}, dc.tables[role]];
  const model = modelOf(place);
  const name = own.profile ?? common.profile;
  const profile = profileOf(model, name);
  const pathTo = (field: TableName | "profile"): SpecPath =>
    own[field] === undefined ? ["tables", role, field] : [...place.path, "tables", field];
  const tables = TABLE_NAMES.flatMap((table): SizedTable[] => {
    const said = own[table] ?? common[table];
    if (said !== undefined) return [{ table, has: said, path: pathTo(table), isOfHardware: false }];
    const has = profile?.entries[table] ?? null;
    const path = name === undefined ? place.hardwarePath : pathTo("profile");
    return has === null ? [] : [{ table, has, path, isOfHardware: true }];
  });
  return {
    device: place.name,
    role: place.role,
    hardware: place.hardware,
    model,
    profile,
    profilePath: pathTo("profile"),
    ...(name === undefined ? {} : { profileName: name }),
    tables,
  };
}

/** Every switch's, spines first, by index. */
export const tablesOfSwitches = (dc: Datacenter): readonly TablesOfSwitch[] =>
  placedSwitches(dc).map((place) => ofSwitch(dc, place));
