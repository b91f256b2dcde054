/** How many devices are asked, or prepared, at once: each holds a connection. */
export const AT_ONCE = 16;

/** Does something with each of a list, at most so many at once; the results in the list's order. */
export async function inParallel<T, R>(
  list: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = list.entries();
  const worker = async (): Promise<void> => {
    for (const [at, one] of queue) results.set(at, await work(one));
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
