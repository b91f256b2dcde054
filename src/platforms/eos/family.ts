import { familiesOf, type Family, type RoutingIntent } from "../../intent/index.ts";

/** An address family in the words of EOS. */
export interface EosFamily extends Family {
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
export const eosFamilies = ({ ipv6 }: RoutingIntent): readonly EosFamily[] =>
  familiesOf(ipv6).map((family) => ({ ...family, ...WORDS[family.name] }));
