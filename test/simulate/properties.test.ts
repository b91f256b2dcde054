import fc from "fast-check";
import { compile, type CompiledFabric } from "../../src/index.ts";
import {
  analyseFailures,
  forwardingTable,
  nodeDestinations,
  reachability,
  simulate,
  tableSizes,
  type Simulation,
} from "../../src/simulate/index.ts";
import { anySpec, RUNS } from "../support/specs.ts";
import { asPerRackSizes } from "./as-per-rack-sizes.ts";

interface Simulated {
  readonly fabric: CompiledFabric;
  readonly simulation: Simulation;
}

const anyFabric: fc.Arbitrary<Simulated> = anySpec.map((spec) => {
  const fabric = compile(spec);
  const { cluster } = fabric;
  return { fabric, simulation: simulate({ switches: fabric.switches.map(({ intent }) => intent), cluster }) };
});

/** Each example simulates a whole fabric. */
const SOME = { numRuns: RUNS.numRuns / 4 };

const nothing = { count: 0, examples: [] };
const sound = { unreachable: nothing, partlyLost: nothing, loops: nothing, valleys: nothing };

/** Nodes of each rack, by its ToR and by its nodes. */
function rackSizes({ plan }: CompiledFabric): ReadonlyMap<string, number> {
  return new Map(
    plan.racks.flatMap(({ tors, nodes }) =>
      [...tors.map(({ device }) => device), ...nodes.map(({ name }) => name)].map(
        (name): [string, number] => [name, nodes.length],
      ),
    ),
  );
}

describe("any as-per-rack fabric", () => {
  it("has every session that an end is configured for", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation: { network }, fabric: { plan } }) => {
        const nodes = plan.racks.flatMap((rack) => rack.nodes).length;
        expect(network.unmatched).toEqual([]);
        expect(network.sessions).toHaveLength(plan.links.length + nodes);
      }),
      SOME,
    );
  });

  it("takes every node to every pod and every node, without loop or valley", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation }) => {
        expect(reachability(simulation)).toMatchObject(sound);
        expect(reachability(simulation, nodeDestinations(simulation.network))).toMatchObject(sound);
      }),
      SOME,
    );
  });

  it("has a path over each spine between racks, and one inside a rack", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation, fabric: { plan } }) => {
        const sizes = plan.racks.map(({ nodes }) => nodes.length);
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const inside = sizes.reduce((sum, size) => sum + size * (size - 1), 0);
        const across = sizes.reduce((sum, size) => sum + size * (all - size), 0);
        const wanted = new Map<number, number>();
        const spines = plan.switches.filter(({ role }) => role === "spine").length;
        for (const [paths, pairs] of [
          [1, inside],
          [spines, across],
        ] as const)
          if (pairs > 0) wanted.set(paths, (wanted.get(paths) ?? 0) + pairs);
        const { equalPaths } = reachability(simulation);
        expect(equalPaths).toEqual([...wanted].map(([paths, pairs]) => ({ paths, pairs })));
      }),
      SOME,
    );
  });

  it("sends what is for the own rack to the owning node", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation, fabric: { plan } }) => {
        for (const { nodes } of plan.racks.slice(0, 2)) {
          const [first, ...others] = nodes;
          if (first === undefined) continue;
          const hops = forwardingTable(simulation, first.name).flatMap((route) =>
            route.kind === "bgp" ? route.nextHops.map(({ address }) => address) : [],
          );
          expect(hops).toEqual(expect.arrayContaining(others.map(({ address }) => address)));
        }
      }),
      SOME,
    );
  });

  it("has tables of the sizes that the model's formula says", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation, fabric }) => {
        const { plan } = fabric;
        const size = {
          spines: plan.switches.filter(({ role }) => role === "spine").length,
          racks: plan.racks.length,
          nodes: plan.racks.flatMap((rack) => rack.nodes).length,
        };
        const inRack = rackSizes(fabric);
        for (const { device, role, ...sizes } of tableSizes(simulation))
          expect(sizes).toEqual(asPerRackSizes[role](size, inRack.get(device) ?? 0));
      }),
      SOME,
    );
  });

  it("has no loop, no valley and no loss under any single failure of a link or a device, but what no cable leads to", () => {
    fc.assert(
      fc.property(anyFabric, ({ simulation }) => {
        for (const impact of analyseFailures(simulation)) {
          if (impact.failure.kind === "session") continue;
          expect(impact).toMatchObject(sound);
        }
      }),
      SOME,
    );
  });

  it("is simulated to the same tables in whatever order the racks and nodes are listed", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const racks = spec.racks
          .toReversed()
          .map((rack) => ({ ...rack, nodes: [...(rack.nodes ?? [])].reverse() }));
        const [one, other] = [spec, { ...spec, racks }].map((each) => {
          const { switches, cluster } = compile(each);
          return tableSizes(simulate({ switches: switches.map(({ intent }) => intent), cluster }));
        });
        expect(other).toEqual(one);
      }),
      SOME,
    );
  });
});
