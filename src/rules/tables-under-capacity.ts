import type { TableUse } from "../compare/index.ts";
import { declaresRacks } from "../spec/index.ts";
import { rule, type Finding } from "./rule.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

interface Filled {
  readonly use: TableUse;
  readonly holds: number;
  readonly when: string;
}

/** Of each table and place in the spec that its size follows from, the switch that has most there. */
function findingOf(filled: readonly Filled[], headroom: number): readonly Finding[] {
  const [first, ...rest] = filled;
  if (first === undefined) return [];
  const { use, holds, when } = rest.reduce((a, b) => (b.holds > a.holds ? b : a), first);
  const more = rest.length === 0 ? "" : `; ${rest.length} more like it`;
  return [
    {
      about: use.device,
      path: use.path,
      message: `${when} ${use.device} fills ${percent(holds / use.has)} of its table of ${use.table} (${holds} of ${use.has}), and ${percent(headroom)} are to be left${more}`,
      fix: "choose a model that takes less (calico-fabric compare), hardware or a profile that has more room, or less capacity",
    },
  ];
}

export const tablesUnderCapacity = rule({
  name: "tables-under-capacity",
  says: "every switch's tables have room for what they hold today and at the declared capacity, with a share left",
  parameters: {
    headroom: {
      type: "number",
      says: "Share of each table that is left empty.",
      default: 0.2,
      minimum: 0,
      maximum: 0.9,
    },
    whenFull: {
      type: "boolean",
      says: "Also at the declared capacity, where capacity.maxRacks is declared.",
      default: true,
    },
  },
  notApplicable: ({ tables }) =>
    tables.length > 0 ? null : "the size of no table is known: say `hardware`, or `tables`",
  check: (context, { headroom, whenFull }) => {
    const moments = [
      { when: "today", of: ({ now }: TableUse) => now },
      ...(whenFull && declaresRacks(context.datacenter.capacity)
        ? [{ when: "at the declared capacity", of: ({ full }: TableUse) => full }]
        : []),
    ];
    return moments.flatMap(({ when, of }) => {
      const filled = context.tables
        .map((use) => ({ use, holds: of(use), when }))
        .filter(({ use, holds }) => holds > (1 - headroom) * use.has);
      const places = Map.groupBy(filled, ({ use }) => [...use.path, use.table].join());
      return [...places.values()].flatMap((there) => findingOf(there, headroom));
    });
  },
});
