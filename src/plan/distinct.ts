/** Only the first of those that share an index, each with its place in the list: the duplicate is reported as such, and once. */
export function distinct<T extends { readonly index: number }>(items: readonly T[]): [number, T][] {
  const seen = new Set<number>();
  return [...items.entries()].filter(([, { index }]) => !seen.has(index) && seen.add(index));
}
