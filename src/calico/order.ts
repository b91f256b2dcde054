import type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";
import { rackOf } from "./selection.ts";

/** What must be there before an object comes. */
export interface Waits {
  /** The configuration of every switch. */
  readonly switches: boolean;
  /** The passwords of sessions, and who may read them. */
  readonly passwords: boolean;
  readonly objects: readonly CalicoObject[];
  /** Labelled and annotated. */
  readonly nodes: readonly NodeSettings[];
}

/** An order of creation that loses nothing. Each waits for its own, so there are as many waits as the fabric has nodes, and not their square. */
export interface CreationOrder {
  /** Every object, each after all that it waits for. */
  readonly objects: ReadonlyMap<CalicoObject, Waits>;
  /** By node: the pools that select it. It has a label when there is a pool for it. */
  readonly nodes: ReadonlyMap<NodeSettings, readonly CalicoObject[]>;
  /** What passwords wait for: a switch dials nobody with another password than it takes itself, so it has the new one first. */
  readonly passwords: readonly CalicoObject[];
}

const NOTHING: Waits = { switches: false, passwords: false, objects: [], nodes: [] };

/** A session's filters, and its password. */
function needsOf({ spec }: CalicoObject, filters: readonly CalicoObject[]): Waits {
  const names: unknown = spec["filters"];
  const objects = filters.filter(({ metadata }) => Array.isArray(names) && names.includes(metadata.name));
  return { ...NOTHING, passwords: "password" in spec, objects };
}

/** A rack's peers wait for its nodes, a node's own for the node; peers of a plane by label for all nodes, and those by address for these. */
function peersOf(plan: CalicoPlan): readonly (readonly [CalicoObject, Waits])[] {
  const nodes = Map.groupBy(plan.nodes, ({ rack }) => rack);
  const byLabel = plan.peers.filter(
    (peer) => rackOf(peer, plan) === undefined && "peerSelector" in peer.spec,
  );
  const waits = (peer: CalicoObject): Waits => {
    const needs = needsOf(peer, plan.filters);
    const rack = rackOf(peer, plan);
    if (rack !== undefined) return { ...needs, nodes: nodes.get(rack) ?? [] };
    if (byLabel.includes(peer)) return { ...needs, nodes: plan.nodes };
    const dialling = plan.nodes.filter(({ name }) => byLabel.length === 0 && name === peer.spec["node"]);
    return { ...needs, objects: [...needs.objects, ...byLabel], nodes: dialling };
  };
  const later = plan.peers.filter((peer) => !byLabel.includes(peer));
  return [...byLabel, ...later].map((peer) => [peer, waits(peer)] as const);
}

/**
 * Nothing in the cluster changes before every switch is configured: one pool waits for them, and all else for that pool. Then come pools and
 * filters, nodes with their labels, their peers, and last the configuration that turns the node mesh off.
 */
export function creationOrder(plan: CalicoPlan): CreationOrder {
  const { ipam, pools, filters, configuration } = plan;
  const begin = pools.slice(0, 1);
  const begun = { ...NOTHING, objects: begin };
  const peers = peersOf(plan);
  const ofNoRack = pools.filter((pool) => rackOf(pool, plan) === undefined);
  const select = Map.groupBy(pools, (pool) => rackOf(pool, plan));
  return {
    objects: new Map<CalicoObject, Waits>([
      // What is reserved must not have been given out before the reservation is there.
      ...ipam.map((object) => [object, { ...NOTHING, switches: true }] as const),
      ...begin.map((pool) => [pool, { ...NOTHING, switches: true, objects: ipam }] as const),
      ...[...pools.slice(1), ...filters].map((object) => [object, begun] as const),
      ...peers,
      [configuration, { ...NOTHING, objects: [...peers.map(([peer]) => peer), ...ofNoRack] }],
    ]),
    nodes: new Map(plan.nodes.map((node) => [node, select.get(node.rack) ?? []])),
    passwords: begin,
  };
}
