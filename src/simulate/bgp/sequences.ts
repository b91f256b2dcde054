/** Lists of numbers known by a number each: equal lists have equal ids, and the empty list is 0. AS paths and cluster lists. */
export interface Sequences {
  /** The list that starts with `head` and goes on as `tail`. */
  readonly prepend: (head: number, tail: number) => number;
  readonly lengthOf: (id: number) => number;
  /** The first number; -1 of the empty list. */
  readonly headOf: (id: number) => number;
  readonly includes: (id: number, value: number) => boolean;
  /** How often the number stands in the list. */
  readonly count: (id: number, value: number) => number;
  readonly read: (id: number) => readonly number[];
}

export const EMPTY = 0;

export function createSequences(): Sequences {
  const heads = [-1];
  const tails = [EMPTY];
  const lengths = [0];
  const known = new Map<string, number>();

  const includes = (id: number, value: number): boolean => {
    for (let at = id; at !== EMPTY; at = tails[at] ?? EMPTY) if (heads[at] === value) return true;
    return false;
  };
  const count = (id: number, value: number): number => {
    let found = 0;
    for (let at = id; at !== EMPTY; at = tails[at] ?? EMPTY) if (heads[at] === value) found += 1;
    return found;
  };
  const lengthOf = (id: number): number => lengths[id] ?? 0;
  return {
    prepend(head, tail) {
      const key = `${head},${tail}`;
      const there = known.get(key);
      if (there !== undefined) return there;
      const id = heads.push(head) - 1;
      tails.push(tail);
      lengths.push(lengthOf(tail) + 1);
      known.set(key, id);
      return id;
    },
    lengthOf,
    headOf: (id) => heads[id] ?? -1,
    includes,
    count,
    read(id) {
      const list: number[] = [];
      for (let at = id; at !== EMPTY; at = tails[at] ?? EMPTY) list.push(heads[at] ?? -1);
      return list;
    },
  };
}
