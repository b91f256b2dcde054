import fc from "fast-check";
import { compile, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { expectKept, expectSame } from "../support/expect-same.ts";
import { anyModelSpec, RUNS, type AnySpec } from "../support/specs.ts";
import { reflectsOnNodes } from "../support/variants.ts";

/** Everything in a plan by name, as text: what must not change when something is added. */
const numbered = (plan: FabricPlan): ReadonlyMap<string, string> =>
  new Map([
    ...plan.switches.map((one): [string, string] => [`switch ${one.name}`, JSON.stringify(one)]),
    ...plan.links.map((one): [string, string] => [`link ${one.id}`, JSON.stringify(one)]),
    ...plan.racks.flatMap(({ nodes, ...rack }): [string, string][] => [
      [`rack ${rack.name}`, JSON.stringify(rack)],
      ...nodes.map((node): [string, string] => [`node ${node.name}`, JSON.stringify(node)]),
    ]),
    ...plan.sessions.map((one): [string, string] => [`session ${one.id}`, JSON.stringify(one)]),
  ]);

const shuffled = <T>(items: readonly T[], by: readonly number[]): T[] =>
  items
    .map((item, at) => ({ item, rank: by[at % by.length] ?? 0, at }))
    .sort((a, b) => a.rank - b.rank || b.at - a.at)
    .map(({ item }) => item);

/** The first node of all reflects in plane 0, where nodes stand in planes: tests here have one plane. */
const firstReflector = ({ fabric, racks }: AnySpec, rack: string): { readonly reflectsPlane?: number } =>
  fabric?.model === "l2" && racks[0]?.name === rack && racks.every(({ nodes = [] }) => nodes.length === 0)
    ? { reflectsPlane: 0 }
    : {};

/** One more node in a rack; where nodes reflect, the first of a rack does. */
const newNode = (spec: AnySpec, { name, nodes = [] }: AnySpec["racks"][number], index: number) => ({
  name: `new-node-${name}`,
  index,
  reflector: reflectsOnNodes(spec.fabric) && nodes.length === 0,
  ...firstReflector(spec, name),
});

describe("a plan of any datacenter of any model", () => {
  it("is the same in whatever order the spec lists things", () => {
    const order = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyModelSpec, order, (spec, by) => {
        const other: DatacenterSpec = {
          ...spec,
          spines: shuffled(spec.spines, by),
          racks: shuffled(spec.racks, by).map((rack) => ({ ...rack, nodes: shuffled(rack.nodes ?? [], by) })),
        };
        // What was written, and the places in it that warnings name, are in the spec's order.
        const { datacenter: _first, warnings, ...expected } = compile(spec);
        const { datacenter: _second, warnings: others, ...found } = compile(other);
        expectSame(found, expected);
        expect(others.map(({ code }) => code)).toEqual(warnings.map(({ code }) => code));
      }),
      RUNS,
    );
  });

  it("changes no number of anything there when a spine, a rack or a node is added", () => {
    fc.assert(
      fc.property(
        anyModelSpec,
        fc.nat(63),
        fc.nat(255),
        fc.nat(63),
        (spec, spineIndex, rackIndex, nodeIndex) => {
          const spines = spec.spines.some(({ index }) => index === spineIndex)
            ? spec.spines
            : [{ name: "new-spine", index: spineIndex }, ...spec.spines];
          const racks = spec.racks.map((rack) =>
            (rack.nodes ?? []).some(({ index }) => index === nodeIndex)
              ? rack
              : {
                  ...rack,
                  nodes: [newNode(spec, rack, nodeIndex), ...(rack.nodes ?? [])],
                },
          );
          const grown = spec.racks.some(({ index }) => index === rackIndex)
            ? racks
            : [{ name: "new-rack", index: rackIndex }, ...racks];
          const before = numbered(compile(spec).plan);
          const after = numbered(compile({ ...spec, spines, racks: grown }).plan);
          expectKept(before, after);
        },
      ),
      RUNS,
    );
  });

  it("does not change the spec it was given", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const before = structuredClone(spec);
        compile(spec);
        expectSame(spec, before);
      }),
      RUNS,
    );
  });
});
