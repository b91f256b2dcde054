import { formatIpv4 } from "../../../net/ipv4.ts";
import type { BridgeIntent } from "../../../intent/index.ts";
import type { MlagPair } from "../../../plan/switching.ts";
import { PEER_LINK_NAME } from "./links.ts";
import { peerVlan } from "./vlans.ts";

/** Link-local (RFC 3927): nothing but the two of a pair is in that VLAN, and so each pair has the same. */
const ADDRESSES = ["169.254.0.0", "169.254.0.1"] as const;

/** By which one whose link to the other is gone knows whether the other is, too. */
const heartbeat = (keepalive: MlagPair["keepalive"]): readonly string[] =>
  keepalive === null
    ? []
    : [
        `   peer-address heartbeat ${formatIpv4(keepalive.peer)}${keepalive.vrf === null ? "" : ` vrf ${keepalive.vrf}`}`,
      ];

/**
 * Without it a heartbeat is sent, and nothing follows from it: where the link between the two is gone and the other lives, the secondary shuts
 * its ports. Seconds, as in Arista's own designs (AVD) for pairs.
 */
const dualPrimary = (keepalive: MlagPair["keepalive"]): readonly string[] =>
  keepalive === null ? [] : ["   dual-primary detection delay 5 action errdisable all-interfaces"];

/** Where the two of a pair tell each other of their state. */
export function mlag(intent: BridgeIntent, { domain, peer, keepalive }: MlagPair): string[][] {
  const [lower, upper] = ADDRESSES;
  const [own, far] = intent.device < peer ? [lower, upper] : [upper, lower];
  const local = `Vlan${String(peerVlan(intent))}`;
  return [
    [`interface ${local}`, "   no shutdown", "   no autostate", `   ip address ${own}/31`],
    [
      "mlag configuration",
      `   domain-id ${String(domain)}`,
      `   local-interface ${local}`,
      `   peer-address ${far}`,
      ...heartbeat(keepalive),
      `   peer-link ${PEER_LINK_NAME}`,
      ...dualPrimary(keepalive),
    ],
  ];
}
