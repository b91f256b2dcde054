/** In the order of their indices, whatever the order in the spec. */
export const byIndex = <T extends { readonly index: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.index - b.index);
