import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster, type Cluster } from "../cluster/cluster.ts";
import { createNode } from "../cluster/nodes.ts";
import { environmentWithKubernetes } from "../kubernetes-plugin/run-stack.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { specOf } from "../support/specs.ts";
import type { FabricRequest, FabricResult } from "./fabric.fixture.ts";

/* A fabric in a cluster that has objects of its own already, under the real engine: what it takes over, and what it gives back. */

const CALICO = "projectcalico.org/v3";
const RBAC = "rbac.authorization.k8s.io/v1";
const NAMESPACE = "calico-system";
const named = { name: "bgp-passwords", namespace: NAMESPACE };

const BGP = { apiVersion: CALICO, kind: "BGPConfiguration", name: "default" } as const;
const IPAM = { apiVersion: CALICO, kind: "IPAMConfiguration", name: "default" } as const;
const SECRET = { apiVersion: "v1", kind: "Secret", ...named } as const;
const ROLE = { apiVersion: RBAC, kind: "Role", ...named } as const;
const BINDING = { apiVersion: RBAC, kind: "RoleBinding", ...named } as const;

const LATE = { apiVersion: "v1", kind: "Node", name: "r0-n1" } as const;
const TOR = { apiVersion: CALICO, kind: "BGPPeer", name: "r0-tor0" } as const;

const PASSWORD = "correct-horse-battery";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const spec = {
  ...specOf(1, [2]),
  bgp: { passwords: { nodes: "rack" } },
  calico: { ipam: { strictAffinity: true, maxBlocksPerHost: 20 } },
};

const theirs = {
  bgp: { asNumber: 64500, nodeToNodeMeshEnabled: true, serviceClusterIPs: [{ cidr: "10.96.0.0/12" }] },
  secret: { theirs: base64("not ours") },
};

const requirements = ["engine", "kubeApiserver", "labPrograms", "calicoCrds"] as const;

describeWith("a fabric in a cluster", requirements, (ready) => {
  let dir: string;
  let cluster: Cluster;

  const does = (...commands: FabricRequest["commands"]): Promise<readonly FabricResult[]> =>
    operate({ commands, spec });

  const operate = async (
    asked: Pick<FabricRequest, "commands" | "spec" | "renumber">,
  ): Promise<readonly FabricResult[]> => {
    const request = { ...asked, dir, kubeconfig: cluster.kubeconfig, passwords: { rack: PASSWORD } };
    const program = join("test", "e2e", "fabric.fixture.ts");
    const env = environmentWithKubernetes(ready.engine);
    const { stdout } = await run(process.execPath, [program, JSON.stringify(request)], { env });
    return JSON.parse(stdout) as readonly FabricResult[];
  };

  const fieldsOf = async (ref: Parameters<Cluster["client"]["get"]>[0], field: string): Promise<unknown> =>
    (await cluster.client.get(ref))?.[field];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "fabric-"));
    cluster = await startCluster({
      dir: join(dir, "cluster"),
      apiserver: ready.kubeApiserver,
      etcd: ready.labPrograms.etcd,
      crds: ready.calicoCrds,
    });
    const { client } = cluster;
    await client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } });
    await createNode(client, "r0-n0", { internalIP: "10.192.0.10" });
  }, 90_000);

  afterAll(async () => {
    await (cluster as Cluster | undefined)?.stop();
    rmSync(dir, { recursive: true });
  }, 30_000);

  describe("that has objects of the names already", () => {
    beforeAll(async () => {
      const { client } = cluster;
      const by = { fieldManager: "kubectl-create" };
      await client.create(
        { apiVersion: CALICO, kind: BGP.kind, metadata: { name: "default" }, spec: theirs.bgp },
        by,
      );
      await client.create({ apiVersion: "v1", kind: "Secret", metadata: named, data: theirs.secret }, by);
      const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }];
      await client.create({ apiVersion: RBAC, kind: "Role", metadata: named, rules }, by);
    });

    it("takes them over, and leaves what it does not set", async () => {
      const [up, again] = await does("up", "up");
      expect({ failed: up?.failed, text: up?.failed === true ? up.text : "" }).toEqual({
        failed: false,
        text: "",
      });
      expect(Object.keys(again?.changes ?? {})).toEqual(["same"]);
      expect(await fieldsOf(BGP, "spec")).toMatchObject({ ...theirs.bgp, nodeToNodeMeshEnabled: false });
      expect(await fieldsOf(IPAM, "spec")).toMatchObject({ strictAffinity: true, maxBlocksPerHost: 20 });
      expect(await fieldsOf(SECRET, "data")).toEqual({ ...theirs.secret, rack: base64(PASSWORD) });
      expect(await fieldsOf(ROLE, "rules")).toMatchObject([{ resources: ["secrets"] }]);
      expect(await fieldsOf(BINDING, "subjects")).toMatchObject([{ name: "calico-node" }]);
      expect(up?.text).toContain("warning[node-absent] Node r0-n1: the spec has it and the cluster does not");
      expect(await fieldsOf(LATE, "metadata")).toBeUndefined();
    }, 300_000);

    it("labels a node that has joined since, and tells what others have added to its own objects", async () => {
      await createNode(cluster.client, LATE.name, { internalIP: "10.192.0.11" });
      await cluster.client.patch(TOR, { spec: { localASNumber: 65001 } }, { fieldManager: "kubectl-edit" });
      const [up] = await does("up");
      expect(up?.changes).toMatchObject({ create: 1 });
      expect(up?.text).toContain(
        "warning[field-added] BGPPeer r0-tor0: others have added what the spec does not set, and no update takes it away: localASNumber (kubectl-edit)",
      );
      expect(await fieldsOf(LATE, "metadata")).toMatchObject({ labels: { rack: "r0" } });
    }, 300_000);

    it("shows a switch's drift line by line, and again in the preview of what puts it right", async () => {
      const file = join(dir, "switches", "s0.conf");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^router bgp .*$/m, "$&\n neighbor 192.0.2.1 remote-as 65000"));
      const [, preview] = await does("refresh", "preview");
      const line = / - +\[\d+\]: "- neighbor 192\.0\.2\.1 remote-as 65000"/;
      expect(preview?.text).toMatch(line);
      const [up, after] = await does("up", "preview");
      expect([up?.failed, after?.changes]).toMatchObject([false, { same: expect.any(Number) as number }]);
      expect(after?.text).not.toMatch(line);
      expect(readFileSync(file, "utf8")).toBe(text);
    }, 300_000);

    it("keeps a pool's block size, before any switch is touched, until the pool is named, and then makes it anew and nothing else", async () => {
      const [pool, peer] = [
        { apiVersion: CALICO, kind: "IPPool", name: "rack-r0" },
        { apiVersion: CALICO, kind: "BGPPeer", name: "r0-tor0" },
      ];
      const tor = (): string => readFileSync(join(dir, "switches", "r0-tor0.conf"), "utf8");
      const uids = async () => [(await cluster.client.get(peer))?.metadata.uid, tor()];
      const before = await uids();
      const longer = { ...spec, sizes: { podBlock: 27 } };
      for (const refused of await operate({ commands: ["preview", "up"], spec: longer })) {
        expect(refused.failed).toBe(true);
        expect(refused.text).toContain(
          "IPPool rack-r0: its block size 26 would become 27: Calico's API refuses it",
        );
      }
      expect(await fieldsOf(pool, "spec")).toMatchObject({ blockSize: 26 });
      expect(await uids()).toEqual(before);
      const [named] = await operate({ commands: ["up"], spec: longer, renumber: ["rack-r0"] });
      expect([named?.failed, named?.failed === true ? named.text : "", named?.changes]).toMatchObject([
        false,
        "",
        { replace: 1 },
      ]);
      expect(await fieldsOf(pool, "spec")).toMatchObject({ blockSize: 27 });
      expect((await uids())[0]).toBe(before[0]);
      const [back] = await operate({ commands: ["up"], spec, renumber: ["rack-r0"] });
      expect(back?.failed).toBe(false);
      expect(await uids()).toEqual(before);
    }, 300_000);

    it("has no password in clear in its state, after a refresh that found drift neither", () => {
      const folder = join(dir, "state");
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      const state = files.map((one) => readFileSync(join(one.parentPath, one.name), "utf8")).join("\n");
      expect(state).toContain("bgp-passwords");
      expect(state).not.toContain(PASSWORD);
      expect(state).not.toContain(base64(PASSWORD));
    });

    it("gives back its own fields alone when it goes, and leaves no empty folder", async () => {
      const [destroy] = await does("destroy");
      expect({ failed: destroy?.failed, text: destroy?.failed === true ? destroy.text : "" }).toEqual({
        failed: false,
        text: "",
      });
      const { nodeToNodeMeshEnabled: _given, ...rest } = theirs.bgp;
      const left = await cluster.client.get(BGP);
      expect(left?.["spec"]).toMatchObject(rest);
      expect(left?.["spec"]).not.toHaveProperty("nodeToNodeMeshEnabled");
      expect(left?.metadata.annotations ?? {}).toEqual({});
      expect(await fieldsOf(SECRET, "data")).toEqual(theirs.secret);
      const nodes = await cluster.client.list({ apiVersion: "v1", kind: "Node" });
      expect(nodes.map(({ metadata }) => metadata.name)).toEqual(["r0-n0", "r0-n1"]);
      for (const { metadata } of nodes) expect(metadata.labels).not.toHaveProperty("rack");
      expect(existsSync(join(dir, "switches"))).toBe(false);
    }, 300_000);
  });

  describe("that has none of them", () => {
    it("makes them, and leaves them with nothing of its own that does anything", async () => {
      const { client } = cluster;
      for (const ref of [BGP, IPAM, SECRET, ROLE, BINDING, LATE]) await client.delete(ref);
      const [up, destroy] = await does("up", "destroy");
      expect([up?.failed, destroy?.failed]).toEqual([false, false]);
      expect(await fieldsOf(BGP, "spec")).not.toHaveProperty("nodeToNodeMeshEnabled");
      expect(await fieldsOf(IPAM, "spec")).toMatchObject({ strictAffinity: false });
      expect(await fieldsOf(SECRET, "data")).toBeUndefined();
      expect(await fieldsOf(ROLE, "rules")).toBeNull();
      expect(await client.list({ apiVersion: CALICO, kind: "BGPPeer" })).toEqual([]);
      expect(await client.get(LATE)).toBeUndefined();
    }, 300_000);
  });

  describe("that has something in its way", () => {
    it("says so with the way out, and changes nothing, in a preview as in an update", async () => {
      const { client } = cluster;
      const pool = { apiVersion: CALICO, kind: "IPPool", metadata: { name: "default-ipv4-ippool" } } as const;
      await client.create({ ...pool, spec: { cidr: "192.168.0.0/16" } }, { fieldManager: "kubectl-create" });
      for (const { failed, text } of await does("preview", "up")) {
        expect({ failed, text }).toEqual({ failed: true, text });
        expect(text).toContain("the cluster is not ready for the fabric, so nothing is changed:");
        expect(text).toContain("error[pool-serves-nodes] IPPool default-ipv4-ippool");
        expect(text).toContain("kubectl patch ippool default-ipv4-ippool");
      }
      expect(existsSync(join(dir, "switches"))).toBe(false);
      expect(await client.list({ apiVersion: CALICO, kind: "IPPool" })).toHaveLength(1);
      expect(await client.list({ apiVersion: CALICO, kind: "BGPPeer" })).toEqual([]);
      const node = await client.get({ apiVersion: "v1", kind: "Node", name: "r0-n0" });
      expect(node?.metadata.labels).not.toHaveProperty("rack");
      await client.delete({ ...pool, name: pool.metadata.name });
    }, 120_000);
  });
});
