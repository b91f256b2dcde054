import { compareModels, type Candidate, type Comparison, type DatacenterSpec } from "../../src/index.ts";
import { foresee, simulateSmaller } from "../../src/compare/index.ts";
import { compile } from "../../src/compile.ts";
import { faultsOf } from "../../src/simulate/index.ts";
import { comparisonText } from "../../src/cli/compare-text.ts";
import { podsSpecOf, type PodsShape } from "../support/pods-specs.ts";

const SHAPE: PodsShape = { pods: 2, spines: 2, racks: 1, nodes: 2, superSpines: 2 };

function comparison(
  spec: DatacenterSpec,
  only?: readonly ("as-per-rack" | "downward-default")[],
): Comparison {
  const result = compareModels(spec, only === undefined ? {} : { only });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.comparison;
}

const found = ({ candidates }: Comparison, model: string, variant = ""): Candidate => {
  const one = candidates.find((each) => each.model === model && each.variant === variant);
  if (one === undefined) throw new Error(`no ${model}, ${variant}`);
  return one;
};

describe("the comparison of a fabric of five stages", () => {
  const compared = comparison(podsSpecOf(SHAPE));

  it("permits the models that join pods, and says of the others why not", () => {
    const permitted = compared.candidates.filter((one) => one.permitted);
    expect(new Set(permitted.map(({ model }) => model))).toEqual(
      new Set(["as-per-rack", "as-per-server", "as-per-cluster", "downward-default"]),
    );
    for (const one of compared.candidates)
      if (!one.permitted) expect(one.diagnostics.map(({ code }) => code)).toEqual(["model-unsupported"]);
    expect(found(compared, "as-per-rack", "ToR reflects").chosen).toBe(true);
    expect(found(compared, "as-per-rack", "Ethernet spine").permitted).toBe(false);
  });

  it("counts super-spines as a tier, and finds that no failure above ToRs takes a pair", () => {
    expect(compared.extent).toEqual({ superSpines: 2, pods: 2, spines: 4, racks: 2, nodes: 4 });
    const rack = found(compared, "as-per-rack", "ToR reflects");
    expect(rack).toMatchObject({
      asns: { "super-spine": 1, spine: 2, tor: 2, node: 2, all: 5 },
      sessions: { all: 8 + 4 + 4, most: { "super-spine": 4, spine: 3, tor: 4, node: 1 } },
      growth: {
        superSpine: { room: true, superSpines: [], spines: ["p0-s0", "p0-s1", "p1-s0", "p1-s1"], tors: [] },
        pod: { room: true, superSpines: ["ss0", "ss1"], spines: [], tors: [] },
        rack: { room: true, superSpines: [], spines: ["p0-s0", "p0-s1"], tors: [] },
        spine: { room: true, superSpines: ["ss0", "ss1"], spines: [], tors: ["r0-tor0"] },
      },
    });
    const above = ["super-spine", "super-spine-link", "session spine-super-spine", "spine", "uplink"];
    for (const one of [rack, found(compared, "downward-default")])
      expect(one.permitted && one.failures.filter(({ kind }) => above.includes(kind))).toEqual(
        [4 * 2, 2 * 2, 2, 4, 4 * 2].map(
          (count, at) =>
            expect.objectContaining({
              kind: ["super-spine-link", "uplink", "super-spine", "spine", "session spine-super-spine"][at],
              count,
              lost: 0,
              partlyLost: 0,
            }) as unknown,
        ),
      );
  });

  it("has a row for super-spines", () => {
    const text = comparisonText(compared, 3);
    expect(text).toMatch(/^test: 2 super-spines, 2 pods, 4 spines, 2 racks, 4 nodes;/m);
    expect(text).toMatch(/^by tier: super-spines\/spines\/ToRs\/nodes;/m);
    expect(text).toMatch(/^ {2}a pod( +2 super-spines)+$/m);
  });

  it("in planes leaves out downward-default, which has none", () => {
    const planes = comparison(podsSpecOf({ ...SHAPE, planes: true }), ["as-per-rack", "downward-default"]);
    expect(found(planes, "as-per-rack", "full mesh").permitted).toBe(true);
    expect(found(planes, "downward-default")).toMatchObject({
      permitted: false,
      diagnostics: [{ path: ["superSpines", 0, "plane"] }, { path: ["superSpines", 1, "plane"] }],
    });
  });
});

/** In the pool of links to super-spines, and nobody's by its number. */
const LINK = "10.253.255.254/31";

describe("the smaller fabric of a large one of five stages", () => {
  it.each([false, true])("is one of five stages that works (planes: %s)", (planes) => {
    const spec = podsSpecOf({ pods: 4, spines: 4, racks: 8, nodes: 6, superSpines: 8, planes });
    const pinned = {
      ...spec,
      superSpines: (spec.superSpines ?? []).map((one) =>
        one.index === 0 ? { ...one, pin: { links: { "p3-s0": LINK } } } : one,
      ),
    };
    const { fabric, simulation } = simulateSmaller(pinned);
    const { pods, superSpines, spines, racks } = fabric.datacenter;
    expect([pods, superSpines, spines, racks].map(({ length }) => length)).toEqual([2, 4, 4, 8]);
    expect(faultsOf(simulation)).toEqual([]);
  });
});

describe("tables of super-spines", () => {
  it("are held against the declared capacity, as those of the tiers below", () => {
    const spec = {
      ...podsSpecOf(SHAPE),
      capacity: { maxPods: 8, maxSpines: 4, maxSuperSpines: 4, maxRacks: 64, maxRacksPerPod: 16 },
      tables: { superSpines: { routes: 5000, hosts: 200 } },
    };
    const { loads, findings } = foresee(compile(spec));
    expect(loads.find(({ role }) => role === "super-spine")?.full).toEqual({
      prefixes: 64 * (1 + 128) + 8 * 4,
      hosts: 64 + 8 * 4 + 1,
      neighbours: 8 * 4,
      ecmpGroups: 8,
    });
    expect(findings.map(({ code, path, message, hint }) => ({ code, path, message, hint }))).toEqual([
      {
        code: "table-outgrown",
        path: ["tables", "superSpines", "routes"],
        message: "at the declared capacity a super-spine holds 8288 routes and the table has room for 5000",
        hint: expect.stringMatching(/^set capacity\.maxRacks to 38, or /) as unknown,
      },
    ]);
  });
});
