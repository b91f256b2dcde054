import type { PeerGroup, RackPairIntent, SwitchIntent } from "../intent/index.ts";
import { containsAddress, networkOf } from "../net/ipv4.ts";

/**
 * The pair whose own address sessions of a group come from, where both of it have another in common: the device would take that by itself.
 * Null where the group's peers stand elsewhere, or there is no pair.
 */
export function pairTowards(
  { rackVlan, interfaces, neighbors }: SwitchIntent,
  { name, network }: PeerGroup,
): RackPairIntent | null {
  const gateway = interfaces.find((one) => one.name === rackVlan?.interface);
  if (rackVlan === null || gateway === undefined) return null;
  const rack = networkOf(gateway.address);
  const isThere =
    network?.base === rack.base ||
    neighbors.some(({ group, address }) => group === name && containsAddress(rack, address));
  return isThere ? rackVlan.pair : null;
}
