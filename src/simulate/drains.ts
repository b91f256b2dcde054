import { analyseFailures, analyseSets, type Failure, type FailureImpact } from "./failures.ts";
import { lookupIn } from "./forwarding.ts";
import { isSource, podDestinations, targetsOf, type Target } from "./forwarding/destinations.ts";
import { countPair, none, type PairCount } from "./forwarding/findings.ts";
import { hopsOf } from "./forwarding/hops.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

/** A switch in maintenance: what has not moved off it, and what is lost when it is shut. Both are none where it can be shut. */
export interface Drain {
  readonly device: string;
  /** Pairs of a node and a block of another's of which some flow still goes by the switch. */
  readonly carries: PairCount;
  /** Pairs that no longer reach each other, or only with some of their flows, once the switch is down. */
  readonly lost: PairCount;
}

/** All switches in maintenance shut at the same time: what is lost that none of them takes by itself. */
export interface ShutTogether {
  readonly devices: readonly string[];
  readonly lost: PairCount;
}

/** By router: whether a flow from there to the destination may cross a device. */
function crossing(simulation: Simulation, target: Target, device: number): Uint8Array {
  const { machine, health, network } = simulation;
  const lookup = lookupIn(simulation);
  const seen = new Uint8Array(network.routers.length);
  const crosses = new Uint8Array(network.routers.length);
  crosses[device] = 1;
  seen[device] = 1;
  const visit = (router: number): void => {
    seen[router] = 1;
    for (const hop of hopsOf(machine, health, lookup, target, router)) {
      if (hop < 0) continue;
      if (seen[hop] === 0) visit(hop);
      if (crosses[hop] === 1) crosses[router] = 1;
    }
  };
  for (const router of network.routers.keys()) if (seen[router] === 0) visit(router);
  return crosses;
}

function carriedBy(simulation: Simulation, device: number, targets: readonly Target[]): PairCount {
  const { network } = simulation;
  const carried = none();
  for (const target of targets) {
    const crosses = crossing(simulation, target, device);
    for (const router of network.routers.keys())
      if (isSource(network, simulation.health.routers, router, target) && crosses[router] === 1)
        countPair(carried, network, target, router);
  }
  return carried;
}

const downed = (device: string): Failure => ({ kind: "device", device });

/** Pairs that are gone, or of which some flows are. */
function lostBy({ cut, unreachable, partlyLost }: Omit<FailureImpact, "failure">): PairCount {
  const counts = [cut, unreachable, partlyLost];
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    examples: counts.flatMap(({ examples }) => examples).slice(0, 5),
  };
}

/** What becomes of every switch in maintenance; empty where there is none. */
export function drainsOf(simulation: Simulation): readonly Drain[] {
  const { network, machine } = simulation;
  const draining = [...network.routers.entries()].filter(([, one]) => one.draining);
  if (draining.length === 0) return [];
  const targets = targetsOf(machine, podDestinations(network));
  const impacts = analyseFailures(
    simulation,
    draining.map(([, { name }]) => downed(name)),
  );
  return draining.map(([router, { name }], at) => ({
    device: name,
    carries: carriedBy(simulation, router, targets),
    lost: lostBy(item(impacts, at)),
  }));
}

/** Null where it takes no more than the one that takes most, as where there is only one. */
export function shutTogether(simulation: Simulation, drains: readonly Drain[]): ShutTogether | null {
  if (drains.length < 2) return null;
  const devices = drains.map(({ device }) => device);
  const lost = lostBy(item(analyseSets(simulation, [devices.map(downed)]), 0));
  return lost.count > Math.max(...drains.map((one) => one.lost.count)) ? { devices, lost } : null;
}

const example = (counts: readonly PairCount[]): string => {
  const [first] = counts.flatMap(({ examples }) => examples);
  return first === undefined ? "" : `, such as ${first.from} to ${first.address} of ${first.to}`;
};

/** A line for each switch in maintenance, and one for all of them where that is worse. */
export const drainLines = (
  drains: readonly Drain[],
  together: ShutTogether | null = null,
): readonly string[] => [
  ...drains.map(({ device, carries, lost }) =>
    carries.count === 0 && lost.count === 0
      ? `${device} is drained and carries nothing: shut, it is not missed (0 pairs lost)`
      : `${device} is in maintenance and still carries ${String(carries.count)} pairs; shut, ${String(lost.count)} are lost${example([lost, carries])}`,
  ),
  ...(together === null
    ? []
    : [
        `${together.devices.join(", ")} are in maintenance at once: with all of them shut, ${String(together.lost.count)} pairs are lost${example([together.lost])}`,
      ]),
];
