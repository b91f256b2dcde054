import { ruleFor, type Ruled } from "../change-rules/index.ts";
import { identityOf, readable, summaryOf } from "./leaves.ts";
import { isMapping } from "../text/json.ts";
import { effectOf, labelOf, sayOf } from "./labels.ts";
import type { Change, Effect } from "./types.ts";

interface Found {
  readonly effect: Effect;
  readonly manner?: NonNullable<Change["manner"]>;
  readonly what: string;
  readonly item: string;
}

type Path = readonly string[];

/** Where a value stands: among its names, and as the tables of rules have it, without what tells items of a list apart. */
interface At {
  readonly path: Path;
  readonly ruled: Path;
  readonly kind: Ruled | null;
  /** Fields that change as a part of going into maintenance, or coming out of it. */
  readonly drained: ReadonlySet<string>;
}

const within = (at: At, key: string): At => ({
  ...at,
  path: [...at.path, key],
  ruled: [...at.ruled, key],
});

const NONE: ReadonlySet<string> = new Set();

/** A drained switch is the last choice of OSPF too. */
const COSTS: ReadonlySet<string> = new Set(["cost"]);

const drainedBetween = (before: object, after: object): ReadonlySet<string> =>
  "draining" in before && "draining" in after && before.draining !== after.draining ? COSTS : NONE;

/** How what is altered takes the change, where that is not in place. */
function mannerOf(effect: Effect, { kind, ruled }: At): Pick<Found, "manner"> {
  const manner = kind === null || effect !== "alters" ? undefined : ruleFor(kind, ruled)?.manner;
  return manner === undefined || manner === "in-place" ? {} : { manner };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Items that only one of the lists has come or go; those in both are looked into. */
function inLists(before: readonly unknown[], after: readonly unknown[], at: At): readonly Found[] {
  const { path } = at;
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [identityOf(item), item])));
  const one = (effect: Effect, verb: string) => (item: unknown) => ({
    effect,
    what: `${labelOf(path)} ${verb}`,
    item: summaryOf(item),
  });
  const only = (list: readonly unknown[], others: Map<string, unknown> | undefined): readonly unknown[] =>
    list.filter((item) => others?.has(identityOf(item)) !== true);
  return [
    ...only(after, old).map(one("adds", "come")),
    ...only(before, now).map(one("takes", "go")),
    ...after.flatMap((item) => {
      const identity = identityOf(item);
      const was = old?.get(identity);
      return was === undefined ? [] : inValues(was, item, { ...at, path: [...path, identity] });
    }),
  ];
}

function inValues(before: unknown, after: unknown, at: At): readonly Found[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, at);
  if (isMapping(before) && isMapping(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      inValues(before[key], after[key], within(at, key)),
    );
  const { path } = at;
  const field = path.at(-1) ?? "";
  const effect = at.drained.has(field) ? "adds" : effectOf(field, before, after);
  return [
    {
      effect,
      ...mannerOf(effect, at),
      what: labelOf(path.slice(0, -1)),
      item: `${sayOf(field)} ${valueText(before)} becomes ${valueText(after)}`,
    },
  ];
}

const withoutItem = ({ item: _, ...found }: Found): Omit<Found, "item"> => found;

/**
 * Every difference of two intents or objects, in words; those of one kind are one change with several items.
 *
 * @param kind whose table of rules says how what is altered takes it; null where nothing is asked of it
 */
export function changesIn(before: object, after: object, kind: Ruled | null = null): readonly Change[] {
  const drained = drainedBetween(before, after);
  const found = inValues(readable(before), readable(after), { path: [], ruled: [], kind, drained });
  const kinds = Map.groupBy(found, ({ effect, manner = "", what }) => `${effect} ${manner} ${what}`);
  return [...kinds.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ ...withoutItem(first), items: all.map(({ item }) => item) }];
  });
}
