import fc from "fast-check";
import type { DatacenterSpec } from "../../src/index.ts";
import { analyseFailures, reachability, singleFailures } from "../../src/simulate/index.ts";
import { anyPodsSpec, podsSpecOf, POD_VARIANTS } from "../support/pods-specs.ts";
import { runs } from "../support/specs.ts";
import { simulated } from "./fabrics.ts";
import { expectFolded } from "./folded.ts";

const SHAPE = { pods: 2, spines: 2, racks: 2, nodes: 1, superSpines: 2 };

const count = (spec: DatacenterSpec) => {
  const { simulation } = simulated(spec);
  const { unreachable, partlyLost, loops, valleys } = reachability(simulation);
  return [unreachable, partlyLost, loops, valleys].map((one) => one.count);
};

describe("any fabric of five stages", () => {
  it("takes every node to every pod and every node, without loop or valley", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => {
        expect(count(spec)).toEqual([0, 0, 0, 0]);
      }),
      runs(100, 20),
    );
  });

  it("is by one of each kind what it is as a whole", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => void expectFolded(spec)),
      runs(60, 12),
    );
  });

  it("has no loop and no valley, whatever one thing fails", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => {
        const { simulation } = simulated(spec);
        const failures = singleFailures(simulation.network);
        for (const { loops, valleys } of analyseFailures(simulation, failures)) {
          expect(loops.count).toBe(0);
          expect(valleys.count).toBe(0);
        }
      }),
      runs(40, 8),
    );
  });
});

describe.each(POD_VARIANTS)("five stages of $name", ({ fabric }) => {
  it.each(fabric.model === "downward-default" ? [false] : [false, true])(
    "lose nothing with a super-spine, a spine, or a link or session above ToRs (planes: %s)",
    (planes) => {
      const { simulation } = simulated(podsSpecOf({ ...SHAPE, planes }, fabric));
      const above = singleFailures(simulation.network).filter((failure) =>
        failure.kind === "session"
          ? failure.devices.some((device) => /^(ss|p)/.test(device))
          : /^(ss|p)/.test(failure.device),
      );
      expect(above.length).toBeGreaterThan(10);
      for (const impact of analyseFailures(simulation, above)) {
        const { failure, cut, unreachable, partlyLost } = impact;
        expect({
          failure,
          cut: cut.count,
          unreachable: unreachable.count,
          partlyLost: partlyLost.count,
        }).toEqual({ failure, cut: 0, unreachable: 0, partlyLost: 0 });
      }
    },
  );
});

describe("a pod with one spine, in downward-default", () => {
  it("is lost with it, and a super-spine that has lost its link to it still draws what is for it", () => {
    const { simulation } = simulated(podsSpecOf({ ...SHAPE, spines: 1 }, { model: "downward-default" }));
    const [impact] = analyseFailures(simulation, [{ kind: "link", device: "ss0", interface: "swp1" }]);
    expect(impact?.unreachable.count).toBe(0);
    expect(impact?.partlyLost.count).toBeGreaterThan(0);
  });
});
