import type { ClusterIntent, NodeIntent } from "../intent/index.ts";
import { clustersOf } from "../simulate/index.ts";
import { racksOf } from "./clusters.ts";
import type { Side } from "./side.ts";

/** Up to so many switches and nodes all of a fabric is looked at. */
const IN_FULL = 80;
/** Racks that stand for those that are changed alike: with fewer, what several of them do to one another would not be seen. */
const RACKS_KEPT = 3;
/** Nodes of a rack of each kind. */
const NODES_KEPT = 2;

/** A change as far as it is looked at. */
export interface Reduced {
  readonly before: Side;
  readonly after: Side;
  /** Racks that are looked at, of how many; the same where all are. */
  readonly racks: { readonly kept: ReadonlySet<string>; readonly all: number };
}

const sizeOf = (side: Side): number =>
  racksOf(side).reduce((sum, { nodes }) => sum + nodes.length, side.intents.switches.length);

const kindOfNode = (name: string, before: Side, after: Side): string =>
  [before, after]
    .map((side) => {
      const node = racksOf(side)
        .flatMap((rack) => rack.nodes)
        .find((one) => one.name === name);
      return node === undefined
        ? "none"
        : `${String(node.announcesServices)} ${String(node.reflectorCluster !== null)}`;
    })
    .join(" then ");

/** Names of nodes that stand for all of their rack: of each kind some, and every reflector. */
function keptNodes(before: Side, after: Side, racks: ReadonlySet<string>): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const rack of racks) {
    const nodes = new Map<string, NodeIntent>();
    const clusters = new Map<string, string | undefined>();
    for (const { intents } of [before, after])
      for (const { name: cluster, racks: all } of clustersOf(intents))
        for (const node of all.find(({ name }) => name === rack)?.nodes ?? []) {
          nodes.set(node.name, node);
          clusters.set(node.name, cluster);
        }
    const kinds = Map.groupBy(
      nodes.keys(),
      (name) => `${clusters.get(name) ?? ""} ${kindOfNode(name, before, after)}`,
    );
    for (const names of kinds.values()) for (const name of names.slice(0, NODES_KEPT)) kept.add(name);
    for (const { name, reflectorCluster, reflectsPlane } of nodes.values())
      if (reflectorCluster !== null || reflectsPlane !== null) kept.add(name);
  }
  return kept;
}

/** A side without what is in the other racks. Spines keep their neighbours there, which nobody answers for. */
function within(side: Side, racks: ReadonlySet<string>, nodes: ReadonlySet<string>): Side {
  const { intents, drained, rackOf, tierOf, marked } = side;
  const isThere = ({ device }: { readonly device: string }): boolean => {
    const rack = rackOf.get(device);
    return rack === undefined || racks.has(rack);
  };
  const kept = (cluster: ClusterIntent): ClusterIntent => ({
    ...cluster,
    racks: cluster.racks
      .filter(({ name }) => racks.has(name))
      .map((rack) => ({ ...rack, nodes: rack.nodes.filter(({ name }) => nodes.has(name)) })),
  });
  const { cluster, otherClusters } = intents;
  return {
    drained: drained.filter(isThere),
    rackOf: new Map([...rackOf].filter(([, rack]) => racks.has(rack))),
    tierOf,
    marked,
    intents: {
      ...intents,
      switches: intents.switches.filter(isThere),
      bridges: intents.bridges.filter(isThere),
      hosts: intents.hosts.filter(({ rack }) => racks.has(rack)),
      cluster: kept(cluster),
      ...(otherClusters === undefined ? {} : { otherClusters: otherClusters.map(kept) }),
    },
  };
}

/** Racks with a router outside at one of their ToRs: each is of its own kind. */
function borders({ intents: { switches }, rackOf }: Side): ReadonlySet<string> {
  return new Set(
    switches.flatMap(({ device, groups }) =>
      groups.some(({ outward }) => outward !== undefined) ? [rackOf.get(device) ?? ""] : [],
    ),
  );
}

/**
 * Of a large fabric some racks of each kind, with some of their nodes, on both sides; all spines.
 *
 * @param kinds every rack by what it is like
 */
export function reduced(before: Side, after: Side, kinds: ReadonlyMap<string, string>): Reduced {
  const names = [...kinds.keys()];
  if (Math.max(sizeOf(before), sizeOf(after)) <= IN_FULL)
    return { before, after, racks: { kept: new Set(names), all: names.length } };
  const alike = Map.groupBy(names, (name) => kinds.get(name) ?? "");
  const edge = new Set([...borders(before), ...borders(after)]);
  const kept = new Set([
    ...[...alike.values()].flatMap((some) => some.slice(0, RACKS_KEPT)),
    ...names.filter((name) => edge.has(name)),
  ]);
  const nodes = keptNodes(before, after, kept);
  return {
    before: within(before, kept, nodes),
    after: within(after, kept, nodes),
    racks: { kept, all: names.length },
  };
}
