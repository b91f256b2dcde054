import type { OwnNumbers } from "./labels.ts";

/** Two cells that are alike, each put in the other's place; everything else stays. Done twice, all is as it was. */
export interface Swap {
  readonly router: (router: number) => number;
  readonly asn: (asn: number) => number;
  readonly address: (address: number) => number;
  readonly cluster: (cluster: number) => number;
  readonly prefix: (prefix: number) => number;
}

/** A cell's routers and numbers. */
export interface CellNumbers {
  readonly members: readonly number[];
  readonly own: OwnNumbers;
}

const same = (value: number): number => value;

export const STAYS: Swap = { router: same, asn: same, address: same, cluster: same, prefix: same };

function exchange(a: readonly number[], b: readonly number[]): (value: number) => number {
  const map = new Map<number, number>();
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? one;
    map.set(one, other).set(other, one);
  }
  return (value) => map.get(value) ?? value;
}

export const swapOf = (a: CellNumbers, b: CellNumbers): Swap =>
  a === b
    ? STAYS
    : {
        router: exchange(a.members, b.members),
        asn: exchange(a.own.asns, b.own.asns),
        address: exchange(a.own.addresses, b.own.addresses),
        cluster: exchange(a.own.clusters, b.own.clusters),
        prefix: exchange(a.own.prefixes, b.own.prefixes),
      };

/** First one, then the other; the way back is `after` with the two exchanged. */
export const after = (second: Swap, first: Swap): Swap => ({
  router: (one) => second.router(first.router(one)),
  asn: (one) => second.asn(first.asn(one)),
  address: (one) => second.address(first.address(one)),
  cluster: (one) => second.cluster(first.cluster(one)),
  prefix: (one) => second.prefix(first.prefix(one)),
});
