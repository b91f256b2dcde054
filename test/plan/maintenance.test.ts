import { compile, type DatacenterSpec } from "../../src/index.ts";

type Rack = NonNullable<DatacenterSpec["racks"]>[number];

/** Of two spines in maintenance and one that is not, and a second rack that goes to the two. */
const said = (rack: Partial<Rack>): readonly string[] =>
  compile({
    name: "dc",
    spines: [
      { name: "spine-1", index: 0, maintenance: true },
      { name: "spine-2", index: 1, maintenance: true },
      { name: "spine-3", index: 2 },
    ],
    racks: [
      { name: "r1", index: 0 },
      { name: "r2", index: 1, uplinks: { spines: ["spine-1", "spine-2"] }, ...rack },
    ],
  }).warnings.flatMap(({ code, message }) => (code === "maintenance-isolates" ? [message] : []));

describe("a rack whose spines are all in maintenance", () => {
  it("is warned of", () => {
    expect(said({})).toEqual([
      "r2 goes to no spine but spine-1 and spine-2: nothing moves, and once they are shut no other rack reaches it",
    ]);
    expect(said({ tors: [{ index: 0, maintenance: true }, { index: 1 }] })).toHaveLength(1);
  });

  it("is not where it is in maintenance itself, as a whole or by all its ToRs", () => {
    expect(said({ maintenance: true })).toEqual([]);
    expect(said({ tors: [{ index: 0, maintenance: true }] })).toEqual([]);
  });
});
