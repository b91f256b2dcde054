import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster, type Cluster } from "../cluster/cluster.ts";
import { releaseNamespaces } from "../cluster/namespaces.ts";
import { createNode } from "../cluster/nodes.ts";
import { describeWith } from "../support/prerequisites.ts";
import { runStack } from "./run-stack.ts";
import { kubernetesPlugin } from "./select.ts";
import type { Manifest, StackRequest, StackResult } from "./stack.ts";

const CALICO = "projectcalico.org/v3";
const PASSWORD = "correct-horse-battery";

const resources = {
  pool: {
    apiVersion: CALICO,
    kind: "IPPool",
    metadata: { name: "rack-1" },
    spec: { cidr: "10.64.0.0/16", blockSize: 26, ipipMode: "Never", nodeSelector: "rack == '1'" },
  },
  bgp: {
    apiVersion: CALICO,
    kind: "BGPConfiguration",
    metadata: { name: "default" },
    spec: { nodeToNodeMeshEnabled: false, asNumber: 64512 },
  },
  peer: {
    apiVersion: CALICO,
    kind: "BGPPeer",
    metadata: { name: "rack-1-tor" },
    spec: { nodeSelector: "rack == '1'", peerIP: "10.1.0.1", asNumber: 64601 },
  },
  node: {
    apiVersion: "v1",
    kind: "NodePatch",
    metadata: {
      name: "node-1",
      labels: { rack: "1" },
      annotations: { "projectcalico.org/ASNumber": "4200000001" },
    },
  },
  namespace: { apiVersion: "v1", kind: "Namespace", metadata: { name: "fabric" } },
  secret: {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "bgp", namespace: "kube-system" },
    stringData: { password: PASSWORD },
  },
} satisfies Record<string, Manifest>;

const POOL = { apiVersion: CALICO, kind: "IPPool", name: "rack-1" } as const;
const NODE = { apiVersion: "v1", kind: "Node", name: "node-1" } as const;
const SECRET = { apiVersion: "v1", kind: "Secret", name: "bgp", namespace: "kube-system" } as const;

const requirements = ["engine", "kubeApiserver", "labPrograms", "calicoCrds"] as const;

describeWith("Kubernetes objects under the real engine", requirements, (ready) => {
  let dir: string;
  let cluster: Cluster;
  let before: unknown;
  const controllers = new AbortController();
  let controlling: Promise<void> | undefined;

  /** Everything that a stack may leave behind or take away, without what changes by itself. */
  async function world(): Promise<unknown> {
    const kinds = ["IPPool", "BGPConfiguration", "BGPPeer"].map((kind) => ({ apiVersion: CALICO, kind }));
    const core = ["Namespace", "Secret", "Node"].map((kind) => ({ apiVersion: "v1", kind }));
    const lists = await Promise.all([...kinds, ...core].map((type) => cluster.client.list(type)));
    return lists
      .flat()
      .map(({ kind, metadata: { name, labels, annotations } }) => ({ kind, name, labels, annotations }));
  }

  const run = (command: StackRequest["command"], change: Partial<StackRequest> = {}): Promise<StackResult> =>
    runStack(ready.engine, { command, dir, kubeconfig: cluster.kubeconfig, resources, ...change });

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "stack-"));
    cluster = await startCluster({
      dir: join(dir, "cluster"),
      apiserver: ready.kubeApiserver,
      etcd: ready.labPrograms.etcd,
      crds: ready.calicoCrds,
    });
    controlling = releaseNamespaces(cluster.client, controllers.signal);
    await createNode(cluster.client, NODE.name, { internalIP: "10.1.0.11" });
    before = await world();
  }, 90_000);

  afterAll(async () => {
    controllers.abort();
    await controlling;
    await (cluster as Cluster | undefined)?.stop();
    rmSync(dir, { recursive: true });
  }, 30_000);

  it("are previewed without touching the server, which has its say all the same", async () => {
    expect(await run("preview")).toMatchObject({ failed: false, changes: { create: 8 } });
    const wrong = { ...resources.pool, spec: { ...resources.pool.spec, blockSize: 99 } };
    const refused = await run("preview", { resources: { pool: wrong } });
    expect(refused).toMatchObject({
      failed: true,
      text: expect.stringContaining("blockSize must be between 20 and 32") as string,
    });
    expect(await world()).toEqual(before);
  }, 60_000);

  it("are created as written, by a provider that says what it is", async () => {
    const { failed, changes, text } = await run("up");
    expect({ failed, changes }).toEqual({ failed: false, changes: { create: 8 } });
    expect(text.includes("test-only stand-in")).toBe(kubernetesPlugin().kind === "stand-in");
    expect(await cluster.client.get(POOL)).toMatchObject({ spec: resources.pool.spec });
    expect(await cluster.client.get({ ...POOL, kind: "BGPPeer", name: "rack-1-tor" })).toMatchObject({
      spec: resources.peer.spec,
    });
    expect(await cluster.client.get(NODE)).toMatchObject({
      metadata: {
        labels: { rack: "1", "kubernetes.io/os": "linux" },
        annotations: resources.node.metadata.annotations,
      },
    });
    const secret = await cluster.client.get(SECRET);
    expect(secret?.["data"]).toEqual({ password: Buffer.from(PASSWORD).toString("base64") });
  }, 60_000);

  it("keep their secrets out of the stack's state", () => {
    const state = readFolder(join(dir, "state"));
    expect(state).toContain("rack-1-tor");
    expect(state).not.toContain(PASSWORD);
    expect(state).not.toContain(Buffer.from(PASSWORD).toString("base64"));
  });

  it("do not change when nothing changed", async () => {
    expect((await run("up")).changes).toEqual({ same: 8 });
    expect((await run("refresh")).changes).toEqual({ same: 8 });
  }, 60_000);

  it("show in a refresh what was changed by hand, and take it back only by force", async () => {
    await cluster.client.patch(POOL, { spec: { ipipMode: "Always" } }, { fieldManager: "kubectl-edit" });
    expect((await run("refresh")).changes).toEqual({ same: 7, update: 1 });
    const preview = await run("preview");
    expect(preview.changes).toEqual({ same: 7, update: 1 });
    expect(preview.text).toContain('~ ipipMode: "Always" => "Never"');
    expect(await run("up")).toMatchObject({
      failed: true,
      text: expect.stringContaining('"kubectl-edit"') as string,
    });
    expect((await run("up", { provider: { enablePatchForce: true } })).failed).toBe(false);
    expect(await cluster.client.get(POOL)).toMatchObject({ spec: { ipipMode: "Never" } });
  }, 90_000);

  it("lose what the program no longer says, and keep what others say", async () => {
    const { cidr, blockSize } = resources.pool.spec;
    const spec = { cidr, blockSize };
    const { name, annotations } = resources.node.metadata;
    const changed = {
      ...resources,
      pool: { ...resources.pool, spec: { ...spec, nodeSelector: "rack == '2'" } },
      node: { ...resources.node, metadata: { name, annotations } },
      secret: { ...resources.secret, stringData: { password: "another" } },
    };
    const { changes } = await run("up", { resources: changed, provider: { enablePatchForce: true } });
    expect(changes).toEqual({ same: 5, update: 2, replace: 1 });
    const pool = await cluster.client.get(POOL);
    expect(pool?.["spec"]).toEqual({ ...spec, nodeSelector: "rack == '2'", assignmentMode: "Automatic" });
    const node = await cluster.client.get(NODE);
    expect(node?.metadata.labels).not.toHaveProperty("rack");
    expect(node?.metadata.labels).toHaveProperty(["kubernetes.io/os"], "linux");
    expect((await cluster.client.get(SECRET))?.["data"]).toEqual({
      password: Buffer.from("another").toString("base64"),
    });
  }, 60_000);

  it("fail in preview on what Calico forbids to change", async () => {
    const moved = {
      ...resources,
      pool: { ...resources.pool, spec: { ...resources.pool.spec, cidr: "10.65.0.0/16" } },
    };
    const { failed, text } = await run("preview", { resources: moved });
    expect({ failed, text }).toEqual({
      failed: true,
      text: expect.stringContaining("CIDR cannot be changed") as string,
    });
  }, 60_000);

  it("are not taken over when they exist already", async () => {
    const theirs = { ...resources.peer, metadata: { name: "theirs" } };
    await cluster.client.create(theirs);
    const { failed, text } = await run("up", { resources: { ...resources, theirs } });
    expect({ failed, text }).toEqual({
      failed: true,
      text: expect.stringContaining("already exists") as string,
    });
    await cluster.client.delete({ ...POOL, kind: "BGPPeer", name: "theirs" });
  }, 60_000);

  it("are gone after a destroy, and the node is as it was", async () => {
    expect(await run("destroy")).toMatchObject({ failed: false });
    expect(await world()).toEqual(before);
  }, 60_000);
});

function readFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
}
