import type { InterfaceIntent, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { containsAddress, networkOf } from "../../net/ipv4.ts";
import type { BfdTimers } from "../../plan/session.ts";
import { isInternal } from "./peers.ts";

/**
 * BFD of a single hop (RFC 5881). That is what an eBGP peer on the link gets by itself; an iBGP peer would get the other kind, which the
 * neighbour does not speak.
 */
export const bfdUser = (of: string, intent: RoutingIntent, group: PeerGroup): readonly string[] =>
  group.bfd === null ? [] : [`${of} bfd${isInternal(intent, group) ? " single-hop" : ""}`];

/** Timers are the interface's, whoever uses BFD over it. */
function timersOn(intent: RoutingIntent, { name, address }: InterfaceIntent): BfdTimers | null {
  const { ospf, groups, neighbors } = intent;
  if (ospf?.interfaces.some((one) => one.name === name && one.role === "link") === true && ospf.bfd !== null)
    return ospf.bfd;
  const meets = ({ name: group, listen }: PeerGroup): boolean =>
    (listen !== null && containsAddress(listen.range, address.address)) ||
    neighbors.some((one) => one.group === group && containsAddress(networkOf(address), one.address));
  return groups.find((group) => group.bfd !== null && meets(group))?.bfd ?? null;
}

/** What an interface says of BFD. */
export function bfdTimers(intent: RoutingIntent, one: InterfaceIntent): readonly string[] {
  const timers = timersOn(intent, one);
  if (timers === null) return [];
  return [
    ` bfd min-transmit-interval ${String(timers.transmit)}`,
    ` bfd min-receive-interval ${String(timers.receive)}`,
    ` bfd detect-multiplier ${String(timers.detectMultiplier)}`,
  ];
}
