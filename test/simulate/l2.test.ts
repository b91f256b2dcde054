import fc from "fast-check";
import { compile, intentsOf, type CompiledFabric } from "../../src/index.ts";
import {
  analyseFailures,
  bgpTable,
  reachability,
  simulate,
  tableSizes,
  type Simulation,
} from "../../src/simulate/index.ts";
import { containsAddress } from "../../src/net/ipv4.ts";
import { runs } from "../support/specs.ts";
import { anySwitchedSpec, planesOf, switchedSpec } from "../support/switched-specs.ts";
import { expectedLoss, expectedSizes } from "./l2-expected.ts";

const TECHNOLOGIES = ["plain", "mlag", "irf", "trill", "fabricpath"] as const;

const FABRICS = TECHNOLOGIES.flatMap((technology) =>
  planesOf(technology).map((planes) => ({ model: "l2" as const, planes, switching: { technology } })),
);

const nothing = { count: 0, examples: [] };
const sound = { unreachable: nothing, partlyLost: nothing, loops: nothing, valleys: nothing };

const simulated = (
  spec: Parameters<typeof compile>[0],
): { fabric: CompiledFabric; simulation: Simulation } => {
  const fabric = compile(spec);
  return { fabric, simulation: simulate(intentsOf(fabric)) };
};

/** No path came by a plane other than the one that its next hop is in. */
function expectIsolated(fabric: CompiledFabric, simulation: Simulation): void {
  for (const { name } of fabric.plan.racks.flatMap(({ nodes }) => nodes))
    for (const { paths } of bgpTable(simulation, name))
      for (const { peer, nextHop } of paths) {
        if (peer === null || nextHop === null) continue;
        const planes = fabric.plan.planes.filter(({ subnet }) => containsAddress(subnet, peer));
        expect(planes.map(({ subnet }) => containsAddress(subnet, nextHop))).toEqual([true]);
      }
}

describe.each(FABRICS)("any l2 fabric of $planes planes by $switching.technology", (fabric) => {
  const anySpec = anySwitchedSpec(fabric);

  it("has every session, and tables of the sizes that the formula says, each plane by itself", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const one = simulated(spec);
        const nodes = new Map(
          one.fabric.plan.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node])),
        );
        expect(one.simulation.network.unmatched).toEqual([]);
        for (const { role: _, ...sizes } of tableSizes(one.simulation)) {
          const node = nodes.get(sizes.device);
          expect(sizes).toEqual(node === undefined ? "a node" : expectedSizes(one.fabric, node));
        }
        expectIsolated(one.fabric, one.simulation);
      }),
      runs(60, 10),
    );
  });

  it("takes every node to every pod by every plane", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const one = simulated(spec);
        const count = one.fabric.plan.racks.flatMap(({ nodes }) => nodes).length;
        const pairs = count ** 2 - count;
        const equalPaths = pairs === 0 ? [] : [{ paths: fabric.planes, pairs }];
        expect(reachability(one.simulation)).toEqual({ ...sound, pairs, equalPaths });
      }),
      runs(60, 10),
    );
  });

  it("loses under any single failure only what no reflector is left for", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const one = simulated(spec);
        for (const { failure, unreachable, partlyLost, loops } of analyseFailures(one.simulation))
          expect({ failure, lost: unreachable.count, partlyLost, loops }).toEqual({
            failure,
            lost: expectedLoss(one.fabric, failure),
            partlyLost: nothing,
            loops: nothing,
          });
      }),
      runs(30, 5),
    );
  });
});

const TWO = { nodes: 2, tors: 1 };

describe("a reflector of a plane", () => {
  it("is not missed: another in another rack serves all clients", () => {
    const spec = switchedSpec({ model: "l2" }, 1, [TWO, TWO, TWO]);
    const { simulation } = simulated(spec);
    const impacts = analyseFailures(simulation, [
      { kind: "device", device: "r0-n0" },
      { kind: "session", devices: ["r0-n0", "r2-n1"], network: "10.192.0.0/17" },
    ]);
    expect(impacts.map(({ unreachable }) => unreachable.count)).toEqual([0, 0]);
  });

  it("is missed where it is the only one of the only plane, and not where there is another plane", () => {
    const lost = [1, 2].map((planes) => {
      const spec = switchedSpec({ model: "l2", planes }, 1, [TWO, TWO], 1);
      const [impact] = analyseFailures(simulated(spec).simulation, [{ kind: "device", device: "r0-n0" }]);
      return impact?.unreachable.count;
    });
    expect(lost).toEqual([6, 0]);
  });
});
