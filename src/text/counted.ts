/** How many of what, in words: `1 rack`, `3 racks`, `2 batches`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : several}`;
