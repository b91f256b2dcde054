import type { Health, Machine } from "../bgp/machine.ts";

/**
 * Which routers cables still join, or the rest of the world outside, whatever the routes say: routers with the same number. Two of different numbers can't reach
 * each other by any routing.
 */
export function componentsOf({ network, nextHops }: Machine, health: Health): Int32Array {
  const parent = Int32Array.from(network.routers.keys());
  const rootOf = (router: number): number => {
    let at = router;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const { attachments } of network.segments) {
    const firstIn = new Map<number, number>();
    for (const { router, interface: at } of attachments) {
      const port = (nextHops.firstPort[router] ?? 0) + at;
      if (health.ports[port] !== 1) continue;
      const part = health.parts[port] ?? 0;
      const first = firstIn.get(part) ?? router;
      firstIn.set(part, first);
      parent[rootOf(router)] = rootOf(first);
    }
  }
  const [world, ...others] = [...network.routers.keys()].filter(
    (router) => health.routers[router] === 1 && network.routers[router]?.role === "outside",
  );
  if (world !== undefined) for (const other of others) parent[rootOf(other)] = rootOf(world);
  return parent.map((_, router) => rootOf(router));
}
