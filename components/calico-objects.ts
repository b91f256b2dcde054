import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { renderManifests, type CalicoObject, type CalicoPlan } from "../src/index.ts";
import type { ClusterDelivery, Passwords } from "./delivery.ts";
import { passwordAccess } from "./password-access.ts";
import { dynamicResources, type DeliveryResources } from "./resources.ts";

export interface CalicoObjectsArgs {
  readonly plan: CalicoPlan;
  readonly cluster: ClusterDelivery;
  /** By name, for a cluster; manifests hold none. Default none. */
  readonly passwords?: Passwords;
  /** What must be in place before nodes are told to peer: the switches' configurations, the nodes' labels. */
  readonly after: readonly pulumi.Resource[];
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

/**
 * Calico's objects, in a cluster or in a folder of manifests. In a cluster they come in an order that loses nothing: pools and
 * filters, then passwords and peers once switches listen and nodes are labelled, and last the configuration that turns the node mesh off.
 */
export class CalicoObjects extends pulumi.ComponentResource {
  /** One resource for each object, or the one folder. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: CalicoObjectsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:CalicoObjects", name, {}, opts);
    const { plan, cluster, resources = dynamicResources } = args;
    this.resources =
      cluster.target === "manifests"
        ? [
            resources.manifestFolder(
              name,
              { folder: cluster.folder, files: renderManifests(plan) },
              { parent: this },
            ),
          ]
        : this.inCluster(name, args, cluster.provider);
    this.registerOutputs({});
  }

  private inCluster(
    name: string,
    { plan, passwords = {}, after }: CalicoObjectsArgs,
    provider: pulumi.ProviderResource,
  ): pulumi.Resource[] {
    const create = (
      objects: readonly CalicoObject[],
      dependsOn: readonly pulumi.Resource[],
    ): pulumi.Resource[] =>
      objects.map(
        ({ apiVersion, kind, metadata, spec }) =>
          new kubernetes.apiextensions.CustomResource(
            `${name}-${kind.toLowerCase()}-${metadata.name}`,
            { apiVersion, kind, metadata: { ...metadata }, spec },
            { parent: this, provider, dependsOn: [...dependsOn] },
          ),
      );
    // What is reserved must not have been given out before the reservation is there.
    const ipam = create(plan.ipam, []);
    const pools = create(plan.pools, ipam);
    const filters = create(plan.filters, []);
    // A switch dials nobody with another password than it takes itself: it has the new one before its nodes.
    const access =
      plan.passwords === undefined
        ? []
        : passwordAccess(name, plan.passwords, passwords, { parent: this, provider, dependsOn: [...after] });
    const peers = create(plan.peers, [...pools, ...filters, ...access, ...after]);
    return [...ipam, ...pools, ...filters, ...access, ...peers, ...create([plan.configuration], peers)];
  }
}
