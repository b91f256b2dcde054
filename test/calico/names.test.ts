import { compile, type DatacenterSpec } from "../../src/index.ts";
import { calicoObjects } from "../../src/calico/written-fields.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";
import fc from "fast-check";

const longest = (spec: DatacenterSpec): number =>
  Math.max(...calicoObjects(compile(spec).calico).map(({ metadata: { name } }) => name.length));

/** The longest names that there may be: of a rack and its nodes. */
const stretched = (spec: DatacenterSpec, node: number): DatacenterSpec => ({
  ...spec,
  racks: (spec.racks ?? []).map((rack) => ({
    ...rack,
    name: rack.name.padEnd(63, "r"),
    nodes: (rack.nodes ?? []).map((one) => ({ ...one, name: one.name.padEnd(node, "n") })),
  })),
});

describe("names of Kubernetes' objects", () => {
  it("have at most 253 characters, however long racks and nodes are called", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        fc.pre(spec.racks.length > 0);
        expect(longest(stretched(spec, 253))).toBeLessThanOrEqual(253);
      }),
      runs(50, 20),
    );
  });

  it("are as long as that where a node has links of its own and its name just leaves room", () => {
    const spec: DatacenterSpec = { ...specOf(1, [1]), servers: { attachment: "routed" } };
    expect(longest(stretched(spec, 253 - "-tor0.".length - 63))).toBe(253);
  });
});
