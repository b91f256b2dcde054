import type { BridgeIntent } from "../../../intent/index.ts";
import { formatIpv4 } from "../../../net/ipv4.ts";
import type { MlagPair, PairKeepalive } from "../../../plan/switching.ts";
import { wayOf } from "./ways.ts";

/** A switch is in one pair, whose group and peer link have this number: VRP has no other. */
export const PAIR = "1";

/** 150 for 4096, 140 for 8192: of intents the lower is primary, of VRP's 1 to 254 the higher. */
const dfsPriority = ({ rolePriority }: MlagPair): number => 160 - (rolePriority / 4096) * 10;

/** `0200-0000-01f4` for `02:00:00:00:01:f4`. */
const macAddress = (address: string): string => address.replaceAll(":", "").replace(/(.{4})(?=.)/g, "$1-");

export function pairOf(intent: BridgeIntent): MlagPair | null {
  const way = wayOf(intent);
  return way.kind === "mlag" ? way.pair : null;
}

/** By which one whose link to the other is gone knows whether the other is, too. */
const watched = ({ own, peer, vrf }: PairKeepalive): string =>
  ` dual-active detection source ip ${formatIpv4(own)}${vrf === null ? "" : ` vpn-instance ${vrf}`} peer ${formatIpv4(peer)}`;

/** The pair, and what both show others by LACP. The password of its dual-active detection is the user's. */
export function mlag(intent: BridgeIntent): string[][] {
  const pair = pairOf(intent);
  return pair === null
    ? []
    : [
        [
          `dfs-group ${PAIR}`,
          ...(pair.keepalive === null ? [] : [watched(pair.keepalive)]),
          ` priority ${String(dfsPriority(pair))}`,
        ],
        [`lacp m-lag system-id ${macAddress(pair.lacpSystemId)}`],
      ];
}
