import { atRest, destinationText, eachPair, type Moment, type Simulation } from "../simulate/index.ts";
import type { Settled } from "./settled.ts";

/** Which pairs count, and what becomes of each: by source, then by address. */
export interface Census {
  readonly sources: readonly string[];
  readonly owners: readonly string[];
  readonly addresses: readonly number[];
  /** 1 where the pair counts. */
  readonly counts: Uint8Array;
}

const ARRIVES = 0;
const PARTLY = 1;
const LOST = 2;
const FATES = { arrives: ARRIVES, partly: PARTLY, lost: LOST } as const;

/** What has not been said of a pair is that nothing arrives: one of its ends is not there. */
function fatesOf({ sources, addresses }: Census, simulation: Simulation, moment: Moment): Uint8Array {
  const fates = new Uint8Array(sources.length * addresses.length).fill(LOST);
  const rows = new Map(sources.map((name, at) => [name, at]));
  const columns = new Map(addresses.map((address, at) => [address, at]));
  eachPair(simulation, moment, (from, _, address, fate) => {
    const [row, column] = [rows.get(from), columns.get(address)];
    if (row !== undefined && column !== undefined) fates[row * addresses.length + column] = FATES[fate];
  });
  return fates;
}

/** Pairs that are there before and after, and whose flows all arrive before; where `lasting`, after too. */
export function censusOf(before: Settled, after: Settled, lasting: boolean): Census {
  const pairsOf = ({
    simulation,
  }: Settled): Map<string, { from: string; to: string; address: number; whole: boolean }> => {
    const pairs = new Map<string, { from: string; to: string; address: number; whole: boolean }>();
    eachPair(simulation, atRest(simulation), (from, to, address, fate) => {
      pairs.set(`${from} ${String(address)}`, { from, to, address, whole: fate === "arrives" });
    });
    return pairs;
  };
  const now = pairsOf(after);
  const all = [...pairsOf(before)]
    .filter(([key, { whole }]) => {
      const then = now.get(key);
      return whole && then !== undefined && (!lasting || then.whole);
    })
    .map(([, pair]) => pair);
  const sources = [...new Set(all.map(({ from }) => from))];
  const owners = new Map(all.map(({ address, to }) => [address, to]));
  const addresses = [...owners.keys()];
  const counts = new Uint8Array(sources.length * addresses.length);
  const rows = new Map(sources.map((name, at) => [name, at]));
  const columns = new Map(addresses.map((address, at) => [address, at]));
  for (const { from, address } of all)
    counts[(rows.get(from) ?? 0) * addresses.length + (columns.get(address) ?? 0)] = 1;
  return { sources, owners: [...owners.values()], addresses, counts };
}

/** How many pairs are not as they should be, and the first of them. */
export interface Lost {
  /** Pairs of which nothing arrives. */
  readonly pairs: number;
  /** Pairs of which some flows do not. */
  readonly partly: number;
  /** `r1-n1 to 10.32.0.64 of r2-n1`, at most three. */
  readonly examples: readonly { readonly from: string; readonly to: string; readonly address: string }[];
}

export const NOTHING_LOST: Lost = { pairs: 0, partly: 0, examples: [] };

const EXAMPLES = 3;

/** What is lost at a moment of what arrives before. */
export function lostAt(census: Census, simulation: Simulation, moment: Moment): Lost {
  const fates = fatesOf(census, simulation, moment);
  let [pairs, partly] = [0, 0];
  const examples: Lost["examples"][number][] = [];
  const width = census.addresses.length;
  for (const [at, fate] of fates.entries()) {
    if (fate === ARRIVES || census.counts[at] !== 1) continue;
    if (fate === LOST) pairs += 1;
    else partly += 1;
    if (examples.length < EXAMPLES) {
      const [row, column] = [Math.floor(at / width), at % width];
      examples.push({
        from: census.sources[row] ?? "",
        to: census.owners[column] ?? "",
        address: destinationText(simulation.network, census.addresses[column] ?? 0),
      });
    }
  }
  return { pairs, partly, examples };
}

export const countPairs = ({ counts }: Census): number => counts.reduce((sum, one) => sum + one, 0);
