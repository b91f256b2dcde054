import {
  compile,
  forwardingTable,
  intentsOf,
  simulate,
  type ForwardingRoute,
  type SimulationInput,
} from "../../src/index.ts";
import { specOf, type AnySpec } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";

/* Widths follow from the declared capacity: no switch of a fabric that is as large as it may become cuts a set of equal ways. */

const SIZES = Array.from({ length: 5 }, () => ({ nodes: 3, tors: 2 }));

const full = (fabric: AnySpec["fabric"]): AnySpec => ({
  ...specOf(2, SIZES, fabric),
  capacity: { maxSpines: 2, maxRacks: SIZES.length, maxTorsPerRack: 2, maxNodesPerRack: 3 },
  services: { loadBalancerIps: ["198.18.0.0/24"] },
});

/** The same with as many equal ways as there are. */
const unbounded = (input: SimulationInput): SimulationInput => ({
  ...input,
  switches: input.switches.map((one) => ({
    ...one,
    multipath: 1000,
    ospf: one.ospf === null ? null : { ...one.ospf, multipath: 1000 },
  })),
});

const tables = (input: SimulationInput): readonly (readonly ForwardingRoute[])[] => {
  const simulation = simulate(input);
  return input.switches.map(({ device }) => forwardingTable(simulation, device));
};

describe.each(ROUTED_VARIANTS)("$name", ({ fabric }) => {
  it("has room for every equal way on every switch", () => {
    const input = intentsOf(compile(full(fabric)));
    expect(tables(input)).toEqual(tables(unbounded(input)));
  });
});

it("is not idle: a spine sends to each ToR, two in each rack, what all nodes announce alike, or to another spine", () => {
  const ways = ({ fabric }: (typeof ROUTED_VARIANTS)[number]): number => {
    const [spine = []] = tables(intentsOf(compile(full(fabric))));
    return Math.max(0, ...spine.map((route) => ("nextHops" in route ? route.nextHops.length : 0)));
  };
  const widest = ROUTED_VARIANTS.filter(({ fabric }) => ["as-per-rack", "igp"].includes(fabric.model)).map(
    ways,
  );
  expect(Math.max(...widest)).toBe(2 * SIZES.length);
});
