import { familiesOf, type Family, type RoutingIntent } from "../../intent/index.ts";
import {
  formatIpv4,
  networkOf,
  sizeOf,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";

/** An address family in Comware's words. Addresses of IPv6 are in upper case, as the device shows them. */
export interface ComwareFamily {
  readonly name: Family["name"];
  readonly has: Family["has"];
  readonly hasRule: Family["hasRule"];
  /** What most commands begin with. */
  readonly ip: "ip" | "ipv6";
  /** What tells names of the family from those of the other: peer groups and route policies of both share their names' space. */
  readonly suffix: string;
  /** The length of a single address. */
  readonly bits: 32 | 128;
  readonly address: (address: Ipv4) => string;
  /** With the length behind it: `10.0.0.0 8`. */
  readonly prefix: (prefix: Prefix4) => string;
  /** As `network` has it, in IPv4 with a mask: `10.0.0.0 255.0.0.0`, `FD00:: 64`. */
  readonly network: (prefix: Prefix4) => string;
  /** As an interface has it: `10.0.0.1 255.0.0.0`, `FD00::1/64`. */
  readonly interfaceAddress: (at: InterfaceAddress) => string;
  /** The network of an interface's address, with the length behind it. */
  readonly networkOf: (at: InterfaceAddress) => string;
  /** A rule with its prefix like `prefix`. */
  readonly rule: (rule: PrefixRule) => ReturnType<Family["rule"]>;
  /** What a route policy says of the next hop: in a list, and another one. */
  readonly nextHop: { readonly match: string; readonly apply: string };
}

const WORDS = {
  ipv4: {
    ip: "ip",
    suffix: "",
    nextHop: { match: "if-match ip next-hop prefix-list", apply: "apply ip-address next-hop" },
  },
  ipv6: {
    ip: "ipv6",
    suffix: "-V6",
    nextHop: { match: "if-match ipv6 next-hop prefix-list", apply: "apply ipv6 next-hop" },
  },
} as const;

/** `255.255.255.0` of 24. */
const mask = (length: number): string => formatIpv4(2 ** 32 - sizeOf(length));

/** `0.0.0.255` of 24. */
export const wildcard = (length: number): string => formatIpv4(sizeOf(length) - 1);

/** The address of an interface's IPv4 network. */
export const ipv4Network = (at: InterfaceAddress): string => formatIpv4(networkOf(at).base);

const spaced = (prefix: string): string => prefix.toUpperCase().replace("/", " ");

/** `10.0.0.0/8` as `10.0.0.0 255.0.0.0`. */
function masked(prefix: string): string {
  const [address = "", length = ""] = prefix.split("/");
  return `${address} ${mask(Number(length))}`;
}

/** An interface's address and its length, apart: `10.0.0.1` and `255.255.255.0`, `FD00::1` and `64`. */
export const apartOf = (address: string): readonly [string, string] => {
  const [own = "", length = ""] = address.split(/[ /]/);
  return [own, length];
};

function inComware(family: Family): ComwareFamily {
  const { name, bits } = family;
  const isV4 = name === "ipv4";
  return {
    name,
    bits,
    has: family.has,
    hasRule: family.hasRule,
    ...WORDS[name],
    address: (address) => family.address(address).toUpperCase(),
    prefix: (prefix) => spaced(family.prefix(prefix)),
    network: (prefix) => (isV4 ? masked(family.prefix(prefix)) : spaced(family.prefix(prefix))),
    interfaceAddress: (at) =>
      isV4 ? masked(family.interfaceAddress(at)) : family.interfaceAddress(at).toUpperCase(),
    networkOf: (at) => spaced(family.prefix(networkOf(at))),
    rule: (rule) => {
      const { prefix, ...rest } = family.rule(rule);
      return { ...rest, prefix: spaced(prefix) };
    },
  };
}

/** The families that a switch speaks, each with its own sessions: one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const comwareFamilies = ({ ipv6 }: Pick<RoutingIntent, "ipv6">): readonly ComwareFamily[] =>
  familiesOf(ipv6).map(inComware);
