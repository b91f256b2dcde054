import fc from "fast-check";
import { podDestinations, singleFailures, tableSizes, walk } from "../../src/simulate/index.ts";
import { anyModelSpec, anySpecOf, runs, specOf, type Most, type RackSize } from "../support/specs.ts";
import { goesByTor, ROUTED_VARIANTS } from "../support/variants.ts";
import { expectReachable, expectSizes, expectSurvives } from "./expectations.ts";
import { simulated } from "./fabrics.ts";

/** Each example simulates a small fabric; over all variants there are more than 1,000 of them on CI. */
const SMALL = runs(100, 20);
/** Each example fails every link, device and session of a small fabric. */
const FAILED = runs(60, 10);
/** Each example is up to 8 spines and 24 racks x 8 nodes; over all variants there are more than 100 of them on CI. */
const BIG = runs(10, 2);
const LARGEST: Most = { spines: 8, racks: 24, nodesPerRack: 8 };
const LARGEST_FAILURES = 30;

describe.each(ROUTED_VARIANTS)("any fabric of $name", ({ fabric }) => {
  const anySpec = anySpecOf(fabric);

  it("has every session, and tables of the sizes that the model's formula says", () => {
    fc.assert(
      fc.property(anySpec, (spec) => expectSizes(simulated(spec))),
      SMALL,
    );
  });

  it("takes every node to every pod and every node, over each spine, without loop or valley", () => {
    fc.assert(
      fc.property(anySpec, (spec) => expectReachable(simulated(spec))),
      SMALL,
    );
  });

  it("loses under any single failure only what the model has one session for, and has no loop and no valley", () => {
    fc.assert(
      fc.property(anySpec, (spec) => expectSurvives(simulated(spec))),
      FAILED,
    );
  });

  it("holds all of that with 8 spines and 24 racks of 8 nodes, and in any fabric up to there", () => {
    const rack = (_: unknown, at: number): RackSize => ({ nodes: LARGEST.nodesPerRack, tors: 1 + (at % 2) });
    const largest = specOf(LARGEST.spines, Array.from({ length: LARGEST.racks }, rack), fabric);
    const some = fc.array(fc.nat(), { minLength: LARGEST_FAILURES, maxLength: LARGEST_FAILURES });
    fc.assert(
      fc.property(anySpecOf(fabric, LARGEST), some, (spec, picks) => {
        const one = simulated(spec);
        expectSizes(one);
        expectReachable(one);
        const all = singleFailures(one.simulation.network);
        expectSurvives(
          one,
          picks.flatMap((pick) => all[pick % all.length] ?? []),
        );
      }),
      { ...BIG, examples: [[largest, [0, 1, 2, 3]]] },
    );
  });

  it("takes traffic inside a rack by way of the ToR where the model says so, and else from node to node", () => {
    const { simulation } = simulated(specOf(2, [2, 1], fabric));
    const [, to] = podDestinations(simulation.network);
    if (to === undefined) throw new Error("r0-n1 has a block");
    const ways = walk(simulation, "r0-n0", to.address).ways.map(({ end, hops }) => ({
      end,
      devices: hops.map(({ device }) => device),
    }));
    expect(ways).toEqual([
      { end: "arrived", devices: goesByTor(fabric) ? ["r0-n0", "r0-tor0", "r0-n1"] : ["r0-n0", "r0-n1"] },
    ]);
  });
});

describe("any fabric of any model", () => {
  it("is simulated to the same tables in whatever order the racks and nodes are listed", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const racks = spec.racks
          .toReversed()
          .map((rack) => ({ ...rack, nodes: [...(rack.nodes ?? [])].reverse() }));
        const [one, other] = [spec, { ...spec, racks }].map((each) => tableSizes(simulated(each).simulation));
        expect(other).toEqual(one);
      }),
      runs(250, 50),
    );
  });
});
