import type { CompiledFabric } from "../compile.ts";
import { errorAt, sortDiagnostics, warningAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { torName } from "../plan/numbering.ts";
import type { DeviceEntries } from "../simulate/index.ts";
import type { Datacenter, SwitchTables } from "../spec/index.ts";
import { entriesWhenFull, fullFabric } from "./capacity.ts";
import { TABLES, taken, type TableName } from "./table-entries.ts";

/** A table of a switch whose size the spec says, and what it has to hold. */
export interface TableUse {
  readonly device: string;
  readonly role: "spine" | "tor";
  readonly table: TableName;
  /** Where the spec says the size. */
  readonly path: SpecPath;
  readonly has: number;
  readonly now: number;
  /** At the declared capacity, by the model's formula. */
  readonly full: number;
}

interface Declared {
  readonly device: string;
  readonly role: "spine" | "tor";
  readonly own: SwitchTables;
  readonly path: SpecPath;
}

const declared = (dc: Datacenter): readonly Declared[] => [
  ...dc.spines.map(({ name, tables }, at): Declared => ({
    device: name,
    role: "spine",
    own: tables,
    path: ["spines", at, "tables"],
  })),
  ...dc.racks.flatMap((rack, r) =>
    rack.tors.map((tor, at): Declared => ({
      device: torName(rack, tor),
      role: "tor",
      own: tor.tables,
      path: ["racks", r, "tors", at, "tables"],
    })),
  ),
];

/** Every table whose size the spec says, switch by switch. A switch that does not route has none. */
export function tableUses(
  { datacenter }: CompiledFabric,
  entries: readonly DeviceEntries[],
): readonly TableUse[] {
  const dual = datacenter.ipv6 !== undefined;
  const today = new Map(entries.map((one) => [one.device, one]));
  const full = entriesWhenFull(datacenter.fabric, fullFabric(datacenter));
  return declared(datacenter).flatMap(({ device, role, own, path }) => {
    const now = today.get(device);
    if (now === undefined) return [];
    const ofRole = datacenter.tables[`${role}s`];
    const tables = { ...ofRole, ...own };
    return TABLES.flatMap((table): TableUse[] => {
      const has = tables[table];
      if (has === undefined) return [];
      return [
        {
          device,
          role,
          table,
          path: own[table] === undefined ? ["tables", `${role}s`, table] : [...path, table],
          has,
          now: taken(table, now, tables, dual),
          full: taken(table, full[role], tables, dual),
        },
      ];
    });
  });
}

/** From this share of a table on it is nearly full: what a failure or a growing rack brings must still fit. */
const NEARLY_FULL = 0.8;

const CONTENTS: Readonly<Record<TableName, string>> = {
  routes: "routes",
  hosts: "host routes and neighbours",
  ipv6Routes: "IPv6 routes",
  ipv6Hosts: "IPv6 host routes and neighbours",
  nextHops: "next hops",
  ecmpGroups: "ECMP groups",
};

const ROLES = { spine: "spine", tor: "ToR" } as const;

const HINT = "choose a model that takes less (calico-fabric compare), or hardware that has more room";

type Finding = (use: TableUse, others: string) => Diagnostic | null;

/** Today's need: over the table is an error, for it would drop traffic; near it is a warning. */
const today: Finding = ({ device, table, path, has, now }, others) => {
  const what = `${device} holds ${String(now)} ${CONTENTS[table]} and its table has room for ${String(has)}${others}`;
  if (now > has) return errorAt(path, "table-overflow", what, HINT);
  return now >= NEARLY_FULL * has ? warningAt(path, "table-nearly-full", what, HINT) : null;
};

/** What the datacenter has declared that it may become. */
const declaredCapacity: Finding = ({ role, table, path, has, now, full }) =>
  full > has && now <= has
    ? warningAt(
        path,
        "table-outgrown",
        `at the declared capacity a ${ROLES[role]} holds ${String(full)} ${CONTENTS[table]} and the table has room for ${String(has)}`,
        `lower what capacity declares, or ${HINT}`,
      )
    : null;

/**
 * Tables that are full, nearly full, or too small for the declared capacity: a finding for each place in the spec that says a size, about
 * the switch that has most there.
 */
export function tableFindings(uses: readonly TableUse[]): readonly Diagnostic[] {
  const places = Map.groupBy(uses, ({ path }) => path.join());
  const found = [...places.values()].flatMap((there) => {
    const most = there.reduce((a, b) => (b.now > a.now ? b : a));
    const over = there.filter(({ now, has }) => now >= NEARLY_FULL * has).length - 1;
    const others = over > 0 ? `; ${String(over)} more like it` : "";
    return [today(most, others), declaredCapacity(most, others)].filter((one) => one !== null);
  });
  return sortDiagnostics(found);
}
