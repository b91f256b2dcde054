import { compile, type DatacenterSpec } from "../../src/index.ts";
import { listManifests } from "../../src/calico/index.ts";
import { importFabric, objectsIn, type ClusterObject, type Import } from "../../src/import/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { STACKS } from "../support/fabrics.ts";
import { differing, textsOf } from "./imported.ts";

const specOf = (name: string): DatacenterSpec => {
  const found = STACKS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const objectsOf = (spec: DatacenterSpec): readonly ClusterObject[] =>
  listManifests(compile(spec).calico).flatMap(({ object }) => objectsIn(object) ?? []);

const fromCluster = (objects: readonly ClusterObject[]): Extract<Import, { ok: true }> => {
  const result = importFabric("imported", { platform: "frr", texts: [], objects });
  if (!result.ok) throw new Error(result.faults.join("\n"));
  return result;
};

const object = (kind: string, name: string, spec: object, more: object = {}): ClusterObject => {
  const [one] =
    objectsIn({
      apiVersion: kind === "Node" ? "v1" : "projectcalico.org/v3",
      kind,
      metadata: { name },
      spec,
      ...more,
    }) ?? [];
  if (one === undefined) throw new Error(`no object: ${kind} ${name}`);
  return one;
};

describe("a cluster's objects", () => {
  it.each([
    "demo",
    "as-per-rack-mesh",
    "as-per-rack-reflectors",
    "as-per-rack-dual",
    "as-per-server-dual",
    "downward-default",
    "igp",
  ])("of %s become a spec whose objects are these, field by field", (name) => {
    const objects = objectsOf(specOf(name));
    const { trial } = fromCluster(objects);
    expect(differing(trial)).toEqual([]);
    expect(trial.comparisons.flatMap(({ beside }) => beside)).toEqual([]);
    expect(trial.fabric?.calico.nodes).toEqual(compile(specOf(name)).calico.nodes);
  });

  it("as the API server prints them, with its defaults beside, differ in nothing", () => {
    const printed = objectsOf(demo).map((one) =>
      one.kind === "IPPool"
        ? { ...one, spec: { ...one.spec, allowedUses: ["Workload", "Tunnel"], assignmentMode: "Automatic" } }
        : one,
    );
    expect(differing(fromCluster(printed).trial)).toEqual([]);
  });

  it("beside switches' texts name the nodes that these don't", () => {
    const result = importFabric("imported", {
      platform: "frr",
      texts: textsOf(demo),
      objects: objectsOf(demo),
    });
    expect(result).toMatchObject({ ok: true, notes: [], way: [] });
    if (result.ok) expect(differing(result.trial)).toEqual([]);
  });

  it("that a fabric would take the place of are told with the steps that lead there", () => {
    const pool = object("IPPool", "default-ipv4-ippool", {
      cidr: "192.168.0.0/16",
      blockSize: 26,
      ipipMode: "Always",
      nodeSelector: "all()",
    });
    const peer = object("BGPPeer", "old-tor", {
      nodeSelector: "all()",
      peerIP: "10.192.0.1",
      asNumber: 64600,
    });
    const { trial, way } = fromCluster([...objectsOf(demo), pool, peer]);
    expect(differing(trial)).toEqual([]);
    expect(way.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "pool-serves-nodes IPPool default-ipv4-ippool",
      "peer-conflicts BGPPeer old-tor",
    ]);
    expect(way[0]?.hint).toContain("kubectl patch ippool default-ipv4-ippool");
  });

  it("have the whole way told in the order of its steps: pools, peers, the mesh", () => {
    const [mesh] = [object("BGPConfiguration", "default", { nodeToNodeMeshEnabled: true, asNumber: 64512 })];
    const overlaps = object("IPPool", "a-old", { cidr: "10.32.0.0/20", nodeSelector: "has(old)" });
    const serves = object("IPPool", "default-ipv4-ippool", { cidr: "192.168.0.0/16", nodeSelector: "all()" });
    const same = object("BGPPeer", "old-tor", { peerIP: "10.192.0.1", asNumber: 64600 });
    const stranger = object("BGPPeer", "firewall", { peerIP: "203.0.113.1", asNumber: 65000 });
    const own = objectsOf(demo).filter(({ kind }) => kind !== "BGPConfiguration");
    const { way } = fromCluster([...own, mesh, overlaps, serves, same, stranger]);
    expect(way.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "pool-overlaps IPPool a-old",
      "pool-serves-nodes IPPool default-ipv4-ippool",
      "peer-conflicts BGPPeer old-tor",
      "peer-of-others BGPPeer firewall",
      "mesh-on BGPConfiguration default",
    ]);
    expect(way.map(({ hint }) => hint).join("\n")).toMatch(
      /kubectl delete ippool a-old[^]*"disabled":true[^]*kubectl delete bgppeer old-tor[^]*--exclude/,
    );
  });

  it("of two clusters are refused, with what to do", () => {
    const result = importFabric("imported", {
      platform: "frr",
      texts: [],
      objects: [...objectsOf(demo), ...objectsOf(demo)],
    });
    expect(result).toMatchObject({ ok: false, faults: [expect.stringContaining("under `clusters`")] });
  });

  it("of the model l2 are known for what they are, and what to write is said", () => {
    const { notUnderstood } = fromCluster(objectsOf(specOf("l2-planes")));
    expect(notUnderstood).toEqual([expect.stringContaining("fabric: { model: l2 }")]);
  });

  it("beside switches' texts name who has an address that several servers have", () => {
    const spec = specOf("as-per-rack-outside");
    const result = importFabric("imported", {
      platform: "frr",
      texts: textsOf(spec),
      objects: objectsOf(spec).filter(({ kind }) => kind === "Node"),
    });
    if (!result.ok) throw new Error(result.faults.join("\n"));
    expect(result.trial.spec["anycast"]).toMatchObject([{ address: "198.51.100.250" }]);
  });

  it("of a cluster that no fabric is under yet are its nodes by network, and the way from its mesh", () => {
    const nodes = ["10.192.0.10", "10.192.0.11", "10.192.1.10"].map((address, at) =>
      object(
        "Node",
        `worker-${String(at + 1)}`,
        {},
        {
          metadata: {
            name: `worker-${String(at + 1)}`,
            annotations: { "projectcalico.org/IPv4Address": `${address}/24` },
          },
        },
      ),
    );
    const pool = object("IPPool", "default-ipv4-ippool", { cidr: "192.168.0.0/16", nodeSelector: "all()" });
    const { trial, notes, way } = fromCluster([...nodes, pool]);
    expect(trial.spec["racks"]).toMatchObject([
      { name: "rack-1", nodes: [{ name: "worker-1" }, { name: "worker-2" }] },
      { name: "rack-2", nodes: [{ name: "worker-3" }] },
    ]);
    expect(way.map(({ code }) => code)).toEqual(["pool-serves-nodes", "mesh-on"]);
    expect(notes.join("\n")).toContain("racks without a name are networks that nodes stand in");
  });

  it("that are none, or of no fabric, are refused in a sentence", () => {
    expect(objectsIn({ kind: "IPPool" })).toBeNull();
    expect(objectsIn("text")).toBeNull();
    expect(importFabric("imported", { platform: "frr", texts: [], objects: [] })).toMatchObject({
      ok: false,
      faults: [expect.stringContaining("no node and no rack")],
    });
  });
});
