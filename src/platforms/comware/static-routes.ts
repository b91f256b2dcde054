import type { SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import type { ComwareFamily } from "./family.ts";

/** The last resort: behind every route that BGP has (`BGP_PREFERENCES`), though it be for the same prefix. */
const DISCARD_PREFERENCE = 254;

/** Ranges that lead nowhere. */
export const discards = ({ discards: ranges }: SwitchIntent, { ip, prefix }: ComwareFamily): string[] =>
  ranges.map((range) => `${ip} route-static ${prefix(range)} NULL0 preference ${String(DISCARD_PREFERENCE)}`);

/** Routes by hand, each bound to its port. */
export const staticRoutes = (
  { staticRoutes: routes }: SwitchIntent,
  { ip, prefix, address }: ComwareFamily,
): string[] =>
  routes.map(
    ({ prefix: range, via, interface: port }) =>
      `${ip} route-static ${prefix(range)} ${interfaceOn("comware", port)} ${address(via)}`,
  );
