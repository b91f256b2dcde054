import * as pulumi from "@pulumi/pulumi";
import { formatFinding, lookAtCluster, ClusterError, type ClusterChoice } from "../src/deliver/index.ts";
import type { CompiledFabric } from "../src/index.ts";
import type { ClusterAccess, ClusterDelivery } from "./delivery.ts";
import type { DeliveryResources } from "./resources.ts";

const chosen = ({ kubeconfig, context }: ClusterAccess): Promise<ClusterChoice> =>
  new Promise((resolve) => {
    pulumi.output(kubeconfig).apply((text) => {
      resolve({ kubeconfig: text, context });
    });
  });

/**
 * Where there is no way to the cluster, a preview goes on without it, as Pulumi's provider does.
 * @throws pulumi.RunError with every finding that would end the update half way
 */
async function look(fabric: CompiledFabric, access: ClusterAccess, parent: pulumi.Resource): Promise<void> {
  try {
    const { findings } = await lookAtCluster(await chosen(access), fabric);
    const errors = findings.filter(({ severity }) => severity === "error");
    for (const finding of findings) {
      if (finding.severity === "warning") void pulumi.log.warn(formatFinding(finding), parent);
    }
    if (errors.length > 0)
      throw new pulumi.RunError(
        `The cluster is not ready for the fabric, so nothing is changed:\n  ${errors.map(formatFinding).join("\n  ")}`,
      );
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    const reason = `The cluster was not looked at: ${error.message}.`;
    if (!pulumi.runtime.isDryRun()) throw new pulumi.RunError(`${reason} So nothing is changed.`);
    void pulumi.log.warn(reason, parent);
  }
}

/** What a resource waits for, and the look before. The components give resources, or a list of them. */
async function after(
  looked: Promise<void>,
  given: pulumi.CustomResourceOptions["dependsOn"],
): Promise<pulumi.Input<pulumi.Resource>[]> {
  await looked;
  return [(given ?? []) as pulumi.Resource | pulumi.Resource[]].flat();
}

/**
 * The same resources, of which no switch's is registered before the cluster was looked at and nothing in it stands in the way: in a
 * preview as in an update. Called once for a fabric, before anything is made of it.
 */
export function afterLook(
  fabric: CompiledFabric,
  cluster: ClusterDelivery,
  resources: DeliveryResources,
  parent: pulumi.Resource,
): DeliveryResources {
  if (cluster.target === "manifests" || cluster.access === undefined) return resources;
  const looked = look(fabric, cluster.access, parent);
  return {
    ...resources,
    switchConfig: (name, args, opts) =>
      resources.switchConfig(name, args, {
        ...opts,
        dependsOn: after(looked, opts.dependsOn),
      }),
  };
}
