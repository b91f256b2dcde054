import { familiesOf, type Family, type SwitchIntent } from "../../intent/index.ts";
import { formatIpv4, sizeOf, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";

/** An address family in VRP's words. */
export interface VrpFamily {
  readonly name: Family["name"];
  readonly rule: Family["rule"];
  readonly has: Family["has"];
  readonly hasRule: Family["hasRule"];
  /** The length of a single address. */
  readonly bits: Family["bits"];
  /** What tells names of the family from those of the other: groups and route-policies of both share their names' space. */
  readonly suffix: string;
  /** `10.0.0.1`, `FD00::1`: IPv6 in upper case, as VRP shows it. */
  readonly address: (address: Ipv4) => string;
  /** As `network`, `aggregate` and static routes write it: `10.0.0.0 255.0.0.0`, `FD00:: 32`. */
  readonly network: (prefix: Prefix4) => string;
  /** As prefix lists write it: `10.0.0.0 8`, `FD00:: 32`. */
  readonly listed: (prefix: Prefix4) => string;
  /** What an interface has, without the leading blank. */
  readonly interfaceLines: (at: { readonly address: Ipv4; readonly length: number }) => readonly string[];
  readonly words: Words;
}

interface Words {
  readonly view: string;
  readonly prefixList: string;
  readonly matchesPrefix: string;
  readonly matchesNextHop: string;
  readonly setsNextHop: string;
  readonly staticRoute: string;
}

const WORDS: Readonly<Record<Family["name"], Words>> = {
  ipv4: {
    view: "ipv4-family unicast",
    prefixList: "ip ip-prefix",
    matchesPrefix: "if-match ip-prefix",
    matchesNextHop: "if-match ip next-hop ip-prefix",
    setsNextHop: "apply ip-address next-hop peer-address",
    staticRoute: "ip route-static",
  },
  ipv6: {
    view: "ipv6-family unicast",
    prefixList: "ip ipv6-prefix",
    matchesPrefix: "if-match ipv6 address prefix-list",
    matchesNextHop: "if-match ipv6 next-hop prefix-list",
    setsNextHop: "apply ipv6 next-hop peer-address",
    staticRoute: "ipv6 route-static",
  },
};

/** `255.255.255.0` for 24. */
export const maskOf = (length: number): string => formatIpv4(2 ** 32 - sizeOf(length));

/** An address and its length, apart. @param prefix `10.0.0.0/8` */
export function apart(prefix: string): readonly [address: string, length: number] {
  const [address = "", length = ""] = prefix.split("/");
  return [address.toUpperCase(), Number(length)];
}

const networkIn = (family: Family, prefix: Prefix4): string => {
  const [address, length] = apart(family.prefix(prefix));
  return `${address} ${family.name === "ipv4" ? maskOf(length) : String(length)}`;
};

const INTERFACE_LINES = {
  ipv4: (address: string, length: number) => [`ip address ${address} ${maskOf(length)}`],
  ipv6: (address: string, length: number) => ["ipv6 enable", `ipv6 address ${address}/${String(length)}`],
} as const;

const inVrp = (family: Family): VrpFamily => ({
  name: family.name,
  rule: family.rule,
  has: family.has,
  hasRule: family.hasRule,
  bits: family.bits,
  suffix: family.name === "ipv4" ? "" : "-V6",
  address: (address) => family.address(address).toUpperCase(),
  network: (prefix) => networkIn(family, prefix),
  listed: (prefix) => apart(family.prefix(prefix)).join(" "),
  interfaceLines: (at) => INTERFACE_LINES[family.name](...apart(family.interfaceAddress(at))),
  words: WORDS[family.name],
});

/** The families that a switch speaks, each with its own sessions: one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const vrpFamilies = ({ ipv6 }: Pick<SwitchIntent, "ipv6">): readonly VrpFamily[] =>
  familiesOf(ipv6).map(inVrp);
