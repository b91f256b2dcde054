import type { Mlag } from "../../../plan/switching.ts";
import { rows, type ConfigDb } from "../tables.ts";
import { portChannel } from "./links.ts";

/**
 * Two switches with the same port channels. Their addresses (`source_ip`, `peer_ip`) are the user's; the one with the lower is active, and
 * the other shows its LACP system id.
 */
export const mlagTables = ({ pair, aggregates }: Mlag): ConfigDb =>
  pair === null
    ? {}
    : {
        MCLAG_DOMAIN: { [String(pair.domain)]: { peer_link: pair.peerLink } },
        MCLAG_INTERFACE: rows(
          aggregates.map((aggregate) => [
            `${String(pair.domain)}|${portChannel(aggregate)}`,
            { if_type: "PortChannel" },
          ]),
        ),
      };
