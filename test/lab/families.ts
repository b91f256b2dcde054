import { IPv4CidrRange, IPv6CidrRange } from "ip-num";
import { familiesOf as fabricFamiliesOf, type Family as FabricFamily } from "../../src/intent/index.ts";
import { containsPrefix, fromCidrRange, type Prefix4 } from "../../src/net/ipv4.ts";
import { containsPrefix6, fromCidrRange6, type Prefix6 } from "../../src/net/ipv6.ts";
import type { FabricPlan } from "../../src/plan/types.ts";
import { IPV4, IPV6, type Family as BirdFamily } from "./confd/family.ts";

/** An address family of a fabric in the lab: how what the plan and the simulator say in IPv4 is written in it, and which BIRD speaks it. */
export interface LabFamily extends FabricFamily {
  readonly bird: BirdFamily;
  /** Whether one prefix lies in another, both as they are written. */
  readonly contains: (outer: string, inner: string) => boolean;
}

const parse4 = (text: string): Prefix4 => fromCidrRange(IPv4CidrRange.fromCidr(text));
const parse6 = (text: string): Prefix6 => fromCidrRange6(IPv6CidrRange.fromCidr(text));

const IN_LAB = {
  ipv4: { bird: IPV4, contains: (outer, inner) => containsPrefix(parse4(outer), parse4(inner)) },
  ipv6: { bird: IPV6, contains: (outer, inner) => containsPrefix6(parse6(outer), parse6(inner)) },
} as const satisfies Record<FabricFamily["name"], Pick<LabFamily, "bird" | "contains">>;

/** The families that a fabric has: IPv4, and IPv6 where the spec asks for it. */
export const familiesOf = ({ ipv6 }: Pick<FabricPlan, "ipv6">): readonly LabFamily[] =>
  fabricFamiliesOf(ipv6).map((family) => ({ ...family, ...IN_LAB[family.name] }));
