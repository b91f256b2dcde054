import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compile, type CompiledFabric, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { firstFamily } from "../../src/intent/index.ts";
import { definitionsFor } from "../cluster/calico-release.ts";
import { attachCluster, startCluster } from "../cluster/cluster.ts";
import { createNode } from "../cluster/nodes.ts";
import { beforeStore } from "./before.ts";
import { birdc, killBird, runBird } from "./bird.ts";
import { CALICO_NAMESPACE, readDatastore } from "./cluster-objects.ts";
import { birdsOf } from "./confd/bird.ts";
import { IPV4 } from "./confd/family.ts";
import type { Assignment } from "./ipam.ts";
import { askHost, startHost } from "./hosts.ts";
import { runInside } from "./namespaces.ts";
import { startOutside } from "./outside.ts";
import { startPod } from "./pods.ts";
import { labFolder, readRecord, writeRecord } from "./record.ts";
import { labKey, onSwitch, startSwitch } from "./switches.ts";
import { devicesOf, managedBy, topologyOf } from "./topology.ts";
import { unwire, wire } from "./wiring.ts";

import type { Lab, LabOptions, LabTools, Site } from "./lab.ts";

const nodesOf = (plan: FabricPlan) => plan.racks.flatMap((rack) => rack.nodes);

/** Starts a lab's API server, or finds the one that runs; and cables the spec. Must run inside the lab's management network. */
export async function openLab(options: LabOptions, wanted: DatacenterSpec): Promise<Lab> {
  const { name, tools, log } = options;
  const dir = labFolder(name);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const record = await readRecord(name);
  const privateKey = await labKey(dir);
  const switches = new Map(Object.entries(record?.switches ?? {}));
  const cluster =
    record === undefined
      ? startCluster(clusterOptions(dir, tools, wanted, log))
      : attachCluster(record.cluster);
  let spec = record?.spec ?? wanted;
  const fabric = compile(spec);
  let { plan } = fabric;
  let assignments: readonly Assignment[] = [];
  const before = beforeStore(name, dir);

  async function installDevices({ plan: next, hosts: all }: CompiledFabric): Promise<void> {
    await wire(name, topologyOf(next));
    const missing = devicesOf(next).filter((device) => !switches.has(device.name));
    const hosts = all.filter(({ intent }) => !switches.has(intent.device));
    await Promise.all([
      ...hosts.map(async (host) => {
        switches.set(host.intent.device, await startHost({ name, dir }, tools, next, host));
      }),
      ...missing.map(async (device) => {
        switches.set(device.name, await startSwitch({ name, dir }, tools, next, device));
        await before.noteSwitch(device.name);
      }),
    ]);
    await startOutside({ name, dir }, next);
  }

  await Promise.all([installDevices(fabric), cluster]);
  const { client, kubeconfig, record: clusterRecord } = await cluster;
  const save = async (): Promise<void> => {
    const { stack } = options;
    await writeRecord(name, { stack, spec, switches: Object.fromEntries(switches), cluster: clusterRecord });
  };
  const site: Site = {
    dir,
    stack: options.stack,
    kubeconfig,
    switches: () => Object.fromEntries(switches),
    privateKey,
  };
  const lab: Lab = {
    name,
    dir,
    client,
    deployment: options.deployment(site),
    site,
    before,
    spec: () => spec,
    plan: () => plan,
    assignments: () => assignments,
    async install(next) {
      const fabric = compile(next);
      await installDevices(fabric);
      await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: CALICO_NAMESPACE } });
      const there = new Set(
        (await client.list({ apiVersion: "v1", kind: "Node" })).map((node) => node.metadata.name),
      );
      const joining = nodesOf(fabric.plan).filter((node) => !there.has(node.name));
      await Promise.all(
        joining.map((node) => createNode(client, node.name, { internalIP: firstFamily(fabric.plan.ipv6).address(node.address) })),
      );
      await before.noteCluster(client);
      spec = next;
      plan = fabric.plan;
      // A lab that was up stays one, with what it has now, whatever becomes of the deployment.
      if (record !== undefined) await save();
    },
    async up(next = spec) {
      const leaving = new Set(nodesOf(plan).map((node) => node.name));
      await lab.install(next);
      const changes = await lab.deployment.up(next);
      for (const node of nodesOf(plan)) leaving.delete(node.name);
      await Promise.all(
        [...leaving].map((gone) => client.delete({ apiVersion: "v1", kind: "Node", name: gone })),
      );
      await unwire(name, topologyOf(plan));
      for (const device of switches.keys()) {
        if (managedBy(plan).every((one) => one.name !== device)) switches.delete(device);
      }
      await lab.followCluster();
      await save();
      return changes;
    },
    async followCluster() {
      const { store, assignments: given } = await readDatastore(client, compile(spec));
      assignments = given;
      await Promise.all(
        given.map(async (assignment) => {
          await startPod(name, assignment, store.version);
          for (const { family, files } of birdsOf(store, assignment.node))
            await runBird(tools.bird, { name, dir }, assignment.node, family, files);
        }),
      );
    },
    vtysh: (device, ...commands) =>
      onSwitch(name, device, ["vtysh", ...commands.flatMap((command) => ["-c", command])]),
    onSwitch: (device, command) => onSwitch(name, device, command),
    askHost: (host, words) => askHost(name, tools, host, words),
    birdc: (node, command, family = IPV4) => birdc(tools.bird, { name, dir }, node, family, command),
    killBird: (node) => killBird(tools.bird, { name, dir }, node),
    inside: async (at, command, okCodes = [0]) => (await runInside(name, at, command, { okCodes })).stdout,
  };
  if (record !== undefined) ({ assignments } = await readDatastore(client, fabric));
  return lab;
}

/** Calico's definitions are those of the release that the spec is for. */
const clusterOptions = (dir: string, tools: LabTools, spec: DatacenterSpec, log: (line: string) => void) => ({
  dir: join(dir, "cluster"),
  apiserver: tools.apiserver,
  etcd: tools.etcd,
  crds: definitionsFor(tools.crds, compile(spec).datacenter.calico.version),
  detached: true,
  log,
});
