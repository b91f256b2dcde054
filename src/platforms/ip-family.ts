import { familiesOf, type Family, type RoutingIntent } from "../intent/index.ts";

/** An address family in the words that FRR and EOS have alike. */
export interface IpFamily extends Family {
  /** What most commands begin with. */
  readonly ip: "ip" | "ipv6";
  /** What tells names of the family from those of the other: peer groups and route maps of both share their names' space. */
  readonly suffix: string;
}

const WORDS = {
  ipv4: { ip: "ip", suffix: "" },
  ipv6: { ip: "ipv6", suffix: "-V6" },
} as const;

/** The families that a switch speaks, each with its own sessions: one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const ipFamilies = ({ ipv6 }: Pick<RoutingIntent, "ipv6">): readonly IpFamily[] =>
  familiesOf(ipv6).map((family) => ({ ...family, ...WORDS[family.name] }));
