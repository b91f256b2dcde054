import { familiesOf, type Family, type ServerIntent } from "../../intent/index.ts";
import { networkOf, type InterfaceAddress } from "../../net/ipv4.ts";

/** An address on a port, in one family. */
export interface AddressOnPort {
  /** `10.248.0.1/31`. */
  readonly address: string;
  readonly family: Family["name"];
}

/** An address that the server has in a network or on its loopback, in each family. */
export const addressesOf = (
  { ipv6 }: Pick<ServerIntent, "ipv6">,
  at: InterfaceAddress,
): readonly AddressOnPort[] =>
  familiesOf(ipv6).map((family) => ({ address: family.interfaceAddress(at), family: family.name }));

/** Where an address stands on a link that the fabric has no route to. */
export interface LinkAddress extends AddressOnPort {
  /** The link's, `10.248.0.0/31`. */
  readonly network: string;
  /** The address alone. */
  readonly source: string;
}

/**
 * The address on a link, in each family. Nothing may go out with it but what is for the link itself. IPv4 has a scope for that: `link`. In IPv6
 * an address is kept from being chosen by being deprecated (RFC 6724 section 5, rule 3), and the route to the link brings it back for the link.
 */
export const linkAddressesOf = (
  { ipv6 }: Pick<ServerIntent, "ipv6">,
  at: InterfaceAddress,
): readonly LinkAddress[] =>
  familiesOf(ipv6).map((family) => ({
    address: family.interfaceAddress(at),
    family: family.name,
    network: family.prefix(networkOf(at)),
    source: family.address(at.address),
  }));
