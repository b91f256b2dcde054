import { clusterAccess } from "./access.ts";
import { asking } from "./api.ts";
import type { ClusterFinding } from "./finding.ts";
import { judge } from "./findings/index.ts";
import { absentNodes } from "./findings/nodes.ts";
import type { ClusterChoice } from "./choice.ts";
import { readCluster } from "./read.ts";
import type { Wanted } from "./wanted.ts";

export { ClusterError } from "./error.ts";
export { formatFinding, type ClusterFinding } from "./finding.ts";
export type { ClusterChoice } from "./choice.ts";
export { objectDrift, type ObjectDrift } from "./object-drift.ts";
export { changeObjects, type ObjectChange } from "./write.ts";
export { surveyCluster } from "./survey.ts";

/** A look at a live cluster. */
export interface ClusterLook {
  /** Where it answers. */
  readonly url: string;
  /** Calico's, `v3.30.2`; null where nothing says it. */
  readonly version: string | null;
  readonly findings: readonly ClusterFinding[];
  /** Nodes of the spec that have not joined: to label one would make it. */
  readonly absentNodes: readonly string[];
}

/**
 * Looks at a live cluster before anything is changed: whether it takes the fabric's objects, and what in it stands against them. Writes
 * nothing.
 *
 * @throws ClusterError when the kubeconfig can't be followed or the cluster can't be reached
 */
export async function lookAtCluster(choice: ClusterChoice, wanted: Wanted): Promise<ClusterLook> {
  const access = await clusterAccess(choice);
  const facts = await readCluster(access.url, asking(access), wanted.cluster.namespace);
  return {
    url: facts.url,
    version: facts.version,
    findings: judge(facts, wanted),
    absentNodes: absentNodes(facts, wanted),
  };
}
