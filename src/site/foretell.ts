import { TO_BREAK, TO_SHOW } from "../compare/sample.ts";
import { sampledFabric } from "../compare/works.ts";
import { errorAt, type Diagnostic } from "../diagnostics/index.ts";
import {
  analyseFailures,
  reachability,
  simulateNetwork,
  singleFailures,
  unmatchedPeer,
  type Failure,
  type FailureImpact,
  type Network,
  type PairCount,
  type Reachability,
  type Simulation,
} from "../simulate/index.ts";
import { pairsLost } from "../simulate/failures.ts";
import type { Joint, Side } from "./interconnects.ts";
import { joinedDestinations, joinedNetwork, partOf, type Part } from "./join.ts";
import { formatPlace } from "./names.ts";
import type { Completion } from "./site.ts";

/** What is foretold of datacenters that are joined. */
export interface Foretold {
  readonly simulation: Simulation;
  /** Of what each tells the others. */
  readonly reachability: Reachability;
  /** What each single failure at the interconnects does, the worst first; empty where it is not asked. */
  readonly failures: readonly FailureImpact[];
  /** What is wrong while all is up. */
  readonly findings: readonly Diagnostic[];
}

const fault = (message: string): Diagnostic =>
  errorAt(
    [],
    "would-not-work",
    message,
    "see what each border tells and takes: calico-fabric site --out writes the datacenters' specs, and simulate --router shows a border's tables",
  );

function pairFault(what: string, { count, examples: [first] }: PairCount): readonly Diagnostic[] {
  if (first === undefined) return [];
  return [fault(`${String(count)} pairs ${what}, such as ${first.from} to ${first.address} of ${first.to}`)];
}

/** A way by two borders that are ToRs goes down and up again: that is no valley between datacenters. */
function findingsOf(network: Network, found: Reachability): readonly Diagnostic[] {
  const { unreachable, partlyLost, loops, crossings } = found;
  return [
    ...network.unmatched.map((one) =>
      fault(`${one.device} would have no session with ${unmatchedPeer(network, one)}: ${one.reason}`),
    ),
    ...pairFault("would not reach each other", unreachable),
    ...pairFault("would lose some of their flows", partlyLost),
    ...pairFault("would have a loop on the way", loops),
    ...(crossings === undefined
      ? []
      : pairFault("would reach each other, and are to know nothing of each other", crossings)),
  ];
}

const deviceOf = ({ member, end }: Side): string => formatPlace(member.entry.name, end.switch);

/** Single failures at the interconnects: their cables, their borders, their sessions. */
export function jointFailures(network: Network, joints: readonly Joint[]): readonly Failure[] {
  const sides = joints.flatMap((joint) => joint.sides);
  const borders = new Set(sides.map(deviceOf));
  const ports = new Set(sides.map((side) => `${deviceOf(side)} ${side.end.interface}`));
  const pairs = new Set(joints.map((joint) => joint.sides.map(deviceOf).sort().join(" ")));
  return singleFailures(network).filter((failure) => {
    if (failure.kind === "link") return ports.has(`${failure.device} ${failure.interface}`);
    if (failure.kind === "session") return pairs.has([...failure.devices].sort().join(" "));
    return failure.kind === "device" && borders.has(failure.device);
  });
}

/** The parts of a network that can be simulated as one: datacenters with IPv4. */
export function partsOf(
  completions: readonly Completion[],
  joints: readonly Joint[],
  failures: boolean,
): readonly Part[] {
  return completions.flatMap((one) => {
    const { spec, fabric } = one;
    if (fabric === null || fabric.datacenter.ipv6?.only === true) return [];
    return [partOf(one, sampledFabric(spec, fabric, failures ? TO_BREAK : TO_SHOW), joints)];
  });
}

/**
 * What comes of datacenters joined to one network, by the intents of both borders of each interconnect. Null where there is nothing to join: no interconnect
 * can be built, or there is no IPv4, without which each datacenter's numbers are its own.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers never come to rest
 */
export function foretellJoined(
  completions: readonly Completion[],
  all: readonly Joint[],
  failures: boolean,
): Foretold | null {
  const parts = partsOf(completions, all, failures);
  const names = new Set(parts.map(({ name }) => name));
  const joints = all.filter(({ sides }) => sides.every(({ member }) => names.has(member.entry.name)));
  if (joints.length === 0) return null;
  const network = joinedNetwork(parts);
  const simulation = simulateNetwork(network);
  const destinations = joinedDestinations(parts, network);
  const found = reachability(simulation, destinations);
  const impacts = failures ? analyseFailures(simulation, jointFailures(network, joints), destinations) : [];
  return {
    simulation,
    reachability: found,
    failures: impacts.toSorted((a, b) => pairsLost(b) - pairsLost(a)),
    findings: findingsOf(network, found),
  };
}
