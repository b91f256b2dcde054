import fc from "fast-check";
import { schedule } from "../../src/change/batches.ts";
import { moved, type Move } from "../../src/change/moves.ts";
import { search } from "../../src/change/search.ts";
import type { Loss } from "../../src/change/transition.ts";
import { idOf, unitsBetween } from "../../src/change/units.ts";
import { AFTER } from "../../src/change/version.ts";
import { worldOf, type World } from "../../src/change/world.ts";
import { runs } from "../support/specs.ts";
import { fabric, side } from "./sides.ts";

/** Two fabrics that differ in a few ways, each as somebody might ask for it. */
const anyFabric = fc.record({
  spines: fc.integer({ min: 1, max: 3 }),
  tors: fc.array(fc.constantFrom<1 | 2>(1, 2), { minLength: 1, maxLength: 2 }),
  switches: fc.constantFrom(undefined, "one", "other"),
  nodes: fc.constantFrom(undefined, "nodes"),
  keepalive: fc.constantFrom(3, 5),
});

const anyChange = fc.tuple(anyFabric, anyFabric).map(([from, to]) =>
  [from, to].map(({ spines, tors, switches, nodes, keepalive }) =>
    side(
      fabric(
        tors,
        {
          bgp: {
            keepalive,
            passwords: {
              ...(switches === undefined ? {} : { switches }),
              ...(nodes === undefined ? {} : { nodes }),
            },
          },
        },
        { spines },
      ),
    ),
  ),
);

const worldIn = ([from, to]: readonly ReturnType<typeof side>[]): World | null => {
  if (from === undefined || to === undefined) return null;
  return worldOf(from, to, unitsBetween(from, to).units);
};

/** What the best order of whole units costs: every order, by what each set of units that is done costs at least to get to. */
function least(world: World): number {
  const { units } = world;
  const best = new Float64Array(2 ** units.length).fill(Infinity);
  best[0] = 0;
  const at = (set: number) =>
    moved(
      world.start,
      units.flatMap((unit, bit): Move[] => ((set >> bit) % 2 === 1 ? [{ unit, to: AFTER }] : [])),
    );
  for (let set = 0; set < best.length; set += 1)
    for (const bit of units.keys()) {
      if ((set >> bit) % 2 === 1) continue;
      const next = set + 2 ** bit;
      const cost = (best[set] ?? 0) + world.between(at(set), at(next)).cost;
      best[next] = Math.min(best[next] ?? Infinity, cost);
    }
  return best.at(-1) ?? 0;
}

const MOST_UNITS = 6;

describe("the search", () => {
  it("finds a way that loses no more than the best of all orders of whole devices", () => {
    fc.assert(
      fc.property(anyChange, (sides) => {
        const world = worldIn(sides);
        if (world === null || world.units.length > MOST_UNITS) return;
        const path = search(world, 200);
        const needed = least(world);
        expect(path.cost).toBeLessThanOrEqual(needed);
      }),
      runs(60, 12),
    );
  });

  it("says the same of the same change", () => {
    fc.assert(
      fc.property(anyChange, (sides) => {
        const [one, other] = [worldIn(sides), worldIn(sides)].map((world) =>
          world === null ? null : schedule(world, search(world, 20).ways),
        );
        expect(one).toEqual(other);
      }),
      runs(20, 4),
    );
  });

  it("gives up where it may look at no more, says so, and has a way all the same", () => {
    const world = worldIn([side(fabric([2])), side(fabric([2], { pools: { nodes: "10.193.0.0/16" } }))]);
    const path = world === null ? null : search(world, 0);
    expect(path?.gaveUp).toBe(true);
    const end = path?.ways
      .flat()
      .reduce((versions, move) => moved(versions, [move]), world?.start ?? new Map());
    expect([...(end ?? [])]).toEqual([...(world?.end ?? [])]);
  });
});

describe("a batch", () => {
  it("loses nothing in whichever order its steps come, where it is said to lose nothing", () => {
    fc.assert(
      fc.property(anyChange, (sides) => {
        const world = worldIn(sides);
        if (world === null || world.units.length > 9) return;
        for (const { moves, from, transition } of schedule(world, search(world, 20).ways)) {
          if (transition.cost > 0 || moves.length > 5) continue;
          for (let set = 1; set < 2 ** moves.length; set += 1) {
            const some = moves.filter((_, bit) => (set >> bit) % 2 === 1);
            expect([some.map(({ unit }) => idOf(unit)), world.between(from, moved(from, some)).cost]).toEqual(
              [some.map(({ unit }) => idOf(unit)), 0],
            );
          }
        }
      }),
      runs(40, 8),
    );
  });

  it.each([
    ["passwords", [2], { bgp: { passwords: { switches: "a", nodes: "b" } } }],
    ["AS numbers", [1, 1], { pools: { rackAsns: "4200100000-4200199999" } }],
  ] as const)("that changes all %s says the most that is lost while some of it are done", (_, tors, more) => {
    const world = worldIn([fabric(tors, {}, { spines: 1 }), fabric(tors, more, { spines: 1 })].map(side));
    if (world === null) throw new RangeError("no world");
    const all = world.units
      .filter(({ stays }) => stays !== true)
      .map((unit): Move[] => [{ unit, to: AFTER }]);
    const [batch, ...others] = schedule(world, all);
    if (batch === undefined) throw new RangeError("no batch");
    expect([batch.moves.length, others]).toEqual([all.length, []]);
    const most = (losses: readonly Loss[], of: Loss["phase"]): number =>
      Math.max(0, ...losses.filter(({ phase }) => phase === of).map(({ pairs, partly }) => pairs + partly));
    const parts = Array.from({ length: 2 ** all.length - 2 }, (_part, at) =>
      batch.moves.filter((_move, bit) => ((at + 1) >> bit) % 2 === 1),
    ).map((some) => most(world.between(batch.from, moved(batch.from, some)).losses, "rest"));
    expect(most(batch.transition.losses, "uneven")).toBe(Math.max(...parts));
  });
});
