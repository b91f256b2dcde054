import { item } from "./item.ts";
import { aggregatingIn } from "./bgp/aggregates.ts";
import { compileNetwork, type Health, type Machine } from "./bgp/machine.ts";
import { settle } from "./bgp/settle.ts";
import { blankState, knowsPath, type PrefixState } from "./bgp/state.ts";
import { healthAfter } from "./failures/health.ts";
import { NO_PATH } from "./bgp/paths.ts";
import type { Failure } from "./failures/types.ts";
import { networkOf, type Network, type SimulationInput } from "./network.ts";

/**
 * What every router knows when all have come to rest. Held as numbers, because a large fabric has millions of routes: `bgpTable`,
 * `forwardingTable` and `viewSimulation` give it as plain data, a router at a time.
 */
export interface Simulation {
  readonly network: Network;
  readonly machine: Machine;
  readonly health: Health;
  /** By prefix. */
  readonly states: readonly PrefixState[];
}

/** Prefixes do not influence one another, but for aggregates: a next hop resolves through connected networks or OSPF. */
export function settled(machine: Machine, health: Health, prefix: number): PrefixState {
  const state = blankState(machine);
  const own = item(machine.own, prefix);
  const connected = item(machine.connected, prefix);
  const discards = item(machine.discards, prefix);
  const byIgp = machine.igp?.stubs.has(prefix) === true ? machine.igp.speakers : [];
  const first = new Set([
    ...own.keys(),
    ...connected.keys(),
    ...discards,
    ...machine.sources(prefix),
    ...byIgp,
  ]);
  settle(machine, health, prefix, state, first, null);
  return state;
}

/**
 * What the routers of a network know, all up or with what failures leave.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers never come to rest
 * @throws RangeError for a failure of something that is not there
 */
export function simulateNetwork(network: Network, failures: readonly Failure[] = []): Simulation {
  const machine = compileNetwork(network);
  const first = healthAfter(machine, failures);
  const states = machine.prefixes.all.map((_, prefix) => settled(machine, first, prefix));
  const aggregating = aggregatingIn(machine.aggregates, (router, prefix) =>
    knowsPath(item(states, prefix), router),
  );
  const health = { ...first, aggregating };
  for (const { prefix } of machine.aggregates) states[prefix] = settled(machine, health, prefix);
  return { network, machine, health, states };
}

/** Nobody looks at it: what was not asked for is as unknown as what nobody announces. */
const unasked = (machine: Machine): PrefixState => {
  const state = blankState(machine);
  state.best.fill(NO_PATH);
  return state;
};

/**
 * As `simulateNetwork`, of some prefixes alone: exact for these at any size of the fabric, and nothing is known of others. Where one of them
 * is an aggregate, which follows from others, all are simulated.
 * @throws UnsettledNetwork and RangeError as `simulateNetwork`
 */
export function simulateOnly(
  network: Network,
  wanted: (prefixes: Machine["prefixes"]) => ReadonlySet<number>,
  failures: readonly Failure[] = [],
): Simulation {
  const machine = compileNetwork(network);
  const asked = wanted(machine.prefixes);
  if (machine.aggregates.some(({ prefix }) => asked.has(prefix))) return simulateNetwork(network, failures);
  const health = healthAfter(machine, failures);
  const blank = unasked(machine);
  const states = machine.prefixes.all.map((_, prefix) =>
    asked.has(prefix) ? settled(machine, health, prefix) : blank,
  );
  return { network, machine, health, states };
}

/**
 * The routers' tables that follow from the intents. A pure function: the same intents give the same tables.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers never come to rest
 * @throws RangeError for a failure of something that is not there
 */
export const simulate = (input: SimulationInput, failures: readonly Failure[] = []): Simulation =>
  simulateNetwork(networkOf(input), failures);
