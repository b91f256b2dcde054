import type { RoutingIntent } from "../../intent/index.ts";
import type { FrrFamily } from "./family.ts";

/** Routes by hand, each bound to its port: without the port FRR would look for another way to the gateway. */
export const staticRoutes = ({ staticRoutes: routes }: RoutingIntent, family: FrrFamily): string[] =>
  routes.map(
    ({ prefix, via, interface: port }) =>
      `${family.ip} route ${family.prefix(prefix)} ${family.address(via)} ${port}`,
  );

/** FRR announces an aggregate as long as it has a longer prefix in its BGP table, and drops what none of these takes. */
export const aggregates = ({ aggregates: ranges }: RoutingIntent, family: FrrFamily): string[] =>
  ranges.map((range) => `  aggregate-address ${family.prefix(range)}`);
