import { item } from "../item.ts";
import type { IgpGraph, Up } from "./graph.ts";

/** From one router to every other. */
export interface Tree {
  /** Sum of the costs on the way; `NEVER` where there is none. */
  readonly cost: Float64Array;
  /** Links on the longest of the equal ways: a flow may take it. */
  readonly hops: Int32Array;
  /** Gateways of the first steps, each once. */
  readonly ways: readonly (readonly number[])[];
}

export const NEVER = Infinity;

const NOWHERE: readonly number[] = [];

const union = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.length === 0 ? other : [...new Set([...one, ...other])];

/** Routers in the order of their cost, from buckets: costs are small whole numbers. */
function* nearest(buckets: (number[] | undefined)[], cost: Float64Array): Generator<number> {
  const done = new Set<number>();
  for (let at = 0; at < buckets.length; at += 1) {
    for (const router of buckets[at] ?? []) {
      if (cost[router] !== at || done.has(router)) continue;
      done.add(router);
      yield router;
    }
  }
}

/**
 * Shortest paths from one router over what is up (RFC 2328 section 16.1), with all first steps of equal cost. A link counts where both of
 * its ends are up.
 */
export function shortestPaths({ edges }: IgpGraph, { ports }: Pick<Up, "ports">, root: number): Tree {
  const cost = new Float64Array(edges.length).fill(NEVER);
  const hops = new Int32Array(edges.length);
  const ways = edges.map(() => NOWHERE);
  const buckets: (number[] | undefined)[] = [[root]];
  cost[root] = 0;
  for (const router of nearest(buckets, cost)) {
    const sofar = cost[router] ?? NEVER;
    for (const { to, port, farPort, cost: step, gateway } of item(edges, router)) {
      const further = sofar + step;
      const there = cost[to] ?? NEVER;
      if (ports[port] === 0 || ports[farPort] === 0 || further > there) continue;
      const first = router === root ? [gateway] : item(ways, router);
      const links = (hops[router] ?? 0) + 1;
      if (further < there) {
        cost[to] = further;
        hops[to] = links;
        ways[to] = first;
        (buckets[further] ??= []).push(to);
      } else {
        hops[to] = Math.max(hops[to] ?? 0, links);
        ways[to] = union(item(ways, to), first);
      }
    }
  }
  return { cost, hops, ways };
}
