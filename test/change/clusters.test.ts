import { findWay, stopsOf, viewWay, wayText, type Side } from "../../src/change/index.ts";
import { mixerOf } from "../../src/change/mixed.ts";
import { idOf, unitsBetween } from "../../src/change/units.ts";
import { AFTER } from "../../src/change/version.ts";
import { reviewWay, simulate, type DatacenterSpec } from "../../src/index.ts";
import { reachability } from "../../src/simulate/index.ts";
import { datacenter } from "../lab/fabrics/clusters.ts";
import { side } from "./sides.ts";

type Clusters = NonNullable<DatacenterSpec["clusters"]>;
type Racks = NonNullable<DatacenterSpec["racks"]>;

const [prod, ml] = datacenter.clusters as unknown as [Clusters[number], Clusters[number]];
const [r1, r2, r3] = datacenter.racks as unknown as [Racks[number], Racks[number], Racks[number]];

const withClusters = (...clusters: Clusters): DatacenterSpec => ({ ...datacenter, clusters });
const withRacks = (...racks: Racks): DatacenterSpec => ({ ...datacenter, racks });
const rack = (name: string, cluster: string, node: string): Racks[number] => ({
  ...{ name, index: 3, cluster },
  nodes: [{ name: node, index: 0 }],
});

/** The same with its nodes, and the one that comes. */
const grown: Racks[number] = {
  ...r2,
  nodes: [...(r2.nodes ?? []), { name: "ml-9", index: 3, cluster: "ml" }],
};

const CHANGES: Readonly<Record<string, DatacenterSpec>> = {
  "a rack comes": withRacks(r1, r2, r3, rack("r4", "ml", "ml-3")),
  "a node comes to a shared rack": withRacks(r1, grown, r3),
  "a cluster leaves its racks": withRacks(r1, { ...r2, nodes: (r2.nodes ?? []).slice(0, 2) }),
  "a cluster comes": {
    ...withRacks(r1, r2, r3, rack("r4", "third", "t-1")),
    clusters: [prod, ml, { name: "third", index: 2, pods: "10.66.0.0/16" }],
  },
  "services of one come": withClusters(prod, {
    ...ml,
    services: { loadBalancerIps: ["198.18.1.0/24", "198.18.4.0/24"] },
  }),
  "two come to know each other": withClusters({ ...prod, reaches: ["ml"] }, ml),
};

const base = side(datacenter);

/** Pairs that reach each other though their clusters are apart, where both ends say so. */
const crossingsAt = (before: Side, after: Side): readonly number[] => {
  const { batches } = findWay(before, after);
  return stopsOf(before, after, batches).map(
    ({ intents }) => reachability(simulate(intents)).crossings?.count ?? 0,
  );
};

describe("a change in a fabric of several clusters", () => {
  it.each(Object.entries(CHANGES))("when %s is what is wanted once all is done", (_, spec) => {
    const after = side(spec);
    const { units } = unitsBetween(base, after);
    const { mixed } = mixerOf(base, after);
    const { blocks: __, ...start } = mixed(new Map());
    const { blocks: ___, ...done } = mixed(new Map(units.map((unit) => [idOf(unit), AFTER])));
    expect(start).toEqual(base.intents);
    expect(done.cluster).toEqual(after.intents.cluster);
    expect((done.otherClusters ?? []).filter(({ racks }) => racks.length > 0)).toEqual(
      (after.intents.otherClusters ?? []).filter(({ racks }) => racks.length > 0),
    );
  });

  it.each(Object.entries(CHANGES))("when %s loses nothing, there and back", (_, spec) => {
    for (const [from, to] of [
      [base, side(spec)],
      [side(spec), base],
    ] as const)
      expect(viewWay(findWay(from, to))).toMatchObject({ lossless: true, consent: [] });
  });

  it.each(Object.entries(CHANGES).filter(([name]) => !name.includes("know")))(
    "when %s lets no two meet that are apart, at no stop",
    (_, spec) => {
      for (const crossings of [crossingsAt(base, side(spec)), crossingsAt(side(spec), base)])
        expect(crossings.filter((count) => count > 0)).toEqual([]);
    },
  );

  it("has that with index 0 be what the only one was", () => {
    const pool = "10.64.0.0/16";
    const { clusters: _, ...one } = withRacks(r1, rack("r4", "", "ml-3"));
    const alone: DatacenterSpec = {
      ...one,
      pools: { pods: pool },
      racks: (one.racks ?? []).map(({ cluster: __, ...own }) => own),
    };
    const second = {
      ...withClusters({ name: "prod", index: 0, pods: pool }, { name: "ml", index: 1, pods: "10.65.0.0/16" }),
      racks: [r1, { ...rack("r4", "prod", "ml-3") }, { ...rack("r3", "ml", "ml-2"), index: 2 }],
    };
    const found = viewWay(findWay(side(alone), side(second)));
    expect(found).toMatchObject({ lossless: true, end: { pairs: 0, partly: 0 } });
    const kinds = found.batches.flatMap(({ steps }) =>
      steps.map(({ kind, name, does }) => `${does} ${kind} ${name}`),
    );
    expect(kinds).toEqual(expect.arrayContaining(["comes rack ml/r3", "comes cluster ml"]));
    expect(kinds.filter((one) => one.includes("rack r1") || one.includes("nodes"))).toEqual([]);
  });

  it("names objects by their cluster", () => {
    const text = wayText("clusters", viewWay(findWay(base, side(CHANGES["a cluster comes"] ?? datacenter))));
    expect(text).toContain("new: r4-tor0, Calico's settings of third, Calico's rack third/r4\n");
  });

  it("has no way where a node goes from one to another", () => {
    const [, , last] = r2.nodes ?? [];
    const moved = withRacks(
      r1,
      {
        ...r2,
        nodes: [...(r2.nodes ?? []).slice(0, 2), { ...last, name: "ml-1", index: 2, cluster: "prod" }],
      },
      r3,
    );
    const { refused, way } = reviewWay({ value: datacenter }, { value: moved }, { renumber: ["ml-1"] });
    expect(way).toBeNull();
    expect(refused).toEqual([expect.stringContaining("set up anew (ml-1): take them out first")]);
  });
});
