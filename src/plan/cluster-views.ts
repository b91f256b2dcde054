import type { Diagnostic, SpecPath } from "../diagnostics/index.ts";
import { poolContains } from "../net/pool.ts";
import type { ClusterSpec, Datacenter, RackSpec } from "../spec/index.ts";
import { clusterOf, clustersIn } from "./clusters.ts";

/** The datacenter as one of several clusters has it. */
export interface ClusterView {
  /** As if there were no other: its pods and services, its settings, and of each rack its nodes. Racks stand where they stood. */
  readonly dc: Datacenter;
  /** What was found in `dc`, as the spec has it. */
  readonly original: (found: Diagnostic) => Diagnostic;
}

/** Of a rack what is the cluster's: pins and further pools only where the rack is its own. */
function partOf(dc: Datacenter, cluster: ClusterSpec, rack: RackSpec): RackSpec {
  const { cluster: _, ...rest } = rack;
  const { pods: _pods, ...pins } = rack.pin;
  const isOwn = clustersIn(dc, rack)[0] === cluster;
  return {
    ...rest,
    nodes: rack.nodes.filter((node) => clusterOf(rack, node) === cluster.name),
    ...(isOwn ? {} : { morePods: [], pin: pins }),
  };
}

/** The settings that all have in common, without what is another cluster's. */
const settingsOf = ({ calico }: Datacenter, cluster: ClusterSpec): Datacenter["calico"] =>
  cluster.calico ?? {
    ...calico,
    reserved: calico.reserved.filter((range) => poolContains(cluster.pods, range)),
  };

/** @returns how a place in the view is called in the spec */
function pathIn(dc: Datacenter, view: Datacenter, cluster: ClusterSpec) {
  const own: SpecPath = ["clusters", dc.clusters.indexOf(cluster)];
  return (path: SpecPath): SpecPath => {
    const [first, second, third, at] = path;
    if (first === "pools" && second === "pods") return [...own, ...path.slice(1)];
    if (first === "services") return [...own, ...path];
    if (first === "calico" && cluster.calico !== undefined) return [...own, ...path];
    if (first !== "racks" || third !== "nodes" || typeof second !== "number" || typeof at !== "number")
      return path;
    const node = view.racks[second]?.nodes[at];
    const there = dc.racks[second]?.nodes.findIndex((one) => one === node) ?? at;
    return [...path.slice(0, 3), there, ...path.slice(4)];
  };
}

/** What one of several clusters has of the datacenter. */
export function viewOf(dc: Datacenter, cluster: ClusterSpec): ClusterView {
  const racks = dc.racks.map((rack) => partOf(dc, cluster, rack));
  const view: Datacenter = {
    ...dc,
    clusters: [],
    pools: { ...dc.pools, pods: cluster.pods },
    services: cluster.services,
    calico: settingsOf(dc, cluster),
    racks,
    anycast: dc.anycast.filter(({ servers }) =>
      racks.some(({ nodes }) => nodes.some(({ name }) => servers.includes(name))),
    ),
  };
  const at = pathIn(dc, view, cluster);
  const called = (text: string): string =>
    text.replaceAll("pools.pods", `clusters[${String(dc.clusters.indexOf(cluster))}].pods`);
  return {
    dc: view,
    original: ({ path, message, hint, ...found }) => ({
      ...found,
      path: at(path),
      message: called(message),
      hint: called(hint),
    }),
  };
}

/** The same check for each cluster; of what is found of all alike, once. */
export function inEachCluster(
  dc: Datacenter,
  check: (dc: Datacenter) => readonly Diagnostic[],
): readonly Diagnostic[] {
  if (dc.clusters.length === 0) return check(dc);
  const found = dc.clusters.flatMap((cluster) => {
    const { dc: view, original } = viewOf(dc, cluster);
    return check(view).map(original);
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
