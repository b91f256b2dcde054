import { mkdir } from "node:fs/promises";
import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import type { Seen } from "./cluster-objects.ts";
import { attachApis, joinNodes, readDatastores, removeNodes, startApis } from "./apis.ts";
import { beforeStore } from "./before.ts";
import { birdc, killBird, runBird } from "./bird.ts";
import { birdsOf } from "./confd/bird.ts";
import { IPV4 } from "./confd/family.ts";
import type { Assignment } from "./ipam.ts";
import { askHost, startHost } from "./hosts.ts";
import { runInside } from "./namespaces.ts";
import { startOutside } from "./outside.ts";
import { startPod } from "./pods.ts";
import { labFolder, readRecord, writeRecord } from "./record.ts";
import { labKey, onSwitch, onVtysh, startSwitch } from "./switches.ts";
import { devicesOf, managedBy, topologyOf } from "./topology.ts";
import { unwire, wire } from "./wiring.ts";

import type { Lab, LabOptions, Site } from "./lab.ts";

/** Starts the API servers of a lab's clusters, or finds those that run; and cables the spec. Must run inside the lab's management network. */
export async function openLab(options: LabOptions, wanted: DatacenterSpec): Promise<Lab> {
  const { name, tools, log } = options;
  const dir = labFolder(name);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const record = await readRecord(name);
  const privateKey = await labKey(dir);
  const switches = new Map(Object.entries(record?.switches ?? {}));
  let spec = record?.spec ?? wanted;
  const fabric = compile(spec);
  const starting =
    record === undefined ? startApis(dir, tools, fabric, log) : Promise.resolve(attachApis(record.clusters));
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

  await Promise.all([installDevices(fabric), starting]);
  const apis = await starting;
  const [{ client }] = apis;
  const datastores = () => readDatastores(apis, compile(spec));
  const follow = (seen: readonly Seen[]): void => {
    assignments = seen.flatMap((one) => one.assignments);
  };
  const save = async (): Promise<void> => {
    const { stack } = options;
    const clusters = apis.map(({ name: cluster, record }) => ({ name: cluster, record }));
    await writeRecord(name, { stack, spec, switches: Object.fromEntries(switches), clusters });
  };
  const site: Site = {
    dir,
    stack: options.stack,
    kubeconfigs: apis.map(({ name: cluster, record: { kubeconfig } }) => ({ cluster, kubeconfig })),
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
    datastores,
    async install(next) {
      const fabric = compile(next);
      await installDevices(fabric);
      await Promise.all(apis.map((api) => joinNodes(api, fabric.plan)));
      await before.noteCluster(client);
      spec = next;
      plan = fabric.plan;
      // A lab that was up stays one, with what it has now, whatever becomes of the deployment.
      if (record !== undefined) await save();
    },
    async up(next = spec, how = {}) {
      await lab.install(next);
      const changes = await lab.deployment.up(next, how);
      await Promise.all(apis.map((api) => removeNodes(api, plan)));
      await unwire(name, topologyOf(plan));
      for (const device of switches.keys()) {
        if (managedBy(plan).every((one) => one.name !== device)) switches.delete(device);
      }
      await lab.followCluster();
      await save();
      return changes;
    },
    async followCluster() {
      const seen = await datastores();
      follow(seen);
      await Promise.all(
        seen.flatMap(({ store, assignments: given }) =>
          given.map(async (assignment) => {
            await startPod(name, assignment, store.version);
            for (const { family, files } of birdsOf(store, assignment.node))
              await runBird(tools.bird, { name, dir }, assignment.node, family, files);
          }),
        ),
      );
    },
    vtysh: (device, ...commands) => onVtysh(name, device, commands),
    onSwitch: (device, command) => onSwitch(name, device, command),
    askHost: (host, words) => askHost(name, tools, host, words),
    birdc: (node, command, family = IPV4) => birdc({ name, dir }, node, family, command),
    killBird: (node) => killBird(tools.bird, { name, dir }, node),
    inside: async (at, command, okCodes = [0]) => (await runInside(name, at, command, { okCodes })).stdout,
  };
  if (record !== undefined) follow(await datastores());
  return lab;
}
