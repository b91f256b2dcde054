import { checkWorks, compile, simulatePart, type DatacenterSpec } from "../../src/index.ts";
import { faultsOf } from "../../src/simulate/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { specOf } from "../support/specs.ts";

const SMALL = { racks: 2, nodes: 2 };

/** What kinds of faults there are, without their counts and names. */
const kindsOf = (faults: readonly string[]): readonly string[] =>
  [...new Set(faults.map((fault) => fault.replaceAll(/\d+ pairs|, such as.*|^.* would have/g, "")))].sort();

const large = specOf(2, Array<number>(60).fill(6));

describe("the part of a fabric that stands for the whole", () => {
  it.each(STACKS.map((spec) => [spec.name, spec] as const))("works where the whole does: %s", (_, spec) => {
    const part = simulatePart(spec, compile(spec), SMALL);
    expect(faultsOf(part.simulation)).toEqual([]);
  });

  it.each(STACKS.map((spec) => [spec.name, spec] as const))("keeps every number: %s", (_, spec) => {
    const whole = compile(spec);
    const numbers = new Map(whole.plan.switches.map(({ name, asn, loopback }) => [name, { asn, loopback }]));
    for (const { name, asn, loopback } of simulatePart(spec, whole, SMALL).fabric.plan.switches)
      expect({ asn, loopback }).toEqual(numbers.get(name));
  });

  it("has the faults that the whole has", () => {
    const broken: DatacenterSpec = { ...large, bgp: { maximumAsPath: 1 } };
    const fabric = compile(broken);
    const part = simulatePart(broken, fabric, SMALL);
    const whole = simulatePart(broken, fabric, { racks: 1000, nodes: 1000 });
    expect([part.whole, whole.whole]).toEqual([false, true]);
    const found = kindsOf(faultsOf(whole.simulation));
    expect(found.length).toBeGreaterThan(0);
    expect(kindsOf(faultsOf(part.simulation))).toEqual(found);
  });

  it("has one rack of each kind at least, and what is asked for by name", () => {
    const racks = large.racks.map((rack, at) =>
      at === 47 ? { ...rack, tors: [{ index: 0, maintenance: true }] } : rack,
    );
    const spec = { ...large, racks };
    const { fabric } = simulatePart(spec, compile(spec), SMALL, new Set(["r30-n5"]));
    expect(fabric.plan.racks.map(({ name }) => name)).toEqual(["r0", "r30", "r47"]);
    expect(fabric.plan.racks[1]?.nodes.map(({ name }) => name)).toEqual(["r30-n0", "r30-n1", "r30-n5"]);
  });

  it("is all that is looked at of 128 racks of 64 nodes", () => {
    const huge = specOf(4, Array<number>(128).fill(64));
    expect(checkWorks(huge, compile(huge))).toEqual([]);
  });
});
