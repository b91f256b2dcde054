/** Groups a list of the plan once, for there may be thousands of everything; lists don't change. */
export function grouped<T>(
  keysOf: (one: T) => readonly string[],
): (all: readonly T[], key: string) => readonly T[] {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, readonly T[]>>();
  const group = (all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
    const groups = new Map<string, T[]>();
    for (const one of all)
      for (const key of new Set(keysOf(one))) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [one]);
        else group.push(one);
      }
    return groups;
  };
  return (all, key) => {
    const groups = known.get(all) ?? group(all);
    known.set(all, groups);
    return groups.get(key) ?? [];
  };
}
