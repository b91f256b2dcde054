import fc from "fast-check";
import { fabricsOnTheWay, findWay, viewWay, type Side } from "../../src/change/index.ts";
import { idOf, unitsBetween } from "../../src/change/units.ts";
import { AFTER } from "../../src/change/version.ts";
import { fabric, side } from "./sides.ts";

/*
 * Pairs of fabrics of up to 8 spines and 24 racks. `WAYS=100` tries so many; without, a few. How good the orders are is held against all orders of
 * whole devices in search.test.ts, on fabrics that are small enough for that.
 */

const PAIRS = Number(process.env["WAYS"] ?? 3);
const SEED = 14;

const MODELS = ["as-per-rack", "as-per-server", "as-per-cluster", "downward-default"] as const;

const anyFabric = fc.record({
  spines: fc.integer({ min: 1, max: 8 }),
  tors: fc.array(fc.constantFrom<1 | 2>(1, 2), { minLength: 1, maxLength: 24, size: "max" }),
  model: fc.constantFrom(...MODELS),
  password: fc.constantFrom(undefined, "one", "other"),
  keepalive: fc.constantFrom(3, 5),
});

type Asked = typeof anyFabric extends fc.Arbitrary<infer T> ? T : never;

const sideFor = ({ spines, tors, model, password, keepalive }: Asked): Side =>
  side(
    fabric(
      tors,
      { bgp: { keepalive, ...(password === undefined ? {} : { passwords: { switches: password } }) } },
      { spines, model: { model } },
    ),
  );

/** As somebody changes a fabric: most of it stays. */
const anyPair = fc
  .tuple(anyFabric, anyFabric, fc.constantFrom("size", "model", "password", "all"))
  .map(([from, other, what]): readonly [Asked, Asked] => {
    if (what === "all") return [from, other];
    if (what === "size") return [from, { ...from, spines: other.spines, tors: other.tors }];
    return [from, { ...from, [what]: other[what] }];
  });

interface Found {
  readonly racks: number;
  readonly ms: number;
  readonly lost: number;
  readonly gaveUp: boolean;
}

it("an order is found for any pair of fabrics, with what it costs and who has to consent", () => {
  const found: Found[] = [];
  fc.assert(
    fc.property(anyPair, ([from, to]) => {
      const [before, after] = [sideFor(from), sideFor(to)];
      const began = performance.now();
      const way = findWay(before, after, { most: 20 });
      const { lost, consent } = viewWay(way);
      found.push({
        racks: Math.max(from.tors.length, to.tors.length),
        ms: performance.now() - began,
        lost,
        gaveUp: way.gaveUp,
      });
      const last = fabricsOnTheWay(before, after, way).at(-1)?.versions ?? new Map();
      const { units } = unitsBetween(before, after);
      expect(
        units.filter(
          (unit) =>
            last.size > 0 &&
            last.get(idOf(unit)) !== undefined &&
            JSON.stringify(last.get(idOf(unit))) !== JSON.stringify(AFTER),
        ),
      ).toEqual([]);
      expect(consent.length > 0).toBe(lost > 0);
    }),
    { numRuns: PAIRS, seed: SEED, endOnFailure: true },
  );
  if (PAIRS <= 3) return;
  const times = found.map(({ ms }) => ms).sort((a, b) => a - b);
  console.info(
    `${String(found.length)} pairs: ${String(found.filter(({ lost }) => lost === 0).length)} lose nothing, ${String(found.filter(({ gaveUp }) => gaveUp).length)} gave up; median ${String(Math.round(times[times.length >> 1] ?? 0))} ms, longest ${String(Math.round(times.at(-1) ?? 0))} ms`,
  );
});
