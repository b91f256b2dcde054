import { formatPrefix } from "../net/ipv4.ts";
import { formatPool } from "../net/pool.ts";
import type { ClusterPlan } from "../plan/types.ts";

/** One of several clusters: what is announced of it, and who else is told. */
export interface ClusterView {
  readonly name: string;
  readonly pods: string;
  readonly services: readonly string[];
  /** Other clusters that it reaches and is reached by. */
  readonly reaches: readonly string[];
}

/** Only where there are several. */
export const viewClusters = (
  clusters: readonly ClusterPlan[],
): { readonly clusters?: readonly ClusterView[] } =>
  clusters.length === 0
    ? {}
    : {
        clusters: clusters.map(({ name, pods, services, singleServices, reaches }) => ({
          name,
          pods: formatPool(pods),
          services: [...services, ...singleServices].map(formatPrefix),
          reaches: reaches.filter((other) => other !== name),
        })),
      };
