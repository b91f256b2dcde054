import { compile } from "../../src/index.ts";
import { podsSpecOf } from "../support/pods-specs.ts";
import { specOf, type AnySpec } from "../support/specs.ts";
import type { FabricSpec } from "../support/variants.ts";
import { visitsOf } from "../support/visits.ts";

/* What is planned grows as the fabric does, and not faster. Work is counted, for time is the machine's. */

const TIMES = 8;

const racksOf = (times: number) => Array.from({ length: 16 * times }, () => 2);

const below =
  (fabric?: FabricSpec) =>
  (times: number): AnySpec =>
    specOf(2, racksOf(times), fabric);

const growing: Readonly<Record<string, (times: number) => AnySpec>> = {
  "racks below the same spines": below(),
  "racks below the same spines in igp": below({ model: "igp" }),
  "AS numbers of nodes": below({ model: "as-per-server" }),
  "racks of pods": (times) =>
    podsSpecOf({ pods: 2, spines: 2, racks: 8 * times, nodes: 2, superSpines: 2, planes: true }),
};

describe("the work of compiling", () => {
  it.each(Object.entries(growing))("grows with %s, and not faster", (_, specAt) => {
    const many = specAt(TIMES);
    // Once for what is made the first time, such as code for reading large specs.
    compile(many);
    const visits = visitsOf(() => compile(many));
    expect(visits / visitsOf(() => compile(specAt(1)))).toBeLessThan(TIMES);
  });
});
