import { resettleAll, type Damage } from "./failures/resettle.ts";
import { resolversOf } from "./failures/resolvers.ts";
import { isSource, podDestinations, targetsOf } from "./forwarding/destinations.ts";
import { hopsOf, type Lookup } from "./forwarding/hops.ts";
import { blankVerdicts, judge, LOOPS, LOSES, REACHES, tiersOf, TO_JUDGE } from "./forwarding/judge.ts";
import { lookupIn } from "./forwarding.ts";
import { item } from "./item.ts";
import type { Ipv4 } from "../net/ipv4.ts";
import type { Simulation } from "./simulate.ts";

/** What routers do while sessions have ended and nothing else has failed: cables still carry. */
export interface Outage {
  /**
   * Channels over which nothing comes any more, and whose receiver has forgotten what did: of the n-th session that from its first end at 2n,
   * that from its second at 2n + 1.
   */
  readonly ended: readonly number[];
  /** `nobody`: no other router has heard of it yet; `all`: all have, and have come to rest. */
  readonly heard: "nobody" | "all";
}

/** What routers forward by, and what of them is up: of a network at rest, or during an outage. */
export interface Moment {
  readonly lookup: Lookup;
  readonly health: Simulation["health"];
}

export const atRest = (simulation: Simulation): Moment => ({
  lookup: lookupIn(simulation),
  health: simulation.health,
});

/** @throws UnsettledNetwork naming the prefix and the routers when the routers do not come to rest */
export function during(simulation: Simulation, { ended, heard }: Outage): Moment {
  const { machine, states } = simulation;
  const channels =
    heard === "all" ? simulation.health.channels.slice() : new Uint8Array(machine.channels.count);
  for (const channel of ended) channels[channel] = 0;
  const damage: Damage = { channels: ended, routers: [], igp: new Map() };
  const { health, changed } = resettleAll(
    simulation,
    { ...simulation.health, channels },
    damage,
    resolversOf(simulation),
  );
  return {
    lookup: (router, prefix) => changed[prefix]?.get(router) ?? item(states, prefix).forwarding[router] ?? 0,
    health,
  };
}

/** What becomes of the flows of a pair: all arrive, some, or none. */
export type Fate = "arrives" | "partly" | "lost";

/** Calls back for every ordered pair of a source and an address, as `reachability` counts them. */
export function eachPair(
  simulation: Simulation,
  { lookup, health }: Moment,
  use: (from: string, to: string, address: Ipv4, fate: Fate) => void,
): void {
  const { machine, network } = simulation;
  const tiers = tiersOf(network);
  const progress = new Uint8Array(network.routers.length);
  const verdicts = blankVerdicts(network.routers.length);
  for (const target of targetsOf(machine, podDestinations(network))) {
    progress.fill(TO_JUDGE);
    const hops = (router: number) => hopsOf(machine, health, lookup, target, router);
    for (const [router, { name }] of network.routers.entries()) {
      if (!isSource(network, health.routers, router, target)) continue;
      if (progress[router] === TO_JUDGE) judge(router, progress, verdicts, tiers, hops);
      const flags = verdicts.flags[router] ?? 0;
      const fate = (flags & REACHES) === 0 ? "lost" : (flags & (LOSES | LOOPS)) === 0 ? "arrives" : "partly";
      use(name, target.destination.device, target.destination.address, fate);
    }
  }
}
