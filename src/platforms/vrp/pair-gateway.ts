import type { InterfaceIntent, RackPairIntent, SwitchIntent } from "../../intent/index.ts";
import { maskOf, type VrpFamily } from "./family.ts";

/** That of the first virtual router (RFC 5798 section 7.3), of which a rack has no other. */
const SHARED_MAC = "0000-5e00-0101";

/** The pair that an interface is the gateway of; null where it is none's. */
export const pairAt = ({ rackVlan }: SwitchIntent, { name }: InterfaceIntent): RackPairIntent | null =>
  rackVlan?.interface === name ? rackVlan.pair : null;

/** The same on both, whatever the family. */
export const sharedMac = (): string => `mac-address ${SHARED_MAC}`;

/** What answers a server that asks the one for the other's own address. */
const PROXIES = {
  ipv4: ["arp proxy enable"],
  ipv6: ["ipv6 nd na glean", "ipv6 nd proxy route enable"],
} as const;

/**
 * Two that are one have the same address and the same MAC in the VLAN, so that either routes what a server sends by any of its cables. The
 * one that sessions are with, and that is told as next hop, is another on each, "dedicated for BGP over M-LAG".
 */
export function gatewayLines(
  family: VrpFamily,
  { address: { length } }: InterfaceIntent,
  { sharedAddress, ownAddress }: RackPairIntent,
): readonly string[] {
  const own = family.address(ownAddress);
  return [
    ...family.interfaceLines({ address: sharedAddress, length }),
    family.name === "ipv4" ? `m-lag ip address ${own} ${maskOf(length)}` : `m-lag ipv6 address ${own}`,
    ...PROXIES[family.name],
  ];
}
