import fc from "fast-check";
import type { DatacenterSpec } from "../../src/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { anySpecOf, runs, specOf, type AnySpec } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";
import { expectFolded } from "./folded.ts";

const SOME = runs(40, 6);

/** Racks that are alike but in one thing. */
const exceptions: Readonly<Record<string, (spec: AnySpec) => DatacenterSpec>> = {
  "a drained spine": (spec) => ({
    ...spec,
    spines: spec.spines.map((spine, at) => (at === 1 ? { ...spine, maintenance: true } : spine)),
  }),
  "a drained ToR": (spec) => ({
    ...spec,
    racks: spec.racks.map((rack, at) =>
      at === 1 ? { ...rack, tors: [{ index: 0, maintenance: true }] } : rack,
    ),
  }),
  "a rack with a pinned subnet": (spec) => ({
    ...spec,
    racks: spec.racks.map((rack, at) => (at === 1 ? { ...rack, pin: { subnet: "10.192.200.0/24" } } : rack)),
  }),
  "a rack with two ToRs": (spec) => ({
    ...spec,
    racks: spec.racks.map((rack, at) => (at === 1 ? { ...rack, tors: [{ index: 0 }, { index: 1 }] } : rack)),
  }),
  "a rack of fewer nodes": (spec) => ({
    ...spec,
    racks: spec.racks.map((rack, at) => (at === 1 ? { ...rack, nodes: rack.nodes?.slice(1) } : rack)),
  }),
};

describe("a network in which much is alike", () => {
  it.each(STACKS.map((spec) => ({ name: spec.name, spec })))(
    "says in $name of every router what the whole one says",
    ({ spec }) => {
      expectFolded(spec);
    },
  );

  describe.each(ROUTED_VARIANTS)("$name", ({ fabric }) => {
    it("says so of any fabric", () => {
      fc.assert(
        fc.property(anySpecOf(fabric), (spec) => void expectFolded(spec)),
        SOME,
      );
    });

    it.each(Object.entries(exceptions))("says so with %s", (_, change) => {
      expectFolded(change(specOf(2, [3, 3, 3, 3], fabric)));
    });
  });

  it("is simulated by one prefix of each kind, however many racks and nodes there are", () => {
    const [few, many] = [
      expectFolded(
        specOf(
          2,
          Array.from({ length: 4 }, () => 3),
        ),
      ),
      expectFolded(
        specOf(
          2,
          Array.from({ length: 12 }, () => 6),
        ),
      ),
    ];
    expect(few?.simulated).toBe(many?.simulated);
    expect(many?.prefixes).toBeGreaterThan(2 * (few?.prefixes ?? 0));
  });
});
