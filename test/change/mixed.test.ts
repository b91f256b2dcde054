import fc from "fast-check";
import { fabricsOnTheWay, findWay, sideOf } from "../../src/change/index.ts";
import { mixerOf } from "../../src/change/mixed.ts";
import { simulatedOnce } from "../../src/change/once.ts";
import { settle, type Settled } from "../../src/change/settled.ts";
import { unitsBetween, idOf } from "../../src/change/units.ts";
import { AFTER } from "../../src/change/version.ts";
import { compile, simulate, viewSimulation, type DatacenterSpec } from "../../src/index.ts";
import type { SimulationInput } from "../../src/simulate/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";
import { fabric, side, withMaximum } from "./sides.ts";

const settled = (intents: SimulationInput): Settled => settle(intents, simulatedOnce((one) => one)(intents));

/** Racks, and the peers in each, come in the order in which they came to be: none is asked for. */
const unordered = ({ racks, ...rest }: SimulationInput["cluster"]): unknown => ({
  ...rest,
  racks: new Set(racks.map((rack) => ({ ...rack, peerings: new Set(rack.peerings) }))),
});

const tables = (intents: Parameters<typeof simulate>[0]): unknown => {
  const simulation = simulate(intents);
  return viewSimulation(
    simulation,
    simulation.network.routers.map(({ name }) => name),
  );
};

describe("a mixed fabric", () => {
  it("is what runs where nothing is done, and what is wanted where all is done", () => {
    fc.assert(
      fc.property(anyModelSpec, anyModelSpec, (from, to) => {
        const [before, after] = [side(from), side(to)];
        const { units } = unitsBetween(before, after);
        const { mixed } = mixerOf(before, after);
        const done = mixed(new Map(units.map((unit) => [idOf(unit), AFTER])));
        expect(new Set(done.switches)).toEqual(new Set(after.intents.switches));
        expect(new Set(done.hosts)).toEqual(new Set(after.intents.hosts));
        expect(new Set(done.bridges)).toEqual(new Set(after.intents.bridges));
        expect(unordered(done.cluster)).toEqual(unordered(after.intents.cluster));
        expect(mixed(new Map())).toMatchObject(before.intents);
      }),
      runs(100, 8),
    );
  });

  it("judges a session by what both of its ends do: two that disagree have none", () => {
    const [before, after] = [
      side(fabric([1, 1])),
      side(fabric([1, 1], { bgp: { passwords: { switches: "fabric" } } })),
    ];
    const { mixed } = mixerOf(before, after);
    const { simulation, sessions } = settled(mixed(new Map([["switch s0", AFTER]])));
    expect([...sessions.keys()].filter((key) => key.startsWith("r0-tor0") && key.includes("s0 "))).toEqual(
      [],
    );
    expect(simulation.network.unmatched.map(({ device, reason }) => `${device}: ${reason}`)).toContain(
      "s0: its password is the secret fabric, and that of r0-tor0 is none",
    );
  });

  it("has no OSPF neighbour over a link whose ends have other timers", () => {
    const model = (hello: number) =>
      ({ model: { model: "igp", reflectors: "spines", ospf: { hello } } }) as const;
    const { mixed } = mixerOf(side(fabric([1, 1], {}, model(1))), side(fabric([1, 1], {}, model(5))));
    const alone = settled(mixed(new Map([["switch s0", AFTER]])));
    expect(
      alone.simulation.network.routers
        .find(({ name }) => name === "s0")
        ?.ospf.every(({ passive }) => passive),
    ).toBe(true);
  });

  it("has no session over which more prefixes come than an end takes", () => {
    const before = side(fabric([1, 1]));
    const { mixed } = mixerOf(before, withMaximum(before, 1));
    const { faults } = settled(mixed(new Map([["switch s0", AFTER]])));
    expect(faults.some((one) => one.startsWith("s0 takes 1 prefixes from r0-tor0, and is told "))).toBe(true);
  });

  it("leaves a node its blocks when another of its rack goes", () => {
    const before = fabric([1, 1]);
    const [first, ...others] = before.racks ?? [];
    const after: DatacenterSpec = {
      ...before,
      racks: [{ ...first, name: "r0", index: 0, nodes: first?.nodes?.slice(1) ?? [] }, ...others],
    };
    const { end, pairs, batches } = findWay(side(before), side(after));
    expect(pairs).toBeGreaterThan(0);
    expect(end.pairs + end.partly).toBe(0);
    expect(batches.flatMap(({ losses }) => losses)).toEqual([]);
  });
});

describe("the way", () => {
  it("ends in what is wanted, table by table, and each of its switches can be written down at each step", () => {
    const changes: readonly (readonly [DatacenterSpec, DatacenterSpec])[] = [
      [fabric([2, 1]), fabric([2, 1], { bgp: { passwords: { switches: "s", nodes: "n" } } })],
      [fabric([2, 2], {}, { spines: 3 }), fabric([2, 1])],
    ];
    for (const [from, to] of changes) {
      const [before, after] = [side(from), side(to)];
      const on = fabricsOnTheWay(before, after, findWay(before, after, { most: 20 }));
      expect(tables(on.at(-1)?.intents ?? before.intents)).toEqual(tables(after.intents));
      for (const { intents } of on)
        for (const intent of intents.switches) expect(platforms[intent.platform].render(intent)).not.toBe("");
    }
  });

  it("has all racks of a large fabric in it, and ends in what is wanted for each", () => {
    const large = (more: Partial<DatacenterSpec>): DatacenterSpec => ({
      ...specOf(
        2,
        Array.from({ length: 30 }, () => ({ nodes: 3, tors: 2 })),
      ),
      ...more,
    });
    const [before, after] = [side(large({})), side(large({ bgp: { passwords: { nodes: "n" } } }))];
    const way = findWay(before, after, { most: 0 });
    expect(way.racks).toEqual({ looked: 3, all: 30 });
    const { units } = unitsBetween(before, after);
    const last = fabricsOnTheWay(before, after, way).at(-1)?.versions ?? new Map();
    expect(units.filter((unit) => JSON.stringify(last.get(idOf(unit))) !== JSON.stringify(AFTER))).toEqual(
      [],
    );
  });

  it("is none where a spec only has its spines, racks, ToRs and nodes in another order", () => {
    const spec = fabric([2, 2], {}, { model: { model: "as-per-server" } });
    const turned: DatacenterSpec = {
      ...spec,
      spines: spec.spines.toReversed(),
      racks: (spec.racks ?? [])
        .map(({ tors = [], nodes = [], ...rack }) => ({
          ...rack,
          tors: tors.toReversed(),
          nodes: nodes.toReversed(),
        }))
        .toReversed(),
    };
    expect(findWay(side(spec), side(turned)).batches).toEqual([]);
  });

  it.each(STACKS.map((spec) => [spec.name, spec] as const))("from %s to itself is none", (_, spec) => {
    const own = sideOf(compile(spec));
    expect(findWay(own, own).batches).toEqual([]);
  });
});
