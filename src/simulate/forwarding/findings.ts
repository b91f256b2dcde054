import { item } from "../item.ts";
import type { Network } from "../network.ts";
import { destinationText, type Target } from "./destinations.ts";
import { LOOPS, LOSES, REACHES, VALLEY } from "./judge.ts";

/** A node, and an address behind another. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

/** How many pairs something is true of, and the first of them. */
export interface PairCount {
  count: number;
  readonly examples: Pair[];
}

export interface PairFindings {
  /** No flow arrives. */
  readonly unreachable: PairCount;
  /** Some flows arrive, others are lost or run in a circle. */
  readonly partlyLost: PairCount;
  readonly loops: PairCount;
  /** Some flow comes down and goes up again: a ToR that carries from spine to spine. */
  readonly valleys: PairCount;
}

const EXAMPLES = 5;

export const none = (): PairCount => ({ count: 0, examples: [] });

export const noFindings = (): PairFindings => ({
  unreachable: none(),
  partlyLost: none(),
  loops: none(),
  valleys: none(),
});

/** Adds a pair that stands for so many, by default for itself. */
export function countPair(
  into: PairCount,
  network: Network,
  { destination, owner }: Target,
  from: number,
  times = 1,
): void {
  into.count += times;
  if (into.examples.length >= EXAMPLES) return;
  const { name } = item(network.routers, from);
  const address = destinationText(network, destination.address);
  into.examples.push({ from: name, to: item(network.routers, owner).name, address });
}

/** Adds what the verdict on one pair says. */
export function countVerdicts(
  into: PairFindings,
  network: Network,
  target: Target,
  from: number,
  flags: number,
  times = 1,
): void {
  const reaches = (flags & REACHES) !== 0;
  const count = (one: PairCount): void => {
    countPair(one, network, target, from, times);
  };
  if (!reaches) count(into.unreachable);
  else if ((flags & (LOSES | LOOPS)) !== 0) count(into.partlyLost);
  if ((flags & LOOPS) !== 0) count(into.loops);
  if ((flags & VALLEY) !== 0) count(into.valleys);
}
