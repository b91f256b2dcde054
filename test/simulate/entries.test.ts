import fc from "fast-check";
import { compile, intentsOf } from "../../src/index.ts";
import { subnetAt } from "../../src/net/pool.ts";
import {
  forwardingEntries,
  simulate,
  standIns,
  tableSizes,
  type BlocksOf,
} from "../../src/simulate/index.ts";
import { anyModelSpec, runs, specOf, type RackSize } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";

const PODS = 3;

/** The node's n-th few addresses of its rack's pool, each a route of its own. */
const podByPod: BlocksOf = (node, rack) =>
  Array.from({ length: PODS }, (_, pod) => rack.nodes.indexOf(node) * PODS + pod).flatMap(
    (at) => subnetAt([rack.pods], 32, at) ?? [],
  );

describe("the entries of any fabric", () => {
  it("are all that its routers forward by", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const simulation = simulate(intentsOf(compile(spec)));
        const entries = forwardingEntries(simulation);
        expect(entries.map(({ device, prefixes, hosts }) => [device, prefixes + hosts])).toEqual(
          tableSizes(simulation).map(({ device, learned, connected, own }) => [
            device,
            learned + connected + own,
          ]),
        );
      }),
      runs(250, 50),
    );
  });

  it("are with a route for each pod what simulating each pod's route gives", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const input = intentsOf(compile(spec));
        const counted = forwardingEntries(simulate(input), { kind: "host-routes", podsPerNode: PODS });
        expect(counted).toEqual(forwardingEntries(simulate({ ...input, blocks: podByPod })));
      }),
      runs(250, 50),
    );
  });
});

describe("the entries of switches", () => {
  it.each(VARIANTS)("are found with a few nodes of each rack that stand for all: $name", ({ fabric }) => {
    const racks = [5, 7, 6].map((nodes, at): RackSize => ({ nodes, tors: 1 + (at % 2) }));
    const whole = intentsOf(compile(specOf(2, racks, fabric)));
    const few = whole.cluster.racks.map((rack) => ({ ...rack, nodes: rack.nodes.slice(0, 3) }));
    const kept = { ...whole, cluster: { ...whole.cluster, racks: few } };
    const found = forwardingEntries(simulate(kept), { kind: "blocks" }, standIns(whole, kept));
    const all = forwardingEntries(simulate(whole));
    expect(found.filter(({ role }) => role !== "node")).toEqual(all.filter(({ role }) => role !== "node"));
  });
});
