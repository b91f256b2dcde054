import { columns } from "../../../src/text/columns.ts";
import { judge, type Judged } from "./judge.ts";
import { pairOf, type Pair } from "./pairs.ts";
import type { Largest } from "./specs.ts";

/*
 * Random pairs of fabrics, and the way from one to the other held against the truth: every order where there is little to do, and the way
 * gone again with each state simulated by itself. `PAIRS=100 npm test -- change/pairs` tries so many, some of them large, and prints a table;
 * without it a few small ones. `PAIRS_SEED=7` begins elsewhere. A finding names its seed: `PAIRS=1 PAIRS_SEED=<seed>` plays it again.
 */
const wanted = process.env["PAIRS"] === undefined ? null : Number(process.env["PAIRS"]);
const firstSeed = Number(process.env["PAIRS_SEED"] ?? "1");

const HOURS = 3_600_000;

const SIZES = {
  small: { spines: 2, racks: 2, nodes: 2 },
  medium: { spines: 4, racks: 6, nodes: 2 },
  large: { spines: 8, racks: 24, nodes: 2 },
} as const satisfies Readonly<Record<string, Largest>>;

type Size = keyof typeof SIZES;

/** Of ten seeds seven are small, two medium, one large. */
const sizeOf = (seed: number): Size => (seed % 10 === 0 ? "large" : seed % 10 > 7 ? "medium" : "small");

interface Row extends Judged {
  readonly size: Size;
  readonly pair: Pair;
}

function rowOf(seed: number): Row {
  const size = sizeOf(seed);
  const pair = pairOf(seed, SIZES[size]);
  return { size, pair, ...judge(pair) };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const ms = (time: number): string => String(Math.round(time));

/** How it went by size, and the processor's time until a way was found. */
function tableOf(rows: readonly Row[]): string {
  const lines = (Object.keys(SIZES) as Size[]).map((size) => {
    const all = rows.filter((row) => row.size === size);
    const times = all.flatMap((row) => (row.way === null ? [] : [row.ms]));
    const of = (outcome: Judged["outcome"]): string =>
      String(all.filter((row) => row.outcome === outcome).length);
    const brute = all.filter((row) => row.brute).length;
    return [
      ...[
        size,
        String(all.length),
        String(brute),
        of("lossless"),
        of("least"),
        of("best found"),
        of("refused"),
      ],
      ...[ms(median(times)), ms(Math.max(0, ...times))],
    ];
  });
  const head = [
    "size",
    "pairs",
    "by brute force",
    "lossless",
    "least loss",
    "gave up",
    "refused",
    "median ms",
    "max ms",
  ];
  return columns([head, ...lines]).join("\n");
}

const faultsOf = ({ pair: { seed, kinds }, faults }: Row): readonly string[] =>
  faults.map((fault) => `seed ${String(seed)} (${kinds.join(", ")}): ${fault}`);

/** Seeds of different changes, each judged in a moment: some lose nothing, some what nobody can stand in for. */
const FEW = [3, 4, 7, 12, 13, 27, 43, 46];

describe("the way between two random fabrics", () => {
  it("loses what is foretold and no more than any other, and ends in what is wanted", () => {
    const rows = FEW.map((seed) => rowOf(seed));
    expect(rows.flatMap(faultsOf)).toEqual([]);
    expect(rows.filter(({ brute }) => brute)).toHaveLength(FEW.length);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["lossless", "least"]));
  }, 60_000);

  if (wanted === null) it.skip("of more pairs, some of them large: PAIRS says no number", () => undefined);
  else
    it(
      `of ${String(wanted)} pairs from seed ${String(firstSeed)}`,
      () => {
        const rows = Array.from({ length: wanted }, (_, at) => rowOf(firstSeed + at));
        console.info(
          `${tableOf(rows)}\n${rows.flatMap(({ reason }) => (reason === "" ? [] : [reason])).join("\n")}`,
        );
        expect(rows.flatMap(faultsOf)).toEqual([]);
      },
      12 * HOURS,
    );
});
