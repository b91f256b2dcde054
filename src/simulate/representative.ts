import type { StandsFor } from "./entries.ts";
import type { ClusterIntent } from "../intent/index.ts";
import { clustersOf, type SimulationInput } from "./network.ts";

/** Up to this many routers all are simulated: about two seconds' work. */
const ROUTERS_IN_FULL = 1500;
/** Nodes of a rack that are kept beyond that, of those that announce services and of the others, besides those that reflect. */
const NODES_KEPT = 4;

/**
 * The network to check: the whole, or, where it is large, each rack with a few of its nodes. Nodes of a rack are configured by the
 * same objects, so a few of them stand for all.
 */
export function representative(input: SimulationInput): SimulationInput {
  const { switches } = input;
  const nodes = clustersOf(input)
    .flatMap(({ racks }) => racks)
    .reduce((sum, rack) => sum + rack.nodes.length, 0);
  if (switches.length + nodes <= ROUTERS_IN_FULL) return input;
  const [cluster = input.cluster, ...otherClusters] = clustersOf(input).map(fewNodes);
  return { ...input, cluster, ...(otherClusters.length === 0 ? {} : { otherClusters }) };
}

function fewNodes(cluster: ClusterIntent): ClusterIntent {
  const racks = cluster.racks.map((rack) => {
    const [announcing, others] = [true, false].map((kind) =>
      rack.nodes.filter(({ announcesServices }) => announcesServices === kind).slice(0, NODES_KEPT),
    );
    const kept = new Set([...(announcing ?? []), ...(others ?? [])]);
    return {
      ...rack,
      nodes: rack.nodes.filter(
        (node) => kept.has(node) || node.reflectorCluster !== null || node.anycast !== undefined,
      ),
    };
  });
  return { ...cluster, racks };
}

/** How many nodes of the whole network each node of its representative stands for: a rack's nodes, shared out among those that are kept. */
export function standIns(whole: SimulationInput, kept: SimulationInput): StandsFor {
  const shares = new Map(
    clustersOf(kept).flatMap(({ racks }, at) =>
      racks.flatMap(({ nodes }, rack) => {
        const all = clustersOf(whole)[at]?.racks[rack]?.nodes.length ?? nodes.length;
        return nodes.map(({ name }): [string, number] => [name, all / nodes.length]);
      }),
    ),
  );
  return (node) => shares.get(node) ?? 1;
}
