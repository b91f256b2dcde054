import { aggregatingIn, aggregationMoved } from "../bgp/aggregates.ts";
import type { Health, Machine } from "../bgp/machine.ts";
import { settle } from "../bgp/settle.ts";
import { blankJournal, knowsPath, rollBack, type Journal } from "../bgp/state.ts";
import { item } from "../item.ts";
import type { Simulation } from "../simulate.ts";

/** What forwarding tables say of a prefix after a change, by router; only where they say something else than before. */
export type Changed = ReadonlyMap<number, number>;

/** What is no longer up. */
export interface Damage {
  readonly channels: readonly number[];
  /** Routers that are down, or have a port that is, or that stands in another part of its network than before. */
  readonly routers: readonly number[];
  /** By prefix: routers to which OSPF says something else of it. */
  readonly igp: ReadonlyMap<number, readonly number[]>;
}

const lost = (before: Uint8Array, after: Uint8Array): number[] =>
  [...after.keys()].filter((at) => before[at] === 1 && after[at] === 0);

/** Where OSPF's routes differ, in their gateways or in their cost. */
function igpDamage({ igp }: Machine, before: Health, after: Health): Map<number, readonly number[]> {
  const changed = new Map<number, readonly number[]>();
  if (igp === null || before.igp === after.igp) return changed;
  for (const prefix of igp.stubs.keys()) {
    const routers = igp.speakers.filter((router) => {
      const [was, is] = [before.igp?.to(router, prefix), after.igp?.to(router, prefix)];
      return was?.set !== is?.set || was?.cost !== is?.cost;
    });
    if (routers.length > 0) changed.set(prefix, routers);
  }
  return changed;
}

export function damageOf(machine: Machine, before: Health, after: Health): Damage {
  const { network, nextHops } = machine;
  const ports = new Set(lost(before.ports, after.ports));
  const hurt = [...network.routers.entries()].filter(([router, { interfaces }]) => {
    const first = nextHops.firstPort[router] ?? 0;
    const moved = (port: number): boolean => before.parts[port] !== after.parts[port];
    const dark = interfaces.some((_, at) => ports.has(first + at) || moved(first + at));
    return dark || (before.routers[router] === 1 && after.routers[router] === 0);
  });
  return {
    channels: lost(before.channels, after.channels),
    routers: hurt.map(([router]) => router),
    igp: igpDamage(machine, before, after),
  };
}

/** What a failure makes of one prefix. */
export interface Resettled {
  readonly forwarding: Changed;
  /** Whether BGP has a path, by router; only of those that have looked again. */
  readonly known: ReadonlyMap<number, boolean>;
}

/** The last word on each router counts; what it was comes from the journal's first word on it. */
function changes(journal: Journal, forwarding: Int32Array): Changed {
  const before = new Map<number, number>();
  for (const [at, router] of journal.routers.entries())
    if (!before.has(router)) before.set(router, journal.forwarding[at] ?? 0);
  const changed = new Map<number, number>();
  for (const [router, was] of before) {
    const is = forwarding[router] ?? 0;
    if (is !== was) changed.set(router, is);
  }
  return changed;
}

/**
 * Takes what is damaged away from a network at rest, lets its routers come to rest again, notes what changed, and puts everything
 * back. `resolvers` are the prefixes by which next hops of this one resolve in OSPF, `moved` the
 * routers whose aggregate it is and has come or gone. Only routers that hear something new have work, which makes many failures cheap; the result is that of simulating the
 * damaged network from nothing.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers do not come to rest again
 */
export function resettle(
  simulation: Simulation,
  health: Health,
  damage: Damage,
  prefix: number,
  resolvers: readonly number[],
  moved: readonly number[] = [],
): Resettled {
  const { machine, states } = simulation;
  const state = item(states, prefix);
  const journal = blankJournal();
  const first = new Set([
    ...damage.routers,
    ...moved,
    ...[prefix, ...resolvers].flatMap((one) => damage.igp.get(one) ?? []),
  ]);
  for (const channel of damage.channels) {
    const received = state.received[channel] ?? 0;
    if (received === 0) continue;
    journal.channels.push(channel);
    journal.received.push(received);
    state.received[channel] = 0;
    first.add(machine.channels.to[channel] ?? 0);
  }
  settle(machine, health, prefix, state, first, journal);
  const forwarding = changes(journal, state.forwarding);
  const known = new Map(journal.routers.map((router) => [router, knowsPath(state, router)]));
  rollBack(state, journal);
  return { forwarding, known };
}

/** What every prefix becomes: aggregates last, for they follow from the others. The health that comes with it knows which still stand. */
export function resettleAll(
  simulation: Simulation,
  health: Health,
  damage: Damage,
  resolvers: readonly (readonly number[])[],
): { readonly health: Health; readonly changed: readonly Changed[] } {
  const { machine, states } = simulation;
  const of = (prefix: number): readonly number[] => resolvers[prefix] ?? [];
  const resettled = states.map((_, prefix) => resettle(simulation, health, damage, prefix, of(prefix)));
  const changed = resettled.map(({ forwarding }) => forwarding);
  if (machine.aggregates.length === 0) return { health, changed };
  const aggregating = aggregatingIn(
    machine.aggregates,
    (router, prefix) => resettled[prefix]?.known.get(router) ?? knowsPath(item(states, prefix), router),
  );
  const after = { ...health, aggregating };
  for (const { prefix } of machine.aggregates) {
    const moved = aggregationMoved(health.aggregating, aggregating, prefix);
    changed[prefix] = resettle(simulation, after, damage, prefix, of(prefix), moved).forwarding;
  }
  return { health: after, changed };
}
