import type { InterfaceIntent, LinkPeer, PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { containsAddress, networkOf } from "../../net/ipv4.ts";
import { nxosFamilies } from "./family.ts";

type Timers = NonNullable<PeerGroup["bfd"]>;

/** The timers of the sessions over an interface; null where none is watched. All that use BFD do agree on them. */
function timersOn(
  { groups, neighbors, ospf }: SwitchIntent,
  { name, address }: InterfaceIntent,
): Timers | null {
  const network = networkOf(address);
  const isLink = ospf?.interfaces.some((one) => one.name === name && one.role === "link") === true;
  const users = groups.filter(
    ({ name: group, listen }) =>
      neighbors.some((one) => one.group === group && containsAddress(network, one.address)) ||
      (listen !== null && containsAddress(network, listen.range.base)),
  );
  return (
    [isLink ? ospf : null, ...users].map((user) => user?.bfd ?? null).find((one) => one !== null) ?? null
  );
}

/**
 * BFD's timers, which an interface has and not a neighbour. Packets that are sent to be sent back (echo) would be a redirect at the other
 * end, and then the timers of the others would be NX-OS's own, 2 s.
 */
export const bfdOnInterface = (intent: SwitchIntent, one: InterfaceIntent): string[] =>
  timed(intent, timersOn(intent, one));

/** The same on a link without addresses. */
export const bfdOnLink = (intent: SwitchIntent, { group }: LinkPeer): string[] =>
  timed(intent, intent.groups.find(({ name }) => name === group)?.bfd ?? null);

function timed(intent: SwitchIntent, timers: Timers | null): string[] {
  if (timers === null) return [];
  const { transmit, receive, detectMultiplier } = timers;
  return [
    `bfd interval ${String(transmit)} min_rx ${String(receive)} multiplier ${String(detectMultiplier)}`,
    "no bfd echo",
    ...nxosFamilies(intent).map(({ ip }) => `no ${ip} redirects`),
  ];
}

/** Whether anything on the switch uses it. */
export const usesBfd = ({ groups, ospf }: SwitchIntent): boolean =>
  [ospf, ...groups].some((user) => user?.bfd != null);
