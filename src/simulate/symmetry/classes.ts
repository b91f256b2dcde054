import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Description } from "./describe.ts";
import { bits, verdictsOn, type Test } from "./policies.ts";

/** Equal keys by equal numbers, from 0. */
function numbered(keys: readonly string[]): { readonly of: readonly number[]; readonly count: number } {
  const numbers = new Map<string, number>();
  const of = keys.map((key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { of, count: numbers.size };
}

/** A test's answers for all cells: of each class and each of its places, for how many it holds. */
type Tally = readonly (readonly number[])[];

function tally(test: Test, cells: readonly Description[], of: readonly number[], count: number): Tally {
  const sums = Array.from({ length: count }, (): number[] => []);
  for (const [
    cell,
    {
      own: { prefixes: locals },
    },
  ] of cells.entries()) {
    const sum = item(sums, of[cell] ?? 0);
    for (const [place, prefix] of locals.entries()) sum[place] = (sum[place] ?? 0) + (test(prefix) ? 1 : 0);
  }
  return sums;
}

/** Where a cell has a prefix of its own. */
interface Spot {
  readonly cell: number;
  readonly place: number;
}

const spotsOf = (cells: readonly Description[]): ReadonlyMap<number, Spot> =>
  new Map(cells.flatMap(({ own }, cell) => own.prefixes.map((prefix, place) => [prefix, { cell, place }])));

/** The answers of a test that holds for these prefixes alone: of many cells each has a policy, that says something of few. */
function tallyOf(
  holds: readonly number[],
  spots: ReadonlyMap<number, Spot>,
  of: readonly number[],
  widths: readonly number[],
): Tally {
  const sums = widths.map((width) => new Array<number>(width).fill(0));
  for (const prefix of holds) {
    const spot = spots.get(prefix);
    if (spot === undefined) continue;
    const sum = item(sums, of[spot.cell] ?? 0);
    sum[spot.place] = (sum[spot.place] ?? 0) + 1;
  }
  return sums;
}

/** By class: prefixes that a cell has of its own, at most. */
function widthsOf(cells: readonly Description[], of: readonly number[], count: number): readonly number[] {
  const widths = new Array<number>(count).fill(0);
  for (const [cell, { own }] of cells.entries()) {
    const one = of[cell] ?? 0;
    widths[one] = Math.max(widths[one] ?? 0, own.prefixes.length);
  }
  return widths;
}

/**
 * What a test says of cells, as text: of each place of each class that it holds for all, or for none; where it tells some from others, that
 * it does, and `tell` is called. `but` is a cell that is left out, for of its own prefixes it may say what it likes.
 */
function uniform(
  sums: Tally,
  sizes: readonly number[],
  but: { readonly class: number; readonly own: readonly number[] } | null,
  tell: (one: number) => void,
): string {
  return sums
    .map((places, one) => {
      const size = (sizes[one] ?? 0) - (but?.class === one ? 1 : 0);
      return places
        .map((sum, place) => {
          const others = sum - (but?.class === one ? (but.own[place] ?? 0) : 0);
          if (others === 0 || size === 0) return "0";
          if (others === size) return "1";
          tell(one);
          return "?";
        })
        .join("");
    })
    .join("|");
}

/** Tests that are nobody's own: policies between fixed routers, and ranges. */
export type Outer = readonly Test[];

/**
 * Cells that nothing tells apart, by class: the coarsest that there are. It begins with what the cells are by themselves, and parts them
 * as long as some policy speaks of some of a class and not of others.
 */
export function classesOf(
  { policies }: Machine,
  cells: readonly Description[],
  nobodys: readonly number[],
  outer: Outer,
): readonly number[] {
  const onNobodys = verdictsOn(policies, nobodys);
  const permits =
    (policy: number): Test =>
    (prefix) =>
      policies.permits(policy, prefix);
  const used = [...new Set(cells.flatMap((cell) => cell.policies))];
  const spots = spotsOf(cells);
  const permitted = new Map(used.map((policy) => [policy, policies.permitted(policy)]));
  let classes = numbered(
    cells.map(({ text, policies: own, own: { prefixes: locals } }) =>
      [text, ...own.map((policy) => `${String(onNobodys(policy))}:${bits(permits(policy), locals)}`)].join(),
    ),
  );
  for (;;) {
    const { of, count } = classes;
    const sizes = Array.from({ length: count }, () => 0);
    for (const one of of) sizes[one] = (sizes[one] ?? 0) + 1;
    const parted = new Map<number, Set<Test>>();
    const part = (test: Test) => (one: number) => {
      const tests = parted.get(one) ?? new Set();
      parted.set(one, tests.add(test));
    };
    for (const test of outer) uniform(tally(test, cells, of, count), sizes, null, part(test));
    const tests = new Map(used.map((policy) => [policy, permits(policy)]));
    const widths = widthsOf(cells, of, count);
    const tallies = new Map(
      used.map((policy) => [policy, tallyOf(permitted.get(policy) ?? [], spots, of, widths)]),
    );
    const seen = cells.map(({ policies: own, own: { prefixes: locals } }, cell) =>
      [...new Set(own)]
        .map((policy) => {
          const test = tests.get(policy) ?? permits(policy);
          const but = { class: of[cell] ?? 0, own: locals.map((prefix) => (test(prefix) ? 1 : 0)) };
          return uniform(tallies.get(policy) ?? [], sizes, but, part(test));
        })
        .join(";"),
    );
    const next = numbered(
      cells.map(({ own: { prefixes: locals } }, cell) => {
        const told = [...(parted.get(of[cell] ?? 0) ?? [])].map((test) => bits(test, locals));
        const strange = seen[cell]?.includes("?") === true ? `!${String(cell)}` : "";
        return [of[cell], seen[cell], strange, ...told].join("/");
      }),
    );
    if (next.count === count) return of;
    classes = next;
  }
}
