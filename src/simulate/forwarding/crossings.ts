import { verdictsOf } from "../forwarding.ts";
import { item } from "../item.ts";
import type { Simulation } from "../simulate.ts";
import type { Network } from "../network.ts";
import { isApart, podDestinations, targetsOf, type Target } from "./destinations.ts";
import { countPair, none, type PairCount } from "./findings.ts";
import { REACHES, tiersOf } from "./judge.ts";

/** Pods and services are a cluster's; nodes' own addresses, and those that several servers have, are the fabric's and everybody's. */
const isClusters = ({ routers }: Network, { owner, place, port }: Target): boolean =>
  item(routers, owner).cluster !== undefined && place !== "anycast" && port < 0;

/** Pairs of nodes of clusters that are to be apart, of which one does reach the other. */
export function crossings(simulation: Simulation): PairCount {
  const { network, machine } = simulation;
  const found = none();
  const nodes = [...network.routers.entries()].filter(([, { cluster }]) => cluster !== undefined);
  if (nodes.length === 0) return found;
  const tiers = tiersOf(network);
  for (const target of targetsOf(machine, podDestinations(network))) {
    if (!isClusters(network, target)) continue;
    const { flags } = verdictsOf(simulation, target, tiers);
    for (const [router] of nodes)
      if (isApart(network, router, target.owner) && ((flags[router] ?? 0) & REACHES) !== 0)
        countPair(found, network, target, router);
  }
  return found;
}
