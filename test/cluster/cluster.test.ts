import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calicoObjects } from "../../src/calico/index.ts";
import { refusedFields } from "../../src/change-rules/index.ts";
import { objectDrift } from "../../src/deliver/index.ts";
import { compile } from "../../src/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { specOf } from "../support/specs.ts";
import { waitFor } from "../support/wait-for.ts";
import { attachCluster, startCluster, type Cluster, type ClusterRecord } from "./cluster.ts";
import { releaseNamespaces } from "./namespaces.ts";
import { createNode } from "./nodes.ts";
import type { KubeObject } from "./objects.ts";

const POOL = { apiVersion: "projectcalico.org/v3", kind: "IPPool" } as const;
const NAMESPACE = { apiVersion: "v1", kind: "Namespace" } as const;

function pool(name: string, spec: Record<string, unknown>): KubeObject {
  return { ...POOL, metadata: { name }, spec };
}

describeWith(
  "cluster",
  ["kubeApiserver", "labPrograms", "calicoCrds"],
  ({ kubeApiserver, labPrograms, calicoCrds }) => {
    let dir: string;
    let cluster: Cluster;

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), "cluster-"));
      cluster = await startCluster({
        dir: join(dir, "run"),
        apiserver: kubeApiserver,
        etcd: labPrograms.etcd,
        crds: calicoCrds,
        detached: true,
      });
    }, 90_000);

    afterAll(async () => {
      await (cluster as Cluster | undefined)?.stop();
      rmSync(dir, { recursive: true });
    }, 30_000);

    it("can be found again from its record, which holds no secret", async () => {
      const text = JSON.stringify(cluster.record);
      expect(text).not.toContain(cluster.token);
      const again = attachCluster(JSON.parse(text) as ClusterRecord);
      expect(again.running()).toBe(true);
      expect(again.token).toBe(cluster.token);
      expect(await again.client.list(NAMESPACE)).not.toHaveLength(0);
    });

    it("keeps its kubeconfig and keys to their owner", () => {
      for (const name of ["kubeconfig", "tokens.csv", "service-account.key"]) {
        expect(statSync(join(dir, "run", name)).mode & 0o777).toBe(0o600);
      }
    });

    it("serves Calico's kinds, and refuses what Calico's definitions refuse", async () => {
      const { client } = cluster;
      const made = await client.create(pool("made", { cidr: "10.64.0.0/16" }));
      expect(made["spec"]).toMatchObject({ cidr: "10.64.0.0/16", nodeSelector: "all()" });
      expect(await client.list(POOL)).toMatchObject([{ ...POOL, metadata: { name: "made" } }]);
      await expect(client.create(pool("bad", { cidr: "10.64.0.0/16", blocksize: 26 }))).rejects.toThrow(
        "spec.blocksize",
      );
      await expect(
        client.patch({ ...POOL, name: "made" }, { spec: { cidr: "10.65.0.0/16" } }),
      ).rejects.toMatchObject({
        code: 422,
        message: expect.stringContaining("CIDR cannot be changed") as string,
      });
      expect(await client.delete({ ...POOL, name: "made" })).toBe(true);
      expect(await client.delete({ ...POOL, name: "made" })).toBe(false);
      expect(await client.get({ ...POOL, name: "made" })).toBeUndefined();
    });

    it("refuses every field of a pool that is said to be refused, and lets a pool be kept from new pods by other hands", async () => {
      const { client } = cluster;
      const wanted = pool("held", { cidr: "10.70.0.0/16", blockSize: 26 });
      await client.apply(wanted, { fieldManager: "fabric" });
      const others: Readonly<Record<string, unknown>> = {
        "spec.cidr": { cidr: "10.71.0.0/16" },
        "spec.blockSize": { blockSize: 27 },
      };
      expect(Object.keys(others)).toEqual(refusedFields("IPPool"));
      for (const spec of Object.values(others))
        await expect(client.patch({ ...POOL, name: "held" }, { spec })).rejects.toMatchObject({ code: 422 });
      await client.patch(
        { ...POOL, name: "held" },
        { spec: { disabled: true } },
        { fieldManager: "kubectl-patch" },
      );
      expect((await client.apply(wanted, { fieldManager: "fabric" }))["spec"]).toMatchObject({
        disabled: true,
      });
      await client.delete({ ...POOL, name: "held" });
      const anew = await client.apply(pool("held", { cidr: "10.71.0.0/16" }), { fieldManager: "fabric" });
      expect(anew["spec"]).toMatchObject({ cidr: "10.71.0.0/16" });
      await client.delete({ ...POOL, name: "held" });
    });

    it("keeps a label that another hand holds too when the one lets go of it, as the way to another rack label has it", async () => {
      const { client } = cluster;
      await createNode(client, "relabelled", { internalIP: "10.1.0.21", labels: {} });
      const labelled = (labels: Readonly<Record<string, string>>): KubeObject => ({
        apiVersion: "v1",
        kind: "Node",
        metadata: { name: "relabelled", labels: { ...labels } },
      });
      const labels = async () =>
        (await client.get({ apiVersion: "v1", kind: "Node", name: "relabelled" }))?.metadata.labels;
      await client.apply(labelled({ rack: "r1" }), { fieldManager: "fabric" });
      await client.apply(labelled({ rack: "r1", "example.org/rack": "r1" }), { fieldManager: "relabel" });
      await client.apply(labelled({ "example.org/rack": "r1" }), { fieldManager: "fabric" });
      expect(await labels()).toMatchObject({ rack: "r1", "example.org/rack": "r1" });
      await client.apply(labelled({}), { fieldManager: "relabel" });
      expect(await labels()).toMatchObject({ "example.org/rack": "r1" });
      expect(await labels()).not.toHaveProperty("rack");
    });

    it("applies by field manager: a dry run keeps nothing, a conflict is an error until it is forced", async () => {
      const { client } = cluster;
      const wanted = pool("applied", { cidr: "10.66.0.0/16", ipipMode: "Never" });
      await client.apply(wanted, { fieldManager: "one", dryRun: true });
      expect(await client.get({ ...POOL, name: "applied" })).toBeUndefined();
      await client.apply(wanted, { fieldManager: "one" });
      const other = pool("applied", { cidr: "10.66.0.0/16", ipipMode: "Always" });
      await expect(client.apply(other, { fieldManager: "two" })).rejects.toMatchObject({
        code: 409,
        reason: "Conflict",
      });
      const forced = await client.apply(other, { fieldManager: "two", force: true });
      expect(forced["spec"]).toMatchObject({ ipipMode: "Always" });
    });

    it("says which kind it does not know", async () => {
      await expect(
        cluster.client.get({ apiVersion: "example.org/v1", kind: "Nothing", name: "x" }),
      ).rejects.toThrow(
        "the API server knows no kind Nothing in example.org/v1; is its definition (CRD) installed?",
      );
    });

    it("has nodes that are registered as kubelets do", async () => {
      await createNode(cluster.client, "node-1", { internalIP: "10.1.0.11", labels: { rack: "1" } });
      const nodes = await cluster.client.list(
        { apiVersion: "v1", kind: "Node" },
        { labelSelector: "rack=1" },
      );
      expect(nodes).toMatchObject([
        { kind: "Node", metadata: { name: "node-1" }, status: { addresses: [{ address: "10.1.0.11" }, {}] } },
      ]);
    });

    it("is looked at for drift: what the fabric writes is there, whatever others add, until somebody changes it", async () => {
      const { client, kubeconfig } = cluster;
      const [{ calico }] = compile(specOf(1, [1])).clusters;
      const seen = async () =>
        Object.fromEntries(
          (await objectDrift({ kubeconfig }, calico)).flatMap(({ object, drift }) =>
            drift.length === 0 ? [] : [[object, drift]],
          ),
        );
      const before = await seen();
      expect(before["Node r0-n0"]).toEqual(["it is not there"]);
      expect(before["BGPConfiguration default"]).toEqual(["it is not there"]);

      for (const { name, labels, annotations } of calico.nodes) {
        await createNode(client, name, { internalIP: "10.1.0.31", labels });
        await client.patch({ apiVersion: "v1", kind: "Node", name }, { metadata: { annotations } });
      }
      for (const { apiVersion, kind, metadata, spec } of calicoObjects(calico))
        await client.create({ apiVersion, kind, metadata, spec });
      expect(await seen()).toEqual({});

      const [peer] = calico.peers;
      if (peer === undefined) throw new Error("the fabric has no peer");
      const { apiVersion, kind, metadata } = peer;
      await client.patch({ apiVersion, kind, name: metadata.name }, { spec: { maxRestartTime: "7s" } });
      await client.patch(
        { apiVersion: "v1", kind: "Node", name: "r0-n0" },
        { metadata: { labels: { mine: "1" } } },
      );
      const drifted = await seen();
      expect(Object.keys(drifted)).toEqual([`BGPPeer ${metadata.name}`]);
      expect(drifted[`BGPPeer ${metadata.name}`]).toEqual([
        'spec.maxRestartTime is "7s", and is to be "120s"',
      ]);
    });

    it("lets go of namespaces, which takes a controller that it does not have", async () => {
      const controller = new AbortController();
      const controlling = releaseNamespaces(cluster.client, controller.signal);
      await cluster.client.create({ ...NAMESPACE, metadata: { name: "short-lived" } });
      await cluster.client.delete({ ...NAMESPACE, name: "short-lived" });
      const gone = async () =>
        (await cluster.client.get({ ...NAMESPACE, name: "short-lived" })) === undefined;
      await waitFor(gone, { what: "the namespace to be gone", withinSeconds: 10 });
      controller.abort();
      await controlling;
    });

    it("ends what it had started when it cannot start, with the server's last words", async () => {
      const failing = startCluster({
        dir: join(dir, "failed"),
        apiserver: "/bin/false",
        etcd: labPrograms.etcd,
      });
      await expect(failing).rejects.toThrow("kube-apiserver ended while starting");
      const missing = startCluster({
        dir: join(dir, "missing"),
        apiserver: kubeApiserver,
        etcd: "/no/such/etcd",
      });
      await expect(missing).rejects.toThrow("/no/such/etcd");
    });

    it("stops all its processes, from another process too", async () => {
      await attachCluster(cluster.record).stop();
      expect(cluster.running()).toBe(false);
      expect(cluster.pids).toHaveLength(2);
      await cluster.stop();
    });
  },
);
