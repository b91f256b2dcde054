import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Fabric, type Operation } from "../../components/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { mockEngine, type Registered } from "./mocks.ts";

const spec: DatacenterSpec = {
  name: "dc",
  capacity: { maxRacks: 8 },
  bgp: { discovery: "static" },
  clusters: [
    { name: "prod", index: 0, pods: "10.64.0.0/16" },
    { name: "ml", index: 1, pods: "10.65.0.0/16" },
  ],
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r1",
      index: 0,
      cluster: "prod",
      nodes: [
        { name: "prod-1", index: 0 },
        { name: "ml-1", index: 1, cluster: "ml" },
      ],
    },
  ],
};

const switches = { transport: "file", folder: "/out/switches" } as const;

const inCluster = (name: string): NonNullable<Operation["cluster"]> => ({
  target: "kubernetes",
  provider: new kubernetes.Provider(name, {}),
});

let registered: readonly Registered[];
beforeEach(() => {
  registered = mockEngine();
});

const ofType = (suffix: string): Registered[] => registered.filter(({ type }) => type.endsWith(suffix));

const made = async (operation: Operation): Promise<Fabric> => {
  const fabric = new Fabric("dc", { spec, operation });
  await pulumi.runtime.disconnect();
  return fabric;
};

describe("a Fabric of several clusters", () => {
  it("puts each one's objects and nodes in its own cluster, and keeps the names that the first has as the only one", async () => {
    const fabric = await made({
      switches,
      cluster: inCluster("cluster"),
      clusters: { ml: inCluster("cluster-ml") },
    });
    expect([...fabric.clusters.keys()]).toEqual(["prod", "ml"]);
    const placed = [...ofType(":IPPool"), ...ofType(":NodePatch")].map(({ name, provider }) => [
      name,
      provider,
    ]);
    expect(placed).toEqual([
      ["dc-ippool-rack-r1", "cluster"],
      ["dc-ml-ippool-rack-r1", "cluster-ml"],
      ["prod-1", "cluster"],
      ["ml-1", "cluster-ml"],
    ]);
  });

  it("writes each one's manifests in a folder of its name", async () => {
    await made({ switches, cluster: { target: "manifests", folder: "/out/calico" } });
    expect(ofType("ManifestFolder").map(({ name, inputs }) => [name, inputs["folder"]])).toEqual([
      ["dc", "/out/calico/prod"],
      ["dc-ml", "/out/calico/ml"],
    ]);
  });

  it("is refused where it is not said where one's objects go, or one is named that is not there", () => {
    const operation = { switches, cluster: inCluster("cluster") };
    expect(() => new Fabric("dc", { spec, operation })).toThrow(
      /objects of cluster ml go: give it as clusters\.ml/,
    );
    const other = { ...operation, clusters: { ml: inCluster("cluster-ml"), nl: inCluster("cluster-nl") } };
    expect(() => new Fabric("dc", { spec, operation: other })).toThrow(/names cluster nl/);
  });
});
