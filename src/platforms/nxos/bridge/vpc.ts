import { formatIpv4 } from "../../../net/ipv4.ts";
import type { FabricPath, MlagPair, PairKeepalive, Switching } from "../../../plan/switching.ts";
import { block } from "../text.ts";
import { pairOf } from "./links.ts";

const emulated = ({ pair }: FabricPath): readonly string[] =>
  pair === null ? [] : [`fabricpath switch-id ${String(pair.emulatedSwitchId)}`];

/** The VRF is that for management where none is said. */
const watched = ({ own, peer, vrf }: PairKeepalive): string =>
  `peer-keepalive destination ${formatIpv4(peer)} source ${formatIpv4(own)}${vrf === null ? "" : ` vrf ${vrf}`}`;

/**
 * A server's frame for one of the two comes in at either. Where that is the other, it routes it by itself: what came over the peer link may
 * not leave by a vPC. But what is for the one's own address it passes on, and leaves its TTL as it is, or no session would come up.
 */
const ROUTING: readonly string[] = ["peer-gateway", "layer3 peer-router"];

/** What makes two switches one. */
const domain = (
  { domain: number, rolePriority, lacpSystemId, keepalive, routes }: MlagPair,
  own: readonly string[],
): string[] =>
  block(`vpc domain ${String(number)}`, [
    `role priority ${String(rolePriority)}`,
    `system-mac ${lacpSystemId}`,
    ...(keepalive === null ? [] : [watched(keepalive)]),
    ...(routes ? ROUTING : []),
    ...own,
  ]);

/** Of a pair; with FabricPath (vPC+) both show one more switch, behind which is what is plugged into both. */
export function vpcDomain(switching: Switching): string[] {
  const pair = pairOf(switching);
  if (pair === null) return [];
  return domain(pair, switching.kind === "fabricpath" ? emulated(switching) : []);
}
