import { inFamily, type RoutingIntent } from "../../intent/index.ts";
import { cumulusFamilies, type CumulusFamily } from "./family.ts";
import { names, type Tree } from "./tree.ts";

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. */
const DISCARD_DISTANCE = "254";

const BLACKHOLE: Tree = { distance: { [DISCARD_DISTANCE]: { via: { blackhole: { type: "blackhole" } } } } };

/** Each bound to its port: without the port FRR would look for another way to the gateway. From 5.12 on a port is a name in a map. */
const gateways = (routes: RoutingIntent["staticRoutes"], { address, nextHop }: CumulusFamily): Tree => ({
  via: Object.fromEntries(
    routes.map(({ via, interface: port }) => [
      address(via),
      { interface: names([port]), type: nextHop } satisfies Tree,
    ]),
  ),
});

function ofFamily({ discards, staticRoutes }: RoutingIntent, family: CumulusFamily): Tree {
  const dropped = new Set(discards.map(family.prefix));
  const led = Map.groupBy(staticRoutes, ({ prefix }) => family.prefix(prefix));
  return Object.fromEntries(
    [...new Set([...dropped, ...led.keys()])].map((prefix) => {
      const routes = led.get(prefix) ?? [];
      return [
        prefix,
        {
          "address-family": family.unicast,
          ...(dropped.has(prefix) ? BLACKHOLE : {}),
          ...(routes.length === 0 ? {} : gateways(routes, family)),
        } satisfies Tree,
      ];
    }),
  );
}

/** Routes to nowhere, and routes by hand. */
export function staticRoutes(intent: RoutingIntent): Tree {
  const routes = Object.assign(
    {},
    ...cumulusFamilies(intent).map((family) => ofFamily(inFamily(intent, family), family)),
  ) as Tree;
  return Object.keys(routes).length === 0 ? {} : { static: routes };
}
