import { clusterAccess } from "./access.ts";
import { asking } from "./api.ts";
import type { ClusterChoice } from "./choice.ts";
import { ClusterError } from "./error.ts";
import { readCluster } from "./read.ts";

/** What a live cluster has, for who begins a spec. */
export interface ClusterSurvey {
  /** Where it answers. */
  readonly url: string;
  /** Calico's, `v3.30.2`; null where nothing says it. */
  readonly version: string | null;
  readonly nodes: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

/**
 * Reads a cluster's nodes and its version of Calico. Writes nothing.
 *
 * @throws ClusterError when the kubeconfig can't be followed, the cluster can't be reached, or its nodes may not be seen
 */
export async function surveyCluster(choice: ClusterChoice): Promise<ClusterSurvey> {
  const access = await clusterAccess(choice);
  const { url, version, nodes, unread } = await readCluster(access.url, asking(access), "calico-system");
  const refused = unread.find(({ what }) => what === "nodes");
  if (refused !== undefined) throw new ClusterError(`the cluster's nodes may not be seen: ${refused.reason}`);
  return { url, version, nodes: nodes.map(({ metadata: { name, labels } }) => ({ name, labels })) };
}
