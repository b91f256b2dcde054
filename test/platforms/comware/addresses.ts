import { canonicalIpv4, formatIpv4, networkOf, formatPrefix } from "../../../src/net/ipv4.ts";
import { IPv6 } from "ip-num";
import { formatIpv6, formatPrefix6, partOf6 } from "../../../src/net/ipv6.ts";

const wrong = (text: string): never => {
  throw new Error(`not an address as the device shows it: ${text}`);
};

/** `255.255.255.0` and `24` alike. @throws Error for a mask with holes */
export function lengthOf(mask: string): number {
  if (/^[0-9]{1,3}$/.test(mask)) return Number(mask);
  const bits = (canonicalIpv4(mask) ?? wrong(mask)).toString(2).padStart(32, "0");
  return /^1*0*$/.test(bits) ? (!bits.includes("0") ? 32 : bits.indexOf("0")) : wrong(mask);
}

/** `0.0.0.255` as 24. */
export const lengthOfWildcard = (wildcard: string): number =>
  lengthOf(
    formatIpv4(
      (canonicalIpv4(wildcard) ?? wrong(wildcard)) === 0
        ? 0xffffffff
        : 0xffffffff - (canonicalIpv4(wildcard) ?? 0),
    ),
  );

/** IPv6 in lower case; the device has it in upper case only. */
export function addressOf(text: string): string {
  if (!text.includes(":")) return formatIpv4(canonicalIpv4(text) ?? wrong(text));
  const canonical = formatIpv6(new IPv6(text).getValue());
  return canonical.toUpperCase() === text ? canonical : wrong(text);
}

/** `10.0.0.0/8` of an address and a length or mask. @throws Error where bits are set beyond the length */
export function prefixOf(address: string, mask: string): string {
  const prefix = `${addressOf(address)}/${String(lengthOf(mask))}`;
  return networkIn(prefix) === prefix ? prefix : wrong(`${address} ${mask}`);
}

/** The network that `10.0.0.1/31` stands in. */
export function networkIn(at: string): string {
  const [address = "", length = ""] = at.split("/");
  if (!address.includes(":"))
    return formatPrefix(networkOf({ address: canonicalIpv4(address) ?? wrong(at), length: Number(length) }));
  const value = new IPv6(address).getValue();
  const rest = 128n - BigInt(length);
  return formatPrefix6(
    partOf6({ base: (value >> rest) << rest, length: Number(length) }, Number(length), 0n),
  );
}

/** Whether an address is in the network of an interface's. */
export const isOn = (at: string, address: string): boolean =>
  at.includes(":") === address.includes(":") &&
  networkIn(`${address}/${at.split("/")[1] ?? ""}`) === networkIn(at);
