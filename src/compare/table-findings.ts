import type { CompiledFabric } from "../compile.ts";
import { errorAt, sortDiagnostics, warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { TableName } from "../hardware/models/index.ts";
import { ROLE_WORDS } from "../plan/types.ts";
import type { DeviceEntries } from "../simulate/index.ts";
import { declaresRacks, type Datacenter } from "../spec/index.ts";
import { profileAdvice, racksThatFit, type Room } from "./table-advice.ts";
import { sizedSwitches, usesOf, type SizedSwitch, type TableUse } from "./tables.ts";

/** From this share of a table on it is nearly full: what a failure or a growing rack brings must still fit. */
const NEARLY_FULL = 0.8;

const fits: Room = (taken, has) => taken <= has;
const fitsWell: Room = (taken, has) => taken < NEARLY_FULL * has;

const CONTENTS: Readonly<Record<TableName, string>> = {
  routes: "routes",
  hosts: "host routes and neighbours",
  ipv6Routes: "IPv6 routes",
  ipv6Hosts: "IPv6 host routes and neighbours",
  nextHops: "next hops",
  ecmpGroups: "ECMP groups",
};

const HINT = "choose a model that takes less (calico-fabric compare), or hardware that has more room";

/** A table of a switch, with how many more are as full. */
interface Place {
  readonly dc: Datacenter;
  readonly one: SizedSwitch;
  readonly use: TableUse;
  readonly others: string;
}

const roomOf = ({ has, of }: TableUse): string =>
  `room for ${String(has)}${of === undefined ? "" : ` (${of.hardware}, profile ${of.profile})`}`;

/** Today's need: over the table is an error, for it would drop traffic; near it is a warning. */
function today({ one, use, others }: Place): Diagnostic | null {
  const { device, table, path, has, now } = use;
  const what = `${device} holds ${String(now)} ${CONTENTS[table]} and its table has ${roomOf(use)}${others}`;
  if (!fits(now, has))
    return errorAt(path, "table-overflow", what, `${profileAdvice(one, use, "now", fits)}${HINT}`);
  return fitsWell(now, has)
    ? null
    : warningAt(path, "table-nearly-full", what, `${profileAdvice(one, use, "now", fitsWell)}${HINT}`);
}

function lessCapacity({ dc, one, use }: Place, room: Room): string {
  const racks = racksThatFit(dc, one, use, room);
  return racks === null
    ? "lower what capacity declares, or "
    : `set capacity.maxRacks to ${String(racks)}, or `;
}

/**
 * What the datacenter may become. That more racks than fit may come is an error where somebody has declared that they may, and a warning
 * where nobody has said how many racks there may be: what is then the capacity is only how far numbers reach.
 */
function whenFull(place: Place): Diagnostic | null {
  const { dc, one, use } = place;
  const { role, table, path, has, now, full } = use;
  const what = `at the declared capacity a ${ROLE_WORDS[role]} holds ${String(full)} ${CONTENTS[table]} and the table has ${roomOf(use)}`;
  const advice = (room: Room): string =>
    `${lessCapacity(place, room)}${profileAdvice(one, use, "full", room)}${HINT}`;
  if (!fits(full, has)) {
    if (!fits(now, has)) return null;
    return (declaresRacks(dc.capacity) ? errorAt : warningAt)(path, "table-outgrown", what, advice(fits));
  }
  return fitsWell(full, has) || !fitsWell(now, has)
    ? null
    : warningAt(path, "table-nearly-outgrown", what, advice(fitsWell));
}

/** Tables that are full, nearly full, or too small for the declared capacity: a finding for each table and place in the spec that its size follows from, about the switch that has most there. */
export function tableFindings(
  { datacenter: dc }: Pick<CompiledFabric, "datacenter">,
  entries: readonly DeviceEntries[],
): readonly Diagnostic[] {
  const all = sizedSwitches(dc, entries).flatMap((one) => usesOf(one).map((use) => ({ one, use })));
  const places = Map.groupBy(all, ({ use }) => [...use.path, use.table].join());
  const found = [...places.values()].flatMap((there) => {
    const most = there.reduce((a, b) => (b.use.now > a.use.now ? b : a));
    const over = there.filter(({ use }) => !fitsWell(use.now, use.has)).length - 1;
    const place: Place = { dc, ...most, others: over > 0 ? `; ${String(over)} more like it` : "" };
    return [today(place), whenFull(place)].filter((one) => one !== null);
  });
  return sortDiagnostics(found);
}
