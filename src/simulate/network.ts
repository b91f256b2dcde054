import {
  firstFamily,
  type BridgeIntent,
  type ClusterIntent,
  type HostIntent,
  type OutsideIntent,
  type SwitchIntent,
} from "../intent/index.ts";
import { isLinkLocal } from "../net/link-local.ts";
import { bridgesOf } from "./network/bridges.ts";
import { outsideRouter } from "./network/outside.ts";
import { firstBlocks, nodeRouter, type BlocksOf } from "./network/nodes.ts";
import { switchRouter } from "./network/routers.ts";
import { hostRouter } from "./network/hosts.ts";
import { segmentsOf } from "./network/segments.ts";
import { matchSessions } from "./network/sessions.ts";
import type { Bridge, Network, Router } from "./network/types.ts";

export type * from "./network/types.ts";
export { asnOn } from "./network/sessions.ts";
export type { BlocksOf } from "./network/nodes.ts";

/** What is simulated: the intents of every device, as renderers get them. */
export interface SimulationInput {
  readonly switches: readonly SwitchIntent[];
  readonly bridges: readonly BridgeIntent[];
  /** Servers without Calico. */
  readonly hosts: readonly HostIntent[];
  readonly cluster: ClusterIntent;
  /** Where there are several clusters, all but the first. */
  readonly otherClusters?: readonly ClusterIntent[];
  /** Routers outside; default none. */
  readonly outside?: readonly OutsideIntent[];
  /** What Calico's IPAM has given out; default: the n-th block of the rack's pool for the n-th node of the rack. */
  readonly blocks?: BlocksOf;
}

/** Sessions that are an address family's own; one that carries both is IPv4's. */
export const sessionsIn = ({ sessions }: Network, { name }: { readonly name: "ipv4" | "ipv6" }) =>
  name === "ipv4" ? sessions : sessions.filter(({ ends: [{ address }] }) => !isLinkLocal(address));

/** Every cluster: one, or each of several. */
export const clustersOf = ({ cluster, otherClusters = [] }: SimulationInput): readonly ClusterIntent[] => [
  cluster,
  ...otherClusters,
];

/** Routers and bridges by themselves, brought together: who is adjacent, and which sessions come up. */
export const connect = (
  routers: readonly Router[],
  bridges: readonly Bridge[] = [],
  ipv6: Network["ipv6"] = null,
): Network => {
  const segments = segmentsOf(routers, bridges);
  return { routers, bridges, segments, ...matchSessions(routers, segments, firstFamily(ipv6)), ipv6 };
};

/**
 * Every router that the intents make, from them alone: switches, nodes, hosts, then those outside.
 * @param ofSwitch the router that a switch is
 */
export function routersOf(
  { switches, hosts, cluster, otherClusters = [], outside = [], blocks }: SimulationInput,
  ofSwitch: (intent: SwitchIntent) => Router = switchRouter,
): readonly Router[] {
  const nodes = [cluster, ...otherClusters].flatMap((one) =>
    one.racks.flatMap((rack) =>
      rack.nodes.map((node) => nodeRouter(node, rack, one, blocks ?? firstBlocks(one))),
    ),
  );
  return [...switches.map(ofSwitch), ...nodes, ...hosts.map(hostRouter), ...outside.map(outsideRouter)];
}

/**
 * The network that the intents make: what the plan wished for is not asked, so a session that only one end is configured for is
 * found here.
 */
export const networkOf = (input: SimulationInput): Network =>
  connect(routersOf(input), bridgesOf(input.bridges), input.cluster.ipv6);
