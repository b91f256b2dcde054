import { unmatchedPeer } from "./unmatched.ts";
import { reachability } from "./forwarding.ts";
import { none, type PairCount } from "./forwarding/findings.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

function pairFaults(what: string, { count, examples: [first] }: PairCount): string[] {
  if (first === undefined) return [];
  const { from, to, address } = first;
  return [`${String(count)} pairs of nodes ${what}, such as ${from} to ${address} of ${to}`];
}

/** The two ends of each session, by name, that both are configured for and that does not come up: OSPF finds no way between their loopbacks. None while no ToR is there to lead from spine to spine. */
export function silentSessions({
  health,
  network,
}: Pick<Simulation, "health" | "network">): readonly (readonly string[])[] {
  if (network.routers.every(({ role }) => role !== "tor")) return [];
  return network.sessions.flatMap(({ ends }, at) =>
    health.channels[2 * at] === 1 ? [] : [ends.map(({ router }) => item(network.routers, router).name)],
  );
}

/**
 * What is wrong with a fabric in which nothing has failed: sessions that one end only is configured for, pods that do not reach each
 * other, or do though their clusters are apart, loops, valleys. A sound spec gives none: this is what stands between a defect and a switch.
 */
export function faultsOf(simulation: Simulation): readonly string[] {
  const { unreachable, partlyLost, loops, valleys, crossings = none() } = reachability(simulation);
  const unmatched = simulation.network.unmatched.map(
    (one) =>
      `${one.device} would have no session with ${unmatchedPeer(simulation.network, one)}: ${one.reason}`,
  );
  const silent = silentSessions(simulation).map(
    ([a, b]) => `${a} would have no session with ${b}: OSPF finds no way between their loopbacks`,
  );
  return [
    ...unmatched,
    ...silent,
    ...pairFaults("would not reach each other", unreachable),
    ...pairFaults("would reach each other and are of clusters apart", crossings),
    ...pairFaults("would lose some of their flows", partlyLost),
    ...pairFaults("would have a loop on the way", loops),
    ...pairFaults("would go down and up again through a ToR", valleys),
  ];
}
