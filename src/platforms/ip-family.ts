import { familiesOf, type Family, type PeerGroup, type RoutingIntent } from "../intent/index.ts";

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

/** A group's name among the sessions of a family; where one session carries all families the group is one as well. */
export const groupName = ({ name, unnumbered }: PeerGroup, { suffix }: Pick<IpFamily, "suffix">): string =>
  unnumbered === true ? name : `${name}${suffix}`;

/** What is said of each group's sessions once, in each family that it has sessions of its own in. */
export const eachSession = <F extends Family, T>(
  families: readonly F[],
  groups: readonly PeerGroup[],
  lines: (group: PeerGroup, family: F) => readonly T[],
): T[] =>
  families.flatMap((family, at) =>
    groups.flatMap((one) => (one.unnumbered === true && at > 0 ? [] : lines(one, family))),
  );

/** The families that a switch speaks. Between addresses one over IPv4 carries IPv4 alone, one over IPv6 IPv6. */
export const ipFamilies = ({ ipv6 }: Pick<RoutingIntent, "ipv6">): readonly IpFamily[] =>
  familiesOf(ipv6).map((family) => ({ ...family, ...WORDS[family.name] }));
