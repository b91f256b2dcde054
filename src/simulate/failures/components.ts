import type { Health, Machine } from "../bgp/machine.ts";

/**
 * Which routers cables still join, whatever the routes say: routers with the same number. Two of different numbers can't reach
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
    const up = attachments.filter(
      ({ router, interface: at }) => health.ports[(nextHops.firstPort[router] ?? 0) + at] === 1,
    );
    for (const { router } of up) parent[rootOf(router)] = rootOf(up[0]?.router ?? router);
  }
  return parent.map((_, router) => rootOf(router));
}
