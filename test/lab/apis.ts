import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CompiledFabric, FabricPlan, NodePlan } from "../../src/index.ts";
import { firstFamily } from "../../src/intent/index.ts";
import { definitionsFor } from "../cluster/calico-release.ts";
import type { KubeClient } from "../cluster/client.ts";
import { attachCluster, startCluster, type ClusterRecord } from "../cluster/cluster.ts";
import { createNode } from "../cluster/nodes.ts";
import { CALICO_NAMESPACE, readDatastore, type Seen } from "./cluster-objects.ts";
import type { LabTools } from "./lab.ts";

/** Where one of the lab's clusters keeps its objects: an API server and an etcd of its own. */
export interface LabApi {
  /** Null where there is one cluster without a name. */
  readonly name: string | null;
  readonly client: KubeClient;
  readonly record: ClusterRecord;
}

/** One at least, by the clusters' index. */
export type LabApis = readonly [LabApi, ...LabApi[]];

type Named = Pick<LabApi, "name" | "record">;

const isOneAtLeast = (apis: readonly LabApi[]): apis is LabApis => apis.length > 0;

function asApis(apis: readonly LabApi[]): LabApis {
  if (!isOneAtLeast(apis)) throw new Error("a lab has one cluster at least");
  return apis;
}

/** Those that a lab which is up has. */
export const attachApis = (records: readonly Named[]): LabApis =>
  asApis(records.map(({ name, record }) => ({ name, record, client: attachCluster(record).client })));

/** Calico's definitions are those of the release that each cluster is for. The first's folder is `cluster`, another's has its name too. */
export async function startApis(
  dir: string,
  tools: LabTools,
  { clusters }: CompiledFabric,
  log: (line: string) => void,
): Promise<LabApis> {
  const start = async (
    { name, cluster: { version } }: CompiledFabric["clusters"][number],
    at: number,
  ): Promise<LabApi> => {
    const folder = join(dir, at === 0 ? "cluster" : `cluster.${name ?? ""}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { client, record } = await startCluster({
      dir: folder,
      apiserver: tools.apiserver,
      etcd: tools.etcd,
      crds: definitionsFor(tools.crds, version),
      detached: true,
      log: (line) => {
        log(name === null ? line : `${name}: ${line}`);
      },
    });
    return { name, client, record };
  };
  return asApis(await Promise.all(clusters.map(start)));
}

const nodesOf = (plan: FabricPlan, name: string | null): readonly NodePlan[] =>
  plan.racks.flatMap((rack) => rack.nodes).filter(({ cluster = null }) => cluster === name);

/** Plays the kubelets of nodes that a cluster does not have yet. */
export async function joinNodes({ name, client }: LabApi, plan: FabricPlan): Promise<void> {
  await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: CALICO_NAMESPACE } });
  const there = new Set(
    (await client.list({ apiVersion: "v1", kind: "Node" })).map((node) => node.metadata.name),
  );
  const joining = nodesOf(plan, name).filter((node) => !there.has(node.name));
  await Promise.all(
    joining.map((node) =>
      createNode(client, node.name, { internalIP: firstFamily(plan.ipv6).address(node.address) }),
    ),
  );
}

/** Takes nodes off a cluster that the plan has no more. */
export async function removeNodes({ name, client }: LabApi, plan: FabricPlan): Promise<void> {
  const wanted = new Set(nodesOf(plan, name).map((node) => node.name));
  const there = await client.list({ apiVersion: "v1", kind: "Node" });
  await Promise.all(
    there
      .filter(({ metadata }) => !wanted.has(metadata.name))
      .map(({ metadata }) => client.delete({ apiVersion: "v1", kind: "Node", name: metadata.name })),
  );
}

/**
 * What confd of each cluster would see.
 * @throws Error where the fabric has other clusters than the lab was started with
 */
export const readDatastores = (apis: LabApis, fabric: CompiledFabric): Promise<readonly Seen[]> =>
  Promise.all(
    fabric.clusters.map(({ name, cluster: { version } }) => {
      const api = apis.find((one) => one.name === name);
      if (api === undefined) throw new Error(`the lab was started without a cluster ${name ?? ""}`);
      return readDatastore(api.client, fabric.plan, version);
    }),
  );
