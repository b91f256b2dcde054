import { addedBy, byKind } from "../communities.ts";
import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";
import type { IpFamily } from "../ip-family.ts";

/** Routes by hand, each bound to its port: without the port FRR would look for another way to the gateway. */
export const staticRoutes = ({ staticRoutes: routes }: RoutingIntent, family: IpFamily): string[] =>
  routes.map(
    ({ prefix, via, interface: port }) =>
      `${family.ip} route ${family.prefix(prefix)} ${family.address(via)} ${port}`,
  );

/** What a border says of itself to a router outside, at the neighbour: only there FRR knows that it is eBGP. */
export const localAs = (of: string, { outward }: PeerGroup): string[] =>
  outward === undefined || outward.localAsn === null
    ? []
    : [`${of} local-as ${String(outward.localAsn)} no-prepend replace-as`];

/** Private AS numbers in what goes out. */
export const withoutPrivate = (of: string, { outward }: PeerGroup): string[] =>
  outward?.removesPrivateAsns === true ? [`${of} remove-private-AS all`] : [];

/** What a route map adds to what its list permits. */
export function communities(intent: RoutingIntent, list: string): string[] {
  const { standard, large } = byKind(addedBy(intent, list));
  return [
    ...(standard.length === 0 ? [] : [` set community ${standard.join(" ")} additive`]),
    ...(large.length === 0 ? [] : [` set large-community ${large.join(" ")} additive`]),
  ];
}

/** FRR announces an aggregate as long as it has a longer prefix in its BGP table, and drops what none of these takes. */
export const aggregates = ({ aggregates: ranges }: RoutingIntent, family: IpFamily): string[] =>
  ranges.map((range) => `  aggregate-address ${family.prefix(range)}`);
