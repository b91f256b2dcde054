import type { Limit } from "./options.ts";

/** What one box of the picture stands for: one item, or several that are alike. */
export type Slot<T> = readonly [T, ...T[]];

/** Whatever has the same text here may share a box. */
export type Likeness<T> = (item: T) => string;

const isSlot = <T>(items: readonly T[]): items is Slot<T> => items.length > 0;

function classesOf<T>(items: readonly T[], likeness: Likeness<T>): readonly (readonly T[])[] {
  const classes = new Map<string, T[]>();
  for (const item of items) {
    const key = likeness(item);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [item]);
    else known.push(item);
  }
  return [...classes.values()];
}

/** Boxes for each class: one each, then one more for the first that can use it, round after round, until all are given. */
function share(sizes: readonly number[], limit: number): readonly number[] {
  const boxes = sizes.map(() => 1);
  let left = limit - sizes.length;
  while (left > 0) {
    const before = left;
    for (const [at, size] of sizes.entries()) {
      const has = boxes[at] ?? 0;
      if (left === 0 || has >= size) continue;
      boxes[at] = has + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return boxes;
}

/** The first ones alone, the last one alone, and between them the box of all others: `a b [c d e] f`. */
function divided<T>(members: readonly T[], boxes: number): readonly (readonly T[])[] {
  const alone = (items: readonly T[]): readonly (readonly T[])[] => items.map((item) => [item]);
  if (members.length <= boxes) return alone(members);
  if (boxes <= 2) return [...alone(members.slice(0, boxes - 1)), members.slice(boxes - 1)];
  return [...alone(members.slice(0, boxes - 2)), members.slice(boxes - 2, -1), ...alone(members.slice(-1))];
}

/**
 * Items, in their order, as no more boxes than the limit says (at least 1). Only what is alike shares a box: by the first likeness, the
 * finest, that leaves few enough kinds; where none does, anything is alike.
 */
export function slotsOf<T>(
  items: readonly T[],
  { alone, boxes: most }: Limit,
  likenesses: readonly Likeness<T>[],
): readonly Slot<T>[] {
  if (items.length <= alone) return items.map((item): Slot<T> => [item]);
  const classes = [...likenesses, () => ""]
    .map((likeness) => classesOf(items, likeness))
    .find(({ length }) => length <= most);
  const kinds = classes ?? [items];
  const boxes = share(
    kinds.map(({ length }) => length),
    most,
  );
  const order = new Map(items.map((item, at) => [item, at]));
  return kinds
    .flatMap((members, at) => divided(members, boxes[at] ?? 1))
    .filter(isSlot)
    .sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
