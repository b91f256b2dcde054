import type { SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import type { VrpFamily } from "./family.ts";

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. */
const DISCARD_PREFERENCE = 254;

/** Routes to nowhere, and routes by hand, each bound to its port. */
export const staticRoutes = (
  { discards, staticRoutes: routes }: SwitchIntent,
  { words, network, address }: VrpFamily,
): string[] => [
  ...discards.map(
    (range) => `${words.staticRoute} ${network(range)} NULL0 preference ${String(DISCARD_PREFERENCE)}`,
  ),
  ...routes.map(
    ({ prefix, via, interface: port }) =>
      `${words.staticRoute} ${network(prefix)} ${interfaceOn("vrp", port)} ${address(via)}`,
  ),
];
