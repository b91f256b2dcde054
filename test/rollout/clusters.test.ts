import { findWay, sideOf } from "../../src/change/index.ts";
import { contextsOf } from "../../src/cli/rollout/contexts.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { legBetween, limitsOf, stagesOf, type ClusterChange } from "../../src/rollout/index.ts";
import { datacenter } from "../lab/fabrics/clusters.ts";

type Clusters = NonNullable<DatacenterSpec["clusters"]>;

const [prod, ml] = datacenter.clusters as unknown as [Clusters[number], Clusters[number]];
const HEAD: DatacenterSpec = {
  ...datacenter,
  clusters: [prod, { ...ml, services: { loadBalancerIps: ["198.18.1.0/24", "198.18.4.0/24"] } }],
};
const THIRD: DatacenterSpec = {
  ...datacenter,
  clusters: [prod, ml, { name: "third", index: 2, pods: "10.66.0.0/16" }],
};

const stages = (to: DatacenterSpec) => {
  const [before, after] = [compile(datacenter), compile(to)];
  return stagesOf(before, after, findWay(sideOf(before), sideOf(after)).batches);
};

describe("a rollout in a fabric of several clusters", () => {
  it("begins with the objects of each as they are, and ends with them as wanted", () => {
    const objects = (spec: DatacenterSpec) =>
      compile(spec).clusters.map(({ mark, calico }) => ({ mark, calico }));
    const all = stages(HEAD);
    expect(all[0]?.clusters).toEqual(objects(datacenter));
    expect(all.at(-1)?.clusters).toEqual(objects(HEAD));
  });

  it("changes objects of that cluster alone whose they are", () => {
    const all = stages(HEAD);
    const changes = all.slice(1).flatMap((to, at): readonly ClusterChange[] => {
      const from = all[at];
      return from === undefined ? [] : legBetween(from, to, {}).clusters;
    });
    expect(new Set(changes.map(({ mark }) => mark))).toEqual(new Set(["ml"]));
    expect(changes.flatMap(({ objects }) => objects).length).toBeGreaterThan(1);
  });

  it("brings no cluster up and takes none away", () => {
    const limits = (from: DatacenterSpec, to: DatacenterSpec) => limitsOf(compile(from), compile(to), []);
    expect(limits(datacenter, HEAD)).toEqual([]);
    for (const said of [limits(datacenter, THIRD), limits(THIRD, datacenter)])
      expect(said).toEqual([expect.stringMatching(/^third: a cluster that comes or goes as a whole/)]);
  });
});

const ONE: Parameters<typeof contextsOf>[0] = [{ name: null, mark: null }];
const TWO = compile(datacenter).clusters;

describe("--context", () => {
  it("names the cluster where there is one, and each of several by its name", () => {
    expect(contextsOf(ONE, { context: ["blue"] })(null)).toEqual({ context: "blue" });
    expect(contextsOf(ONE, {})(null)).toEqual({});
    const of = contextsOf(TWO, { context: ["ml=x=y"], kubeconfig: "/k" });
    expect(of("ml")).toEqual({ kubeconfig: "/k", context: "x=y" });
    expect(() => of(null)).toThrow(
      "objects of the cluster prod are changed, and nothing says where it is: give --context prod=… --context ml=…",
    );
  });

  it.each<readonly [string, typeof ONE, readonly string[], string]>([
    ["two where there is one cluster", ONE, ["a", "b"], "give --context once"],
    ["no name where there are several", TWO, ["blue"], "--context blue has none of them"],
    ["a name that none has", TWO, ["lab=blue"], "--context lab=blue has none of them"],
  ])("is refused with %s", (_, clusters, context, words) => {
    expect(() => contextsOf(clusters, { context })).toThrow(words);
  });
});
