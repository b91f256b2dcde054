import type { Network } from "../network/types.ts";

/**
 * Routers in groups that may stand for one another: racks in a fabric, or nodes in a rack. What is in no cell is fixed, and stays what it is
 * whoever stands for whom.
 */
export interface Cells {
  /** By router: the cell that it is in; `FIXED` for none. */
  readonly of: Int32Array;
  /** Routers of each cell, in the network's order. */
  readonly members: readonly (readonly number[])[];
}

export const FIXED = -1;

/** The root of a router's group, on the way to which everybody is brought nearer to it. */
function rootOf(parents: Int32Array, router: number): number {
  let root = router;
  while (parents[root] !== root) root = parents[root] ?? root;
  for (let at = router; at !== root;) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}

function cellsBy(routers: number, keyOf: (router: number) => number | null): Cells {
  const of = new Int32Array(routers).fill(FIXED);
  const members: number[][] = [];
  const numbers = new Map<number, number>();
  for (let router = 0; router < routers; router += 1) {
    const key = keyOf(router);
    if (key === null) continue;
    const cell = numbers.get(key) ?? members.push([]) - 1;
    numbers.set(key, cell);
    of[router] = cell;
    members[cell]?.push(router);
  }
  return { of, members };
}

/** Racks: what hangs together without spines and without what is outside. */
export function rackCells({ routers, segments }: Pick<Network, "routers" | "segments">): Cells {
  const parents = Int32Array.from(routers, (_, router) => router);
  const inRack = (router: number): boolean => {
    const role = routers[router]?.role;
    return role === "tor" || role === "node";
  };
  for (const { attachments } of segments) {
    const [first, ...others] = attachments.filter(({ router }) => inRack(router));
    for (const { router } of others)
      parents[rootOf(parents, router)] = rootOf(parents, first?.router ?? router);
  }
  return cellsBy(routers.length, (router) => (inRack(router) ? rootOf(parents, router) : null));
}

/** The servers among these routers, each by itself. */
export function serverCells({ routers }: Pick<Network, "routers">, among: readonly number[]): Cells {
  const chosen = new Set(among.filter((router) => routers[router]?.role === "node"));
  return cellsBy(routers.length, (router) => (chosen.has(router) ? router : null));
}
