import { demand } from "../reader/grammar.ts";

/** Numbers of `10 to 13 20`, which VRP shows in order, and as few as can be. */
export function numbersOf(list: string): readonly number[] {
  const [, ...runs] = [...` ${list}`.matchAll(/ ([0-9]+)(?: to ([0-9]+))?/g)].reduce<readonly number[][]>(
    (all, [, first, last = first]) => {
      const [from, to] = [Number(first), Number(last)];
      demand(from > (all.at(-1)?.at(-1) ?? 0) + 1 || from === 1, `not as VRP shows it: ${list}`);
      demand(to <= 4094 && (last === first || to > from), `no VLANs: ${list}`);
      return [...all, Array.from({ length: to - from + 1 }, (_, at) => from + at)];
    },
    [[]],
  );
  return runs.flat();
}

/** What such a list may look like. */
export const VLANS = "([0-9]+(?: to [0-9]+)?(?: [0-9]+(?: to [0-9]+)?)*)";
