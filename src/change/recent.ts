/**
 * What was asked for last, so many at most: what is large and can be worked out again is not kept for good.
 *
 * @param make the same for the same key
 */
export function recently<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key, make) => {
    const there = known.get(key);
    const found = there ?? { value: make() };
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found.value;
  };
}
