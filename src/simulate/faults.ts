import { formatIpv4 } from "../net/ipv4.ts";
import { reachability } from "./forwarding.ts";
import type { PairCount } from "./forwarding/findings.ts";
import { item } from "./item.ts";
import type { SimulationInput } from "./network.ts";
import type { Simulation } from "./simulate.ts";

/** Up to this many routers all are simulated: about two seconds' work. */
const ROUTERS_IN_FULL = 1500;
/** Nodes of a rack that are kept beyond that, besides those that reflect. */
const NODES_KEPT = 4;

/**
 * The network to check: the whole, or, where it is large, each rack with a few of its nodes. Nodes of a rack are configured by the
 * same objects, so a few of them stand for all.
 */
export function representative(input: SimulationInput): SimulationInput {
  const { switches, cluster } = input;
  const nodes = cluster.racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
  if (switches.length + nodes <= ROUTERS_IN_FULL) return input;
  const racks = cluster.racks.map((rack) => ({
    ...rack,
    nodes: rack.nodes.filter(({ reflectorCluster }, at) => at < NODES_KEPT || reflectorCluster !== null),
  }));
  return { ...input, cluster: { ...cluster, racks } };
}

function pairFaults(what: string, { count, examples: [first] }: PairCount): string[] {
  if (first === undefined) return [];
  const { from, to, address } = first;
  return [`${String(count)} pairs of nodes ${what}, such as ${from} to ${formatIpv4(address)} of ${to}`];
}

/**
 * What is wrong with a fabric in which nothing has failed: sessions that one end only is configured for, pods that do not reach each
 * other, loops, valleys. A sound spec gives none: this is what stands between a defect and a switch.
 */
export function faultsOf(simulation: Simulation): readonly string[] {
  const { unreachable, partlyLost, loops, valleys } = reachability(simulation);
  const unmatched = simulation.network.unmatched.map(
    ({ device, peer, reason }) => `${device} would have no session with ${formatIpv4(peer)}: ${reason}`,
  );
  const { health, network } = simulation;
  const silent = network.sessions.flatMap((session, at) => {
    if (health.channels[2 * at] === 1) return [];
    const [a, b] = session.ends.map(({ router }) => item(network.routers, router).name);
    return [`${a} would have no session with ${b}: OSPF finds no way between their loopbacks`];
  });
  return [
    ...unmatched,
    ...silent,
    ...pairFaults("would not reach each other", unreachable),
    ...pairFaults("would lose some of their flows", partlyLost),
    ...pairFaults("would have a loop on the way", loops),
    ...pairFaults("would go down and up again through a ToR", valleys),
  ];
}
