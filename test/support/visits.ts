type Method = (
  this: readonly unknown[],
  callback: (...args: unknown[]) => unknown,
  ...rest: readonly unknown[]
) => unknown;

/** What goes through a list, element by element. */
const WALKS = ["filter", "find", "findIndex", "some", "every", "map", "flatMap", "reduce"] as const;

/** How many elements of lists were looked at by what is called: work that is counted, and not timed. */
export function visitsOf(work: () => unknown): number {
  const methods = Array.prototype as unknown as Record<(typeof WALKS)[number], Method>;
  const before = WALKS.map((name) => [name, methods[name]] as const);
  let visits = 0;
  for (const [name, method] of before)
    methods[name] = function (callback, ...rest) {
      return method.call(
        this,
        function (this: unknown, ...args: unknown[]) {
          visits += 1;
          return callback.apply(this, args);
        },
        ...rest,
      );
    };
  try {
    work();
  } finally {
    for (const [name, method] of before) methods[name] = method;
  }
  return visits;
}
