import {
  demand,
  each,
  inRange,
  isOn,
  maybe,
  maybeNumber,
  maybeText,
  number,
  text,
  within,
  type At,
} from "./at.ts";

export type Unicast = "ipv4-unicast" | "ipv6-unicast";

/** What stands at a group or a neighbour of one family. */
export interface FamilyRead {
  readonly inbound: string | null;
  readonly outbound: string | null;
  /** Null where it is the group's. */
  readonly maximumPrefixes: number | null;
  readonly nextHopSelf: boolean;
  readonly originatesDefault: boolean;
  readonly reflects: boolean;
  readonly removesPrivateAsns: boolean;
  readonly allowsOwnAs: number;
  readonly overridesPeerAs: boolean;
}

export interface GroupRead {
  readonly unicast: Unicast;
  readonly family: FamilyRead;
  readonly bfd: { readonly transmit: number; readonly receive: number; readonly multiplier: number } | null;
  readonly firstAs: boolean;
  readonly multihop: number | null;
  readonly passive: boolean;
  readonly password: string | null;
  readonly asn: number | "external" | null;
  readonly timers: { readonly keepalive: number; readonly hold: number; readonly connectRetry: number };
  readonly source: string | null;
  /** One session carries all families. */
  readonly unnumbered: boolean;
}

export interface NeighborRead {
  readonly unicast: Unicast;
  readonly family: FamilyRead;
  readonly description: string;
  readonly restarts: boolean;
  readonly localAsn: number | null;
  readonly password: string | null;
  readonly group: string;
  readonly asn: number;
  readonly ttlSecurityHops: number | null;
  readonly unnumbered: boolean;
}

const map = (at: At, key: string): string | null => maybe(at, key, (of) => text(of, "route-map"));

function limit(at: At): number {
  demand(at, "warning-threshold", 80);
  demand(at, "reestablish-wait", 5);
  return number(at, "maximum");
}

type AsPath = Pick<FamilyRead, "removesPrivateAsns" | "allowsOwnAs" | "overridesPeerAs">;

const KEPT: AsPath = { removesPrivateAsns: false, allowsOwnAs: 0, overridesPeerAs: false };

/** What becomes of AS numbers in paths. */
function asPath(at: At): AsPath {
  const removed = maybeText(at, "private-as");
  if (removed !== null && removed !== "remove") throw new Error(`${at.path}: ${removed}`);
  return {
    removesPrivateAsns: removed !== null,
    allowsOwnAs:
      maybe(at, "allow-my-asn", (of) => {
        demand(of, "enable", "on");
        return inRange(of, number(of, "occurrences"), 1, 10);
      }) ?? 0,
    overridesPeerAs: isOn(at, "replace-peer-as"),
  };
}

/** Of a group everything has to be said, and a neighbour only has maps of its own. */
function carried(at: At, isGroup: boolean): FamilyRead {
  const own = maybe(at, "policy", (of) => ({ inbound: map(of, "inbound"), outbound: map(of, "outbound") }));
  if (isGroup) {
    within(at, "community-advertise", (of) => {
      demand(of, "large", "on");
      demand(of, "regular", "on");
    });
    demand(at, "soft-reconfiguration", "on");
  }
  const nextHop = maybeText(at, "nexthop-setting");
  if (nextHop !== null && nextHop !== "self") throw new Error(`${at.path}: ${nextHop}`);
  return {
    inbound: own?.inbound ?? null,
    outbound: own?.outbound ?? null,
    maximumPrefixes: isGroup ? within(at, "prefix-limits", (of) => within(of, "inbound", limit)) : null,
    nextHopSelf: nextHop === "self",
    originatesDefault: maybe(at, "default-route-origination", (of) => isOn(of, "enable")) ?? false,
    reflects: isOn(at, "route-reflector-client"),
    ...(maybe(at, "aspath", asPath) ?? KEPT),
  };
}

const EMPTY = {
  inbound: null,
  outbound: null,
  maximumPrefixes: null,
  nextHopSelf: false,
  originatesDefault: false,
  reflects: false,
  ...KEPT,
} as const satisfies FamilyRead;

/** IPv4 is active unless it is off, IPv6 only where it is on; a session has one of the two. */
function families(at: At, isGroup: boolean, unicast: Unicast): FamilyRead {
  if (unicast === "ipv4-unicast") {
    const own = maybe(at, "address-family", (of) =>
      within(of, "ipv4-unicast", (family) => {
        if (isGroup) demand(family, "enable", "on");
        return carried(family, isGroup);
      }),
    );
    if (own === null && isGroup) throw new Error(`${at.path}: no address family`);
    return own ?? EMPTY;
  }
  return within(at, "address-family", (of) => {
    within(of, "ipv4-unicast", (family) => {
      demand(family, "enable", "off");
    });
    return within(of, "ipv6-unicast", (family) => {
      demand(family, "enable", "on");
      return carried(family, isGroup);
    });
  });
}

/** Of a session that carries all that there are: IPv4 by itself, IPv6 where it is on. */
const bothFamilies = (at: At, isGroup: boolean): readonly (readonly [Unicast, FamilyRead])[] =>
  maybe(at, "address-family", (of) => {
    const ipv4 = maybe(of, "ipv4-unicast", (family) => {
      if (isGroup) demand(family, "enable", "on");
      return carried(family, isGroup);
    });
    const ipv6 = maybe(of, "ipv6-unicast", (family) => {
      demand(family, "enable", "on");
      return carried(family, isGroup);
    });
    if (isGroup && ipv4 === null) throw new Error(`${at.path}: no IPv4`);
    return [
      ["ipv4-unicast", ipv4 ?? EMPTY] as const,
      ...(ipv6 === null ? [] : [["ipv6-unicast", ipv6] as const]),
    ];
  }) ?? [["ipv4-unicast", EMPTY] as const];

function asNumber(at: At): number | "external" | null {
  const node: unknown = at.left.get("remote-as");
  if (node === undefined) return null;
  const value = node !== null && typeof node === "object" && "value" in node ? node.value : null;
  if (value === "external") {
    demand(at, "remote-as", "external");
    return "external";
  }
  return inRange(at, number(at, "remote-as"), 1, 4294967295);
}

/** What a group is in a family; of one whose sessions carry all, by family. */
export const groupsOf = (name: string, read: readonly GroupRead[]): [string, GroupRead][] =>
  read.map((one) => [read.length > 1 ? `${name} ${one.unicast}` : name, one]);

export function group(at: At, name: string): readonly GroupRead[] {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new Error(`${name} is no name of a group`);
  const unicast: Unicast = name.endsWith("_V6") ? "ipv6-unicast" : "ipv4-unicast";
  const unnumbered = maybe(at, "capabilities", (of) => (demand(of, "extended-nexthop", "on"), true)) ?? false;
  const carries = unnumbered ? bothFamilies(at, true) : [[unicast, families(at, true, unicast)] as const];
  const common = {
    unnumbered,
    bfd: maybe(at, "bfd", (of) => {
      demand(of, "enable", "on");
      return {
        transmit: inRange(of, number(of, "min-tx-interval"), 50, 60000),
        receive: inRange(of, number(of, "min-rx-interval"), 50, 60000),
        multiplier: inRange(of, number(of, "detect-multiplier"), 2, 255),
      };
    }),
    firstAs: isOn(at, "enforce-first-as"),
    multihop: maybeNumber(at, "multihop-ttl"),
    passive: isOn(at, "passive-mode"),
    password: maybeText(at, "password"),
    asn: asNumber(at),
    timers: within(at, "timers", (of) => ({
      keepalive: number(of, "keepalive"),
      hold: inRange(of, number(of, "hold"), 3, 65535),
      connectRetry: inRange(of, number(of, "connection-retry"), 1, 65535),
    })),
    source: maybeText(at, "update-source"),
  };
  return carries.map(([of, family]) => ({ ...common, unicast: of, family }));
}

function localAs(at: At): number {
  demand(at, "enable", "on");
  demand(at, "prepend", "off");
  demand(at, "replace", "on");
  return number(at, "asn");
}

/** By the neighbour's address, or by the port and the family. */
export function neighborsOf(name: string, read: readonly NeighborRead[]): [string, NeighborRead][] {
  const [first] = read;
  if (first?.unnumbered !== true) return read.map((one) => [name, one]);
  return read.map((one) => [
    `${name} ${one.unicast.slice(0, 4)}`,
    { ...one, group: read.length > 1 ? `${one.group} ${one.unicast}` : one.group },
  ]);
}

export function neighbor(at: At, address: string): readonly NeighborRead[] {
  const unicast: Unicast = address.includes(":") ? "ipv6-unicast" : "ipv4-unicast";
  const unnumbered = address.startsWith("swp");
  demand(at, "type", unnumbered ? "unnumbered" : "numbered");
  const carries = unnumbered ? bothFamilies(at, false) : [[unicast, families(at, false, unicast)] as const];
  const common = {
    unnumbered,
    description: text(at, "description"),
    restarts: maybe(at, "graceful-restart", (of) => demand(of, "mode", "off")) === null,
    localAsn: maybe(at, "local-as", localAs),
    password: maybeText(at, "password"),
    group: text(at, "peer-group"),
    asn: number(at, "remote-as"),
    ttlSecurityHops: maybe(at, "ttl-security", (of) => {
      demand(of, "enable", "on");
      return inRange(of, number(of, "hops"), 1, 254);
    }),
  };
  return carries.map(([of, family]) => ({ ...common, unicast: of, family }));
}

/** Who may dial in: each range's group. */
export const ranges = (at: At): [string, string][] =>
  each(at, "listen-range", (range) => text(range, "peer-group"));
