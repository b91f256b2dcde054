import * as pulumi from "@pulumi/pulumi";
import { formatFinding, lookAtCluster, ClusterError, type ClusterChoice } from "../src/deliver/index.ts";
import type { CompiledFabric } from "../src/index.ts";
import type { ClusterAccess, ClusterDelivery } from "./delivery.ts";
import type { DeliveryResources } from "./resources.ts";

/** Null where it is known only once something else was made, such as the cluster itself. */
async function chosen({ kubeconfig, context }: ClusterAccess): Promise<ClusterChoice | null> {
  const given = pulumi.output(kubeconfig);
  // Of what is not known, nothing can be had but that it is not.
  if (!(await (given as unknown as { readonly isKnown: Promise<boolean> }).isKnown)) return null;
  return new Promise((resolve) => {
    given.apply((text) => {
      resolve({ kubeconfig: text, context });
    });
  });
}

/** Names of nodes that the spec has and the cluster does not. */
type Absent = ReadonlySet<string>;

/**
 * Where there is no way to the cluster, a preview goes on without it, as Pulumi's provider does.
 * @throws pulumi.RunError with every finding that would end the update half way
 */
async function look(fabric: CompiledFabric, access: ClusterAccess, parent: pulumi.Resource): Promise<Absent> {
  const choice = await chosen(access);
  if (choice === null) return new Set();
  try {
    const { findings, absentNodes } = await lookAtCluster(choice, fabric);
    const errors = findings.filter(({ severity }) => severity === "error");
    for (const finding of findings) {
      if (finding.severity === "warning") void pulumi.log.warn(formatFinding(finding), parent);
    }
    if (errors.length > 0)
      throw new pulumi.RunError(
        `The cluster is not ready for the fabric, so nothing is changed:\n  ${errors.map(formatFinding).join("\n  ")}`,
      );
    return new Set(absentNodes);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    const reason = `The cluster was not looked at: ${error.message}.`;
    if (!pulumi.runtime.isDryRun()) throw new pulumi.RunError(`${reason} So nothing is changed.`);
    void pulumi.log.warn(reason, parent);
    return new Set();
  }
}

/** What a resource waits for, and the look before. The components give resources, or a list of them. */
async function after(
  looked: Promise<Absent>,
  given: pulumi.CustomResourceOptions["dependsOn"],
): Promise<pulumi.Input<pulumi.Resource>[]> {
  await looked;
  return [(given ?? []) as pulumi.Resource | pulumi.Resource[]].flat();
}

/** What comes of a look. */
export interface Look {
  /** The resources that were given, of which no switch's is registered before nothing in the cluster stands in the way. */
  readonly resources: DeliveryResources;
  /** Nodes that have not joined; absent where the cluster is not looked at. */
  readonly absent?: Promise<Absent>;
}

/** In a preview as in an update. Called once for a fabric, before anything is made of it. */
export function afterLook(
  fabric: CompiledFabric,
  cluster: ClusterDelivery,
  resources: DeliveryResources,
  parent: pulumi.Resource,
): Look {
  if (cluster.target === "manifests" || cluster.access === undefined) return { resources };
  const looked = look(fabric, cluster.access, parent);
  const switchConfig: DeliveryResources["switchConfig"] = (name, args, opts) =>
    resources.switchConfig(name, args, { ...opts, dependsOn: after(looked, opts.dependsOn) });
  // Whoever waits for a switch hears of a cluster that is not ready: once is enough.
  return { resources: { ...resources, switchConfig }, absent: looked.catch(() => new Set<string>()) };
}
