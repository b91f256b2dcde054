import { familiesOf, type Family, type RoutingIntent } from "../../intent/index.ts";

/** An address family in NVUE's words. */
export interface CumulusFamily extends Family {
  /** What BGP carries. */
  readonly unicast: "ipv4-unicast" | "ipv6-unicast";
  /** How a static route's next hop is said. */
  readonly nextHop: "ipv4-address" | "ipv6-address";
  /** What tells names of lists, route maps and groups of the family from those of the other: both share their names' space. */
  readonly suffix: string;
}

const WORDS = {
  ipv4: { unicast: "ipv4-unicast", nextHop: "ipv4-address", suffix: "" },
  ipv6: { unicast: "ipv6-unicast", nextHop: "ipv6-address", suffix: "-V6" },
} as const;

/** The families that a switch speaks. Between addresses one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const cumulusFamilies = ({ ipv6 }: RoutingIntent): readonly [CumulusFamily, ...CumulusFamily[]] => {
  const inWords = (family: Family): CumulusFamily => ({ ...family, ...WORDS[family.name] });
  const [first, ...others] = familiesOf(ipv6);
  return [inWords(first), ...others.map(inWords)];
};
