import { compile, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

/** What is said of a fabric of this many spines, whose ToRs are comware's: 32 equal paths. */
const said = (spines: number, more: Partial<DatacenterSpec>): readonly string[] =>
  compile({
    ...specOf(spines, [1, 1]),
    platforms: { spines: "frr", tors: "comware" },
    capacity: { maxSpines: spines, maxUplinksPerSpine: 4, maxRacks: 4, maxNodesPerRack: 4 },
    pools: { links: ["10.254.0.0/16"] },
    ...more,
  }).warnings.flatMap(({ message }) => (message.includes("equal paths of a route") ? [message] : []));

describe("a platform that installs fewer equal paths than a ToR has ways up", () => {
  it("is told of by cables, of which a spine may have several", () => {
    expect(said(10, { uplinks: { links: 4 } })).toEqual([
      "r0-tor0, r1-tor0: comware installs 32 equal paths of a route at most, and a ToR has up to 40 uplinks",
    ]);
    expect(said(8, { uplinks: { links: 4 } })).toEqual([]);
  });

  it("is not where each ToR goes to a few of many spines", () => {
    const few = specOf(34, [1, 1]).racks.map((rack) => ({ ...rack, uplinks: { spines: ["s0", "s1"] } }));
    expect(said(34, { racks: few })).toEqual([]);
    const wide = few.map((rack, at) => (at === 0 ? rack : { ...rack, uplinks: {} }));
    expect(said(34, { racks: wide })).toEqual([
      "r1-tor0: comware installs 32 equal paths of a route at most, and a ToR has up to 34 uplinks",
    ]);
  });
});
