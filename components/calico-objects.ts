import * as pulumi from "@pulumi/pulumi";
import { creationOrder, type Waits } from "../src/calico/index.ts";
import { renderManifests, type CalicoObject, type CalicoPlan } from "../src/index.ts";
import { clusterObject } from "./cluster-objects.ts";
import type { ComputeNode } from "./compute-node.ts";
import type { ClusterDelivery, Passwords } from "./delivery.ts";
import { passwordAccess } from "./password-access.ts";
import { dynamicResources, type DeliveryResources } from "./resources.ts";

export interface CalicoObjectsArgs {
  readonly plan: CalicoPlan;
  readonly cluster: ClusterDelivery;
  /** By name, for a cluster; manifests hold none. Default none. */
  readonly passwords?: Passwords;
  /** What must be in place before anything in the cluster changes: the switches' configurations. */
  readonly after: readonly pulumi.Resource[];
  /** Nodes, which are labelled before they are told to peer. Default none. */
  readonly nodes?: readonly ComputeNode[];
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

/**
 * Calico's objects, in a cluster or in a folder of manifests. In a cluster they come in an order that loses nothing: after every switch
 * pools, filters and passwords; then, rack by rack, nodes and their peers; and last the configuration that turns the node mesh off.
 */
export class CalicoObjects extends pulumi.ComponentResource {
  /** One resource for each object, or the one folder. */
  readonly resources: readonly pulumi.Resource[];
  /** What each node waits for before it is labelled, by its name. Empty where manifests are written. */
  readonly beforeNodes: ReadonlyMap<string, pulumi.Resource[]>;

  constructor(name: string, args: CalicoObjectsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:CalicoObjects", name, {}, opts);
    const { plan, cluster, resources = dynamicResources } = args;
    if (cluster.target === "manifests") {
      const folder = { folder: cluster.folder, files: renderManifests(plan) };
      this.resources = [resources.manifestFolder(name, folder, { parent: this })];
      this.beforeNodes = new Map();
    } else {
      const made = this.inCluster(name, args, cluster.provider);
      this.resources = made.resources;
      this.beforeNodes = made.beforeNodes;
    }
    this.registerOutputs({});
  }

  private inCluster(
    name: string,
    { plan, passwords = {}, after, nodes = [] }: CalicoObjectsArgs,
    provider: pulumi.ProviderResource,
  ): Pick<CalicoObjects, "resources" | "beforeNodes"> {
    const order = creationOrder(plan);
    const made = new Map<CalicoObject, pulumi.Resource>();
    const all = (objects: readonly CalicoObject[]): pulumi.Resource[] =>
      objects.flatMap((object) => made.get(object) ?? []);
    const patches = new Map(nodes.map(({ nodeName, patch }) => [nodeName, patch]));
    let access: readonly pulumi.Resource[] = [];
    const dependenciesOf = async (waits: Waits): Promise<pulumi.Resource[]> => {
      const others = [
        ...(waits.switches ? after : []),
        ...all(waits.objects),
        ...(waits.passwords ? access : []),
      ];
      const labelled = await Promise.all(waits.nodes.flatMap((node) => patches.get(node.name) ?? []));
      return [...others, ...labelled.flatMap((patch) => patch ?? [])];
    };
    for (const [object, waits] of order.objects) {
      // Passwords wait for objects and have objects wait for them.
      if (waits.passwords && access.length === 0 && plan.passwords !== undefined) {
        const opts = { parent: this, provider, dependsOn: all(order.passwords) };
        access = passwordAccess(name, plan.passwords, passwords, opts);
      }
      const opts = { parent: this, provider, dependsOn: dependenciesOf(waits) };
      made.set(object, clusterObject(name, object, opts));
    }
    return {
      resources: [...made.values(), ...access],
      beforeNodes: new Map([...order.nodes].map(([node, pools]) => [node.name, all(pools)])),
    };
  }
}
