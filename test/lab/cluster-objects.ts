import type { KubeClient } from "../cluster/client.ts";
import type { KubeObject } from "../cluster/objects.ts";
import type { Datastore } from "./confd/objects.ts";
import { assignmentsOf, blocksByNode, type Assignment } from "./ipam.ts";
import type { FabricPlan } from "../../src/index.ts";
import type { CalicoVersion } from "../../src/spec/index.ts";

const CALICO = "projectcalico.org/v3";

/** The kinds that the project writes, of Calico's and of Kubernetes' own. */
export const WRITTEN_KINDS = [
  { apiVersion: CALICO, kind: "BGPConfiguration" },
  { apiVersion: CALICO, kind: "BGPFilter" },
  { apiVersion: CALICO, kind: "BGPPeer" },
  { apiVersion: CALICO, kind: "IPPool" },
  { apiVersion: "v1", kind: "Node" },
  { apiVersion: "v1", kind: "Secret" },
  { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role" },
  { apiVersion: "rbac.authorization.k8s.io/v1", kind: "RoleBinding" },
] as const;

/** Where calico-node runs, as the operator would have it. */
export const CALICO_NAMESPACE = "calico-system";

/** Kubernetes' own objects are looked at in that namespace only. */
const placeOf = ({ apiVersion, kind }: (typeof WRITTEN_KINDS)[number]) =>
  apiVersion === CALICO || kind === "Node" ? {} : { namespace: CALICO_NAMESPACE };

type Kind = (typeof WRITTEN_KINDS)[number]["kind"];

/** Every object of those kinds, as the API server has it. */
export async function readObjects(
  client: KubeClient,
): Promise<Readonly<Record<Kind, readonly KubeObject[]>>> {
  const lists = await Promise.all(
    WRITTEN_KINDS.map(async (type) => [type.kind, await client.list(type, placeOf(type))] as const),
  );
  return Object.fromEntries(lists) as Partial<Record<Kind, KubeObject[]>> as Record<Kind, KubeObject[]>;
}

/** The server has checked them against Calico's definitions, so they are what their kinds say. */
const typed = (
  objects: Readonly<Record<Kind, readonly unknown[]>>,
): Omit<Datastore, "blocks" | "version"> => ({
  nodes: objects.Node as Datastore["nodes"],
  ipPools: objects.IPPool as Datastore["ipPools"],
  bgpConfigurations: objects.BGPConfiguration as Datastore["bgpConfigurations"],
  bgpPeers: objects.BGPPeer as Datastore["bgpPeers"],
  bgpFilters: objects.BGPFilter as Datastore["bgpFilters"],
  secrets: objects.Secret as Datastore["secrets"],
});

/** What confd would see of a cluster, and the blocks and pods of the lab's own IPAM there. */
export interface Seen {
  readonly store: Datastore;
  readonly assignments: readonly Assignment[];
}

/** @param version the release of Calico that the cluster runs */
export async function readDatastore(
  client: KubeClient,
  plan: FabricPlan,
  version: CalicoVersion,
): Promise<Seen> {
  const objects = await readObjects(client);
  const { nodes, ipPools } = typed(objects);
  const assignments = assignmentsOf(plan, ipPools, nodes);
  return { assignments, store: { version, ...typed(objects), blocks: blocksByNode(assignments) } };
}
