import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single, toggle, type More } from "../../ordered-change/rules.ts";
import {
  address,
  ADDRESS,
  AGREED,
  ANEW,
  connectInterface,
  group,
  setting,
  type Kind,
} from "../../undo-dialect/peers.ts";
import { places } from "./places.ts";

/*
 * Which lines start sessions anew: what a session is made with, by its peer or by its group, timers among them, and graceful restart and the
 * router id of all. A peer's AS number, its group and what a group is can't change: the peer is made anew, or all of the group is with those in it.
 */

const settings = (kind: Kind): readonly LineRule[] => [
  setting(kind, "description"),
  setting(kind, "password", { ...AGREED, secret: { ciphered: / password cipher %\^%#/ } }),
  setting(kind, "valid-ttl-hops", AGREED),
  setting(kind, "local-as", AGREED),
  connectInterface(kind, "(?: \\S+)?"),
  setting(kind, "bfd enable"),
  ...["min-tx-interval", "min-rx-interval", "detect-multiplier"].map((name) => setting(kind, `bfd ${name}`)),
  setting(kind, "timer keepalive", {
    ...ANEW,
    undo: ["undo peer {peer} timer keepalive hold"],
    hidden: [{ line: "peer {peer} timer keepalive 60 hold 180" }],
  }),
  setting(kind, "timer connect-retry", { hidden: [{ line: "peer {peer} timer connect-retry 32" }] }),
  { match: new RegExp(`^peer (?<peer>${kind.peer}) `), unit: kind.unit, order: kind.order },
];

/** What dials in of a range is a peer of the group that listens; which AS numbers it may have is the group's own. */
const listening: readonly LineRule[] = [
  {
    match: new RegExp(`^peer (?<peer>\\S+) listen-net (?<net>${ADDRESS}) (?<length>\\d+)$`),
    unit: group.unit,
    order: places.ofGroup,
    session: "{net}/{length}",
    member: { session: "{net}/{length}", group: "{peer}" },
  },
  { match: /^peer (?<peer>\S+) listen-as/, unit: group.unit, order: places.ofGroup, agreed: "{peer}" },
];

const groups: readonly LineRule[] = [
  {
    match: /^group (?<peer>\S+) listen (?:internal|external)$/,
    key: "group {peer}",
    unit: { ...group.unit, undo: "undo group {peer} listen" },
    order: places.group,
    change: "unit-anew",
  },
  {
    match: /^group (?<peer>\S+) (?:internal|external)$/,
    key: "group {peer}",
    unit: group.unit,
    order: places.group,
    change: "unit-anew",
  },
];

const memberships: readonly LineRule[] = [
  {
    match: new RegExp(`^peer (?<peer>${ADDRESS}) as-number \\d+$`),
    key: "peer {peer} as-number",
    unit: address.unit,
    order: places.peer,
    change: "unit-anew",
    defines: true,
    session: "{peer}",
    agreed: "{peer}",
  },
  {
    match: new RegExp(`^peer (?<peer>${ADDRESS}) group (?<group>\\S+)$`),
    key: "peer {peer} group",
    unit: address.unit,
    order: places.joining,
    change: "unit-anew",
    defines: true,
    along: "group {group}",
    session: "{peer}",
    member: { session: "{peer}", group: "{group}" },
  },
];

const inFamily = (kind: Kind): readonly LineRule[] =>
  [
    setting(kind, "enable", ANEW),
    ...["import", "export"].map((way): LineRule => ({
      match: new RegExp(`^peer (?<peer>${kind.peer}) route-policy \\S+ ${way}$`),
      key: `peer {peer} route-policy ${way}`,
      unit: kind.unit,
    })),
    ...["default-route-advertise", "allow-as-loop", "substitute-as", "route-limit"].map((what) =>
      setting(kind, what),
    ),
    { match: new RegExp(`^peer (?<peer>${kind.peer}) `), unit: kind.unit },
  ].map((rule) => ({ ...rule, order: kind.exchange }));

const ofProcess = (key: string, more: More = {}): LineRule =>
  single(key, { order: places.ofProcess, undo: [`undo ${key}`], ...more });

/** The process, of which there is one: with another AS number it is made anew, which VRP does not take in one commit. */
export const bgp: LineRule = {
  match: /^bgp (?<asn>\d+)$/,
  key: "bgp",
  undo: ["undo bgp"],
  between: ["commit"],
  agreed: "*",
  shared: true,
  order: places.process,
  block: [
    ofProcess("router-id", { resets: "*" }),
    toggle("undo", "default ipv4-unicast", {
      order: places.ofProcess,
      hidden: [{ line: "default ipv4-unicast" }],
    }),
    ofProcess("as-path-limit"),
    ofProcess("graceful-restart timer restart", { hidden: [{ line: "graceful-restart timer restart 150" }] }),
    ofProcess("graceful-restart timer wait-for-rib", {
      hidden: [{ line: "graceful-restart timer wait-for-rib 600" }],
    }),
    ofProcess("graceful-restart", { resets: "*" }),
    {
      match: /^bgp dynamic-session-limit (?<limit>\d+)$/,
      key: "bgp dynamic-session-limit",
      undo: ["undo bgp dynamic-session-limit {limit}"],
      order: places.ofProcess,
    },
    ...groups,
    ...memberships,
    ...listening,
    ...settings(address),
    ...settings(group),
    {
      match: /^ipv[46]-family unicast$/,
      shared: true,
      order: places.family,
      block: [
        ...["preference", "maximum load-balancing ebgp", "maximum load-balancing ibgp"].map((key) =>
          ofProcess(key, { order: places.exchange }),
        ),
        ...["network", "aggregate", "advertise-community-gshut"].map((key) =>
          several(key, { order: places.exchange }),
        ),
        ...inFamily(address),
        ...inFamily(group),
      ],
    },
    // What is in a VPN instance, or in another family, is the user's. Its sessions are known, for they end with the process.
    {
      match: /^ipv[46]-family vpn-instance (?<vrf>\S+)$/,
      order: places.ofProcess,
      block: [
        {
          match: new RegExp(`^peer (?<peer>${ADDRESS}) as-number \\d+$`),
          session: "{peer} in vpn-instance {vrf}",
        },
      ],
    },
    { match: /^(?:ipv[46]|l2vpn)-family /, order: places.ofProcess, block: [] },
  ],
};
