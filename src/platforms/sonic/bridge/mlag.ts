import type { Mlag } from "../../../plan/switching.ts";
import { formatIpv4, type Ipv4 } from "../../../net/ipv4.ts";
import { rows, type ConfigDb, type Row } from "../tables.ts";
import { peerLinkOf, portChannel } from "./links.ts";

const between = (own: Ipv4, peer: Ipv4): Row => ({ source_ip: formatIpv4(own), peer_ip: formatIpv4(peer) });

/**
 * Two switches with the same port channels. The one with the lower address is active, and the other shows its LACP system id.
 *
 * @param addresses theirs, `source_ip` and `peer_ip`, where the pair has no keepalive; absent where they are the user's
 */
export const mlagTables = ({ pair, aggregates }: Mlag, addresses: Row = {}): ConfigDb =>
  pair === null
    ? {}
    : {
        MCLAG_DOMAIN: {
          [String(pair.domain)]: {
            ...(pair.keepalive === null ? addresses : between(pair.keepalive.own, pair.keepalive.peer)),
            peer_link: peerLinkOf(pair),
          },
        },
        MCLAG_INTERFACE: rows(
          aggregates.map((aggregate) => [
            `${String(pair.domain)}|${portChannel(aggregate)}`,
            { if_type: "PortChannel" },
          ]),
        ),
      };
