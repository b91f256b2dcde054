import { checkRelease, renderCalico, type CalicoPlan } from "../calico/index.ts";
import type { Diagnostic } from "../diagnostics/index.ts";
import { intendCluster, type ClusterIntent } from "../intent/index.ts";
import { byIndex } from "../plan/by-index.ts";
import { viewOf } from "../plan/cluster-views.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";

/** What Calico is to do in one cluster, and the objects that make it do so. */
export interface ClusterArtifact {
  /** Null where there is one cluster without a name. */
  readonly name: string | null;
  /**
   * What its names are told from another's by. Null for the only cluster, and for the one with index 0, which keeps the names that it has as the
   * only one: a second comes without touching it.
   */
  readonly mark: string | null;
  readonly cluster: ClusterIntent;
  readonly calico: CalicoPlan;
}

/** One at least. */
export type ClusterArtifacts = readonly [ClusterArtifact, ...ClusterArtifact[]];

interface Clusters {
  readonly clusters: ClusterArtifacts;
  /** What their releases of Calico can't say. */
  readonly warnings: readonly Diagnostic[];
}

function clusterOf(plan: FabricPlan, dc: Datacenter, named?: FabricPlan["clusters"][number]) {
  const cluster = intendCluster(plan, dc, named);
  const name = named?.name ?? null;
  return { name, mark: named?.index === 0 ? null : name, cluster, calico: renderCalico(cluster) };
}

/** What each of several clusters is to do, by index, or the one that has no name. */
export function clusterArtifacts(plan: FabricPlan, dc: Datacenter): Clusters {
  const found = byIndex(dc.clusters).map((cluster) => {
    const { dc: view, original } = viewOf(dc, cluster);
    const named = plan.clusters.find(({ name }) => name === cluster.name);
    const artifact = clusterOf(plan, view, named);
    return { artifact, warnings: checkRelease(artifact.cluster).map(original) };
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const artifact = clusterOf(plan, dc);
    return { clusters: [artifact], warnings: checkRelease(artifact.cluster) };
  }
  const warnings = found.flatMap((one) => one.warnings);
  return {
    clusters: [first.artifact, ...others.map(({ artifact }) => artifact)],
    warnings: [...new Map(warnings.map((one) => [JSON.stringify(one), one])).values()],
  };
}
