import { familiesOf, type Family, type SwitchIntent } from "../../intent/index.ts";

/** An address family in NX-OS's words. */
export interface NxosFamily extends Family {
  /** What most commands begin with. */
  readonly ip: "ip" | "ipv6";
  /** What tells names of the family from those of the other: templates and route maps of both share their names' space. */
  readonly suffix: "" | "-V6";
  /** The protocol, as `router`, `feature` and `ip router` call it. */
  readonly ospf: "ospf" | "ospfv3";
  /** What OSPF's commands on an interface begin with. */
  readonly onInterface: "ip ospf" | "ospfv3";
}

const WORDS = {
  ipv4: { ip: "ip", suffix: "", ospf: "ospf", onInterface: "ip ospf" },
  ipv6: { ip: "ipv6", suffix: "-V6", ospf: "ospfv3", onInterface: "ospfv3" },
} as const;

/** The families that a switch speaks, each with its own sessions: one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const nxosFamilies = ({ ipv6 }: SwitchIntent): readonly NxosFamily[] =>
  familiesOf(ipv6).map((family) => ({ ...family, ...WORDS[family.name] }));
