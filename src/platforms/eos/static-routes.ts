import type { RoutingIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { ipFamilies } from "../ip-family.ts";
import { ofVrf } from "../vrf-words.ts";

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. 255 would be none at all. */
const DISCARD_DISTANCE = 254;

/** Routes to nowhere, and routes by hand, each bound to its port: without the port EOS would look for another way to the gateway. */
export const staticRoutes = (intent: RoutingIntent): string[][] =>
  ipFamilies(intent)
    .map(({ ip, prefix, address, has }) => [
      ...intent.discards.map(
        (range) => `${ip} route${ofVrf(intent)} ${prefix(range)} Null0 ${String(DISCARD_DISTANCE)}`,
      ),
      ...intent.staticRoutes
        .filter((one) => has(one.prefix))
        .map(
          ({ prefix: to, via, interface: port }) =>
            `${ip} route${ofVrf(intent)} ${prefix(to)} ${interfaceOn("eos", port)} ${address(via)}`,
        ),
    ])
    .filter((lines) => lines.length > 0);
