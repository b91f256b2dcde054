import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { compareModels, type Candidate, type Comparison, type DatacenterSpec } from "../../src/index.ts";
import { withOutside } from "../support/outside.ts";
import { specOf, type AnySpec } from "../support/specs.ts";

function comparison(spec: unknown): Comparison {
  const result = compareModels(spec);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.comparison;
}

function candidate(spec: unknown, model: string, variant: string): Candidate {
  const found = comparison(spec).candidates.find((one) => one.model === model && one.variant === variant);
  if (found === undefined) throw new Error(`no ${model}, ${variant}`);
  return found;
}

const demo = parse(readFileSync("test/fixtures/demo.yaml", "utf8")) as DatacenterSpec;
const [rack, ...others] = demo.racks ?? [];

describe("the comparison of a datacenter in both address families", () => {
  it("is that of one family, and says that there are two", () => {
    const spec = specOf(2, [2, 1]);
    const { ipv6, ...dual } = comparison({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } });
    const { ipv6: _, ...alone } = comparison(spec);
    expect(ipv6).toBe(true);
    expect(dual).toEqual(alone);
  });
});

describe("the comparison of the demo", () => {
  it("permits every variant, and knows the chosen one", () => {
    const { candidates, failedIn, extent } = comparison(demo);
    expect(
      candidates.map(({ model, variant, permitted, chosen }) => [model, variant, permitted, chosen]),
    ).toEqual([
      ["as-per-rack", "ToR reflects", true, true],
      ["as-per-rack", "nodes reflect", true, false],
      ["as-per-rack", "full mesh", true, false],
      ["as-per-rack", "Ethernet spine", true, false],
      ["as-per-server", "through-tor", true, false],
      ["as-per-server", "direct", true, false],
      ["as-per-server", "Ethernet spine", true, false],
      ["as-per-cluster", "own AS allowed", true, false],
      ["as-per-cluster", "own AS overridden", true, false],
      ["as-per-cluster", "Ethernet spine", true, false],
      ["downward-default", "", true, false],
      ["igp", "spines reflect", true, false],
      ["igp", "ToRs mesh", true, false],
      ["l2", "flat", true, false],
      ["l2", "2 planes", true, false],
    ]);
    expect(failedIn).toEqual(extent);
  });

  it("counts AS numbers, sessions and routes", () => {
    expect(candidate(demo, "as-per-server", "direct")).toMatchObject({
      asns: { spine: 2, tor: 4, node: 16, all: 22 },
      sessions: { all: 24, most: { spine: 4, tor: 6, node: 1 } },
      routes: { spine: 29, tor: 28, node: 26 },
      // Of 16 blocks each is 110 pods.
      hostRoutes: { spine: 29 + 16 * 109, tor: 28 + 16 * 109, node: 26 + 16 * 109 },
      ecmpGroups: { spine: 0, tor: 1, node: 0 },
      tables: [],
    });
    // A rack's AS is counted once, though ToR and nodes are in it.
    expect(candidate(demo, "as-per-rack", "full mesh")).toMatchObject({
      asns: { spine: 2, tor: 4, node: 4, all: 6 },
      sessions: { all: 8 + 16 + 4 * 6, most: { spine: 4, tor: 6, node: 4 } },
    });
  });

  it("finds that no link of an IGP's fabric touches a session, and what each reflection costs", () => {
    expect(candidate(demo, "igp", "spines reflect")).toMatchObject({
      asns: { spine: 1, tor: 1, node: 1, all: 1 },
      sessions: { all: 8 + 1 + 16, most: { spine: 5, tor: 6, node: 1 } },
      growth: { rack: { room: true, spines: ["spine-1", "spine-2"], tors: [] } },
    });
    expect(candidate(demo, "igp", "ToRs mesh")).toMatchObject({
      sessions: { all: 8 + 6 + 16, most: { spine: 4, tor: 9, node: 1 } },
      growth: { rack: { tors: ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"] } },
    });
  });

  it("says what single failures cost at worst, by kind", () => {
    const { failures } = candidate(demo, "downward-default", "") as Extract<Candidate, { permitted: true }>;
    expect(failures).toContainEqual({ kind: "uplink", count: 8, lost: 0, partlyLost: 0, fewerPaths: 48 });
    expect(failures).toContainEqual({ kind: "spine-link", count: 1, lost: 0, partlyLost: 0, fewerPaths: 0 });
    // 4 nodes, with 12 others each in both directions, and with each other.
    expect(failures).toContainEqual({
      kind: "tor",
      count: 4,
      lost: 4 * 12 * 2 + 4 * 3,
      partlyLost: 0,
      fewerPaths: 0,
    });
  });

  it("names the switches that a new node, rack and spine change", () => {
    const tors = ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"];
    expect(candidate(demo, "as-per-rack", "ToR reflects")).toMatchObject({
      growth: {
        node: { room: true, spines: [], tors: [] },
        rack: { room: true, spines: ["spine-1", "spine-2"], tors: [] },
        spine: { room: true, spines: [], tors },
      },
    });
    expect(candidate(demo, "downward-default", "")).toMatchObject({
      growth: { spine: { room: true, spines: ["spine-1", "spine-2"], tors } },
    });
  });
});

describe("spines that only switch", () => {
  it("hold nothing, and cost a ToR a session with every ToR of another rack in each plane", () => {
    expect(candidate(demo, "as-per-rack", "Ethernet spine")).toMatchObject({
      asns: { spine: 0, tor: 4, node: 4, all: 4 },
      sessions: { all: 6 * 2 + 16, most: { spine: 0, tor: 3 * 2 + 4, node: 1 } },
      routes: { spine: 0, tor: 26, node: 24 },
      growth: {
        rack: {
          room: true,
          spines: ["spine-1", "spine-2"],
          tors: ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"],
        },
      },
    });
  });

  it("are what every variant has where the spec has chosen them, and set beside spines that route", () => {
    const fabric = { model: "as-per-rack", spine: { kind: "ethernet" }, inRack: { kind: "full-mesh" } };
    const { candidates } = comparison({ ...demo, fabric });
    expect(candidates.map(({ model, variant, chosen }) => [model, variant, chosen])).toEqual([
      ["as-per-rack", "ToR reflects", false],
      ["as-per-rack", "nodes reflect", false],
      ["as-per-rack", "full mesh", true],
      ["as-per-rack", "routed spine", false],
      ["as-per-server", "through-tor", false],
      ["as-per-server", "direct", false],
      ["as-per-server", "routed spine", false],
      ["as-per-cluster", "own AS allowed", false],
      ["as-per-cluster", "own AS overridden", false],
      ["as-per-cluster", "routed spine", false],
      ["downward-default", "", false],
      ["igp", "spines reflect", false],
      ["igp", "ToRs mesh", false],
      ["l2", "flat", false],
      ["l2", "2 planes", false],
    ]);
    // All but the spine is as chosen: meshed.
    expect(candidates[3]).toMatchObject({ sessions: { all: 8 + 16 + 4 * 6 } });
  });

  it("fail like others: a link, or a spine, costs equal paths", () => {
    const { failures } = candidate(demo, "as-per-server", "Ethernet spine") as Extract<
      Candidate,
      { permitted: true }
    >;
    expect(failures).toContainEqual({ kind: "uplink", count: 8, lost: 0, partlyLost: 0, fewerPaths: 96 });
    expect(failures).toContainEqual({ kind: "spine", count: 2, lost: 0, partlyLost: 0, fewerPaths: 192 });
    expect(failures).toContainEqual({
      kind: "session tor-tor",
      count: 12,
      lost: 0,
      partlyLost: 0,
      fewerPaths: 32,
    });
  });

  it("do without what is pinned for the other kind", () => {
    const spines = demo.spines.map((spine) => ({
      ...spine,
      pin: { plane: `10.252.${String(4 * spine.index)}.0/22` },
    }));
    const racks = (demo.racks ?? []).map((one, at) => ({
      ...one,
      tors: [{ index: 0, pin: { planes: { "spine-1": `10.252.0.${String(20 + at)}` } } }],
    }));
    const fabric = { model: "as-per-server", spine: { kind: "ethernet" } };
    const { candidates } = comparison({ ...demo, fabric, spines, racks });
    expect(candidates.filter(({ permitted }) => !permitted)).toEqual([]);
  });
});

describe("what a variant has no use for", () => {
  it("is left out: pinned AS numbers, nodes that reflect", () => {
    const spec = {
      ...demo,
      fabric: { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } },
      racks: [
        { ...rack, pin: { asn: 64700 }, nodes: [{ name: "n", index: 5, reflector: true }] },
        ...others.map((other) => ({
          ...other,
          nodes: other.nodes?.map((node) => ({ ...node, reflector: node.index === 3 })),
        })),
      ],
    };
    const { candidates } = comparison(spec);
    expect(candidates.filter(({ permitted }) => !permitted)).toEqual([]);
    expect(candidates.find(({ chosen }) => chosen)?.variant).toBe("nodes reflect");
    // One reflector each, the user's: a session with the ToR for every rack, and one for every other node.
    expect(candidate(spec, "as-per-rack", "nodes reflect")).toMatchObject({ sessions: { all: 8 + 4 + 9 } });
  });

  it("keeps the user's spines where the model has a say in them", () => {
    const spec = { ...demo, fabric: { model: "as-per-server", spine: { kind: "routed", asns: "shared" } } };
    expect(candidate(spec, "as-per-rack", "full mesh")).toMatchObject({ asns: { spine: 1 } });
    expect(candidate(spec, "as-per-server", "through-tor")).toMatchObject({
      asns: { spine: 1 },
      chosen: true,
    });
  });

  it("changes nothing in the spec", () => {
    const before = structuredClone(demo);
    compareModels(demo);
    expect(demo).toEqual(before);
  });
});

describe("a spec that is not for every model", () => {
  it("has its reasons in place of numbers", () => {
    const spec = { ...demo, pools: { nodeAsns: "4200000000-4200000009" } };
    expect(candidate(spec, "as-per-server", "direct")).toMatchObject({
      permitted: false,
      diagnostics: [{ code: "pool-exhausted", path: ["pools", "nodeAsns"] }],
    });
    expect(candidate(spec, "downward-default", "").permitted).toBe(true);
  });

  it("is compared though its own model is not one that exists", () => {
    const named = ({ candidates }: ReturnType<typeof comparison>) =>
      candidates.map(({ model, variant }) => [model, variant]);
    const unknown = comparison({ ...demo, fabric: { model: "as-per-rock" } });
    expect(named(unknown)).toEqual(named(comparison(demo)));
  });

  it("is refused when it is wrong under every model", () => {
    expect(compareModels({ ...demo, spines: [...demo.spines, { name: "spine-3", index: 1 }] })).toMatchObject(
      {
        ok: false,
        diagnostics: [{ code: "duplicate-index" }],
      },
    );
    expect(compareModels("a text")).toMatchObject({ ok: false, diagnostics: [{ code: "spec-unreadable" }] });
    expect(compareModels({ ...demo, spins: [] })).toMatchObject({
      ok: false,
      diagnostics: [{ code: "field-unknown" }],
    });
  });

  it("says that there is no room for more", () => {
    const spec = { ...demo, capacity: { maxRacks: 4, maxNodesPerRack: 4, maxSpines: 2 } };
    const full = { room: false, why: { code: "index-over-capacity" } };
    expect(candidate(spec, "downward-default", "")).toMatchObject({
      growth: { node: full, rack: full, spine: full },
    });
  });
});

describe("a small and a large datacenter", () => {
  it("needs neither racks nor nodes", () => {
    for (const { permitted, ...found } of comparison({ name: "dc", spines: demo.spines }).candidates)
      expect({ permitted, ...found }).toMatchObject({
        permitted: true,
        sessions: { most: { tor: 0, node: 0 } },
        growth: { node: null },
      });
  });

  it("counts pairs with the outside and with services too, of which no failure takes more than there are", () => {
    const spec = withOutside({ ...demo, services: { clusterIps: ["10.96.0.0/16"] } } as AnySpec, [
      "spine-1",
    ]) as DatacenterSpec;
    for (const candidate of comparison(spec).candidates) {
      if (!candidate.permitted) continue;
      const nodes = 16;
      expect(candidate.pairs).toBeGreaterThan(nodes * (nodes - 1));
      for (const { lost, partlyLost } of candidate.failures)
        expect(lost + partlyLost).toBeLessThanOrEqual(candidate.pairs);
    }
  });

  it("tries failures on a smaller one of the same shape", () => {
    const { extent, failedIn, candidates } = comparison(specOf(5, Array<number>(10).fill(20)));
    expect(extent).toEqual({ spines: 5, racks: 10, nodes: 200 });
    expect(failedIn).toEqual({ spines: 4, racks: 8, nodes: 32 });
    const [first] = candidates;
    expect(first).toMatchObject({
      sessions: { all: 250 },
      failures: expect.arrayContaining([expect.objectContaining({ kind: "uplink", count: 32 })]) as unknown,
    });
  });
});

describe("racks that go to some spines only", () => {
  const { racks, ...rest } = specOf(2, [1, 1, 1]);
  const apart = {
    ...rest,
    racks: racks.map((rack) =>
      rack.index === 2 ? rack : { ...rack, uplinks: { spines: [`s${String(rack.index)}`] } },
    ),
  };

  it("are shown only in models that work so, and the others say what would not work", () => {
    const found = comparison(apart).candidates;
    expect(found.filter(({ permitted }) => permitted).map(({ model }) => model)).toEqual([
      "downward-default",
      "l2",
      "l2",
    ]);
    for (const one of found)
      if (!one.permitted) {
        expect(one.diagnostics.map(({ code }) => code)).toEqual(one.diagnostics.map(() => "would-not-work"));
        expect(one.diagnostics.length).toBeGreaterThan(0);
      }
  });
});

describe("a node that comes", () => {
  it("is counted in the racks whose servers have links of their own, too: there its ToRs get a port", () => {
    const spec = specOf(2, [1, { nodes: 2, tors: 2 }], { model: "as-per-rack" });
    const racks = spec.racks.map((rack) =>
      rack.name === "r1" ? { ...rack, attachment: "routed" as const } : rack,
    );
    const growthIn = (all: object): object | null => {
      const result = compareModels(all, { only: ["as-per-rack"] });
      const found = result.ok ? result.comparison.candidates.find(({ chosen }) => chosen) : undefined;
      return found?.permitted === true ? found.growth.node : null;
    };
    expect(growthIn({ ...spec, racks })).toEqual({ room: true, spines: [], tors: ["r1-tor0", "r1-tor1"] });
    expect(growthIn(spec)).toEqual({ room: true, spines: [], tors: [] });
  });
});
