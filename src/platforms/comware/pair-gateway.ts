import type { InterfaceIntent, RackPairIntent, SwitchIntent } from "../../intent/index.ts";
import { apartOf, type ComwareFamily } from "./family.ts";

/** That of the first virtual router (RFC 5798 section 7.3), of which a rack has no other. */
export const SHARED_MAC = "0000-5e00-0101";

/** The pair that an interface is the gateway of; null where it is none's. */
export const pairAt = ({ rackVlan }: SwitchIntent, { name }: InterfaceIntent): RackPairIntent | null =>
  rackVlan?.interface === name ? rackVlan.pair : null;

/**
 * Two that are one have the same address and the same MAC in the VLAN, so that either routes what a server sends by any of its cables. The
 * one that sessions are with, and that is told as next hop, is another on each: Comware passes on to the other what is for that one.
 */
export function gatewayLines(
  { ip, interfaceAddress }: ComwareFamily,
  { address: { length } }: InterfaceIntent,
  { sharedAddress, ownAddress }: RackPairIntent,
): readonly string[] {
  const [own, bits] = apartOf(interfaceAddress({ address: ownAddress, length }));
  const virtual = ip === "ip" ? "virtual-ip" : "ipv6 virtual-ip";
  return [
    ` ${ip} address ${interfaceAddress({ address: sharedAddress, length })}`,
    ` port m-lag ${virtual} ${own} ${bits} active virtual-mac ${SHARED_MAC}`,
  ];
}
