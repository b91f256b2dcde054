import type { SwitchIntent } from "../../intent/index.ts";
import type { NxosFamily } from "./family.ts";
import { nxosInterface } from "./names.ts";

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. */
const DISCARD_PREFERENCE = 254;

/** Routes to nowhere, and routes by hand, each bound to its port. */
export const staticRoutes = (
  { discards, staticRoutes: routes }: SwitchIntent,
  { ip, prefix, address }: NxosFamily,
): string[] => [
  ...discards.map((range) => `${ip} route ${prefix(range)} Null0 ${String(DISCARD_PREFERENCE)}`),
  ...routes.map(
    ({ prefix: range, via, interface: port }) =>
      `${ip} route ${prefix(range)} ${nxosInterface(port)} ${address(via)}`,
  ),
];
