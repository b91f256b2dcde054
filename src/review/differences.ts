import { identityOf, isRecord, readable, summaryOf } from "./leaves.ts";
import { effectOf, labelOf, sayOf } from "./labels.ts";
import type { Change, Effect } from "./types.ts";

interface Found {
  readonly effect: Effect;
  readonly what: string;
  readonly item: string;
}

type Path = readonly string[];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Items that only one of the lists has come or go; those in both are looked into. */
function inLists(before: readonly unknown[], after: readonly unknown[], path: Path): readonly Found[] {
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
      return was === undefined ? [] : inValues(was, item, [...path, identity]);
    }),
  ];
}

function inValues(before: unknown, after: unknown, path: Path): readonly Found[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path);
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      inValues(before[key], after[key], [...path, key]),
    );
  const field = path.at(-1) ?? "";
  return [
    {
      effect: effectOf(field, before, after),
      what: labelOf(path.slice(0, -1)),
      item: `${sayOf(field)} ${valueText(before)} becomes ${valueText(after)}`,
    },
  ];
}

/** Every difference of two intents or objects, in words; those of one kind are one change with several items. */
export function changesIn(before: object, after: object): readonly Change[] {
  const found = inValues(readable(before), readable(after), []);
  const kinds = Map.groupBy(found, ({ effect, what }) => `${effect} ${what}`);
  return [...kinds.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined
      ? []
      : [{ effect: first.effect, what: first.what, items: all.map(({ item }) => item) }];
  });
}
