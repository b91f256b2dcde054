import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calicoObjects } from "../../src/calico/index.ts";
import { formatFinding, lookAtCluster } from "../../src/deliver/index.ts";
import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { CALICO_VERSIONS, type CalicoVersion } from "../../src/spec/index.ts";
import { expectGolden } from "../support/golden.ts";
import { STACKS } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";
import { waitFor } from "../support/wait-for.ts";
import { specOf } from "../support/specs.ts";
import { definitionsOf } from "./calico-release.ts";
import { startCluster, type Cluster } from "./cluster.ts";
import { loadDefinitions, readDefinitions } from "./definitions.ts";
import { createNode } from "./nodes.ts";
import type { KubeObject } from "./objects.ts";

const DEFINITION = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" } as const;

/** A kind with whatever fields: of Calico's and the operator's that `CALICO_CRDS` has no definitions of. */
function anyFields(group: string, version: string, kind: string, plural: string): KubeObject {
  const schema = {
    openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
  };
  return {
    ...DEFINITION,
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: "Cluster",
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema }],
    },
  };
}

const inside = (version: CalicoVersion, spec: DatacenterSpec): CompiledFabric =>
  compile({ ...spec, calico: { ...spec.calico, version } });

/** Two racks of a node each. */
const small = specOf(1, [1, 1]);

/** calico-node as Calico's manifests run it, as far as it is looked at. */
const daemonSet = (image: string): KubeObject => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "calico-node", namespace: "kube-system" },
  spec: {
    selector: { matchLabels: { app: "calico-node" } },
    template: {
      metadata: { labels: { app: "calico-node" } },
      spec: {
        containers: [
          {
            name: "calico-node",
            image,
            env: [
              { name: "IP", value: "autodetect" },
              {
                name: "CALICO_NETWORKING_BACKEND",
                valueFrom: { configMapKeyRef: { name: "calico-config", key: "calico_backend" } },
              },
            ],
          },
        ],
      },
    },
  },
});

const V3 = "projectcalico.org/v3";
const OPERATOR = { fieldManager: "operator" } as const;

describeWith(
  "a cluster of each release of Calico",
  ["kubeApiserver", "labPrograms", "calicoReleases"],
  ({ kubeApiserver, labPrograms, calicoReleases }) => {
    let dir: string;
    let cluster: Cluster;
    let served: readonly KubeObject[] = [];

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), "releases-"));
      cluster = await startCluster({
        dir: join(dir, "run"),
        apiserver: kubeApiserver,
        etcd: labPrograms.etcd,
      });
    }, 90_000);

    afterAll(async () => {
      await (cluster as Cluster | undefined)?.stop();
      rmSync(dir, { recursive: true });
    }, 30_000);

    const look = async (fabric: CompiledFabric) =>
      (await lookAtCluster({ kubeconfig: cluster.kubeconfig }, fabric)).findings;

    const codesOf = async (fabric: CompiledFabric): Promise<readonly string[]> =>
      (await look(fabric)).map(({ severity, code }) => `${severity} ${code}`);

    /** The release's definitions in place of another's: the server forgets a kind with all that is of it. */
    async function serve(definitions: readonly KubeObject[]): Promise<void> {
      const { client } = cluster;
      for (const { metadata } of served) await client.delete({ ...DEFINITION, name: metadata.name });
      await waitFor(
        async () => {
          const left = new Set((await client.list(DEFINITION)).map(({ metadata }) => metadata.name));
          return served.every(({ metadata }) => !left.has(metadata.name));
        },
        { what: "the other release's definitions to be gone", withinSeconds: 30 },
      );
      served = definitions;
      await loadDefinitions(client, definitions);
    }

    it("is found to have no Calico where it has none", async () => {
      expect(await codesOf(compile(small))).toEqual(["error calico-absent"]);
    });

    it("is found not to serve Calico's objects where they are only stored, as without Calico's API server", async () => {
      await serve(
        readDefinitions(join(calicoReleases, "3.30")).concat(
          anyFields("crd.projectcalico.org", "v1", "ClusterInformation", "clusterinformations"),
        ),
      );
      await cluster.client.create({
        apiVersion: "crd.projectcalico.org/v1",
        kind: "ClusterInformation",
        metadata: { name: "default" },
        spec: { calicoVersion: "v3.29.1" },
      });
      const { version, findings } = await lookAtCluster(
        { kubeconfig: cluster.kubeconfig },
        inside("3.32", small),
      );
      expect(version).toBe("v3.29.1");
      expect(findings.map(({ code }) => code)).toEqual(["api-not-served", "version-refuses", "node-absent"]);
      expect(findings[0]?.hint).toContain("calicoctl");
    });

    it.each(CALICO_VERSIONS)(
      "takes every object of every fabric that is for %s, and no field of a newer release",
      async (version) => {
        await serve(definitionsOf(calicoReleases, version));
        const { client } = cluster;
        for (const spec of STACKS) {
          const objects = calicoObjects(inside(version, spec).calico);
          await Promise.all(objects.map((object) => client.create({ ...object }, { dryRun: true })));
        }
        if (version === "3.32") return;
        const [peer] = inside("3.32", small).calico.peers.map((one) => ({ ...one }));
        if (peer === undefined) throw new Error("the fabric has no BGPPeer");
        await expect(client.create(peer, { dryRun: true })).rejects.toThrow("keepaliveTime");
      },
      60_000,
    );

    it("is looked at with all that others have put there, each finding with its way out", async () => {
      const { client } = cluster;
      await serve(definitionsOf(calicoReleases, "3.30"));
      await client.create({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "calico-config", namespace: "kube-system" },
        data: { calico_backend: "bird" },
      });
      await client.create(daemonSet("docker.io/calico/node:v3.30.2"));
      await client.apply(
        {
          apiVersion: V3,
          kind: "IPPool",
          metadata: {
            name: "default-ipv4-ippool",
            labels: { "app.kubernetes.io/managed-by": "tigera-operator" },
          },
          spec: { cidr: "192.168.0.0/16", ipipMode: "Always" },
        },
        OPERATOR,
      );
      await client.apply(
        {
          apiVersion: V3,
          kind: "BGPConfiguration",
          metadata: { name: "default" },
          spec: { asNumber: 64512, serviceClusterIPs: [{ cidr: "10.97.0.0/16" }] },
        },
        { fieldManager: "helm" },
      );
      await client.apply(
        {
          apiVersion: V3,
          kind: "BGPPeer",
          metadata: { name: "old" },
          spec: { peerIP: "10.192.0.1", asNumber: 64999 },
        },
        OPERATOR,
      );
      await createNode(client, "r0-n0", { internalIP: "203.0.113.10" });
      await createNode(client, "control-1", { internalIP: "203.0.113.9" });
      await client.patch(
        { apiVersion: "v1", kind: "Node", name: "r0-n0" },
        { metadata: { annotations: { "projectcalico.org/IPv4Address": "203.0.113.10/24" } } },
        { fieldManager: "calico-node" },
      );
      const fabric = compile({ ...small, services: { clusterIps: ["10.96.0.0/16"] } });
      expectGolden(
        "golden/cluster/others.txt",
        (await look(fabric)).map((one) => `${formatFinding(one)}\n`).join(""),
      );
    }, 30_000);

    it("is found ready once the fabric is in it, whoever looks", async () => {
      const { client } = cluster;
      const fabric = compile(small);
      for (const [kind, name] of [
        ["IPPool", "default-ipv4-ippool"],
        ["BGPPeer", "old"],
        ["BGPConfiguration", "default"],
      ] as const)
        await client.delete({ apiVersion: V3, kind, name });
      await client.delete({ apiVersion: "v1", kind: "Node", name: "control-1" });
      await createNode(client, "r1-n0", { internalIP: "203.0.113.11" });
      const env = ["IP_AUTODETECTION_METHOD=cidr=10.192.0.0/16"].map((one) => one.split(/=(.*)/s));
      await client.patch(
        { apiVersion: "apps/v1", kind: "DaemonSet", name: "calico-node", namespace: "kube-system" },
        env.map(([name, value]) => ({
          op: "add",
          path: "/spec/template/spec/containers/0/env/-",
          value: { name, value },
        })),
      );
      const pulumi = { fieldManager: "pulumi-kubernetes-12345678", force: true } as const;
      for (const object of calicoObjects(fabric.calico)) await client.apply({ ...object }, pulumi);
      for (const { name, labels, annotations } of fabric.calico.nodes)
        await client.apply(
          { apiVersion: "v1", kind: "Node", metadata: { name, labels, annotations } },
          pulumi,
        );
      expect(await look(fabric)).toEqual([]);
    }, 30_000);
  },
);
