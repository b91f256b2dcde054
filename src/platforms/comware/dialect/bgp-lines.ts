import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single, type More } from "../../ordered-change/rules.ts";
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
 * Which lines start sessions anew: what a session is made with, by its peer or by its group, and graceful restart and the router id of all.
 * H3C's manuals say of timers that they are settled when a session opens; of a change of BFD's kind that it ends the session. A peer's AS
 * number, its group and what a group is can't change: the peer is made anew, or all of the group is with those in it.
 */

const settings = (kind: Kind): readonly LineRule[] => [
  setting(kind, "description"),
  setting(kind, "password", { ...AGREED, secret: { ciphered: / password cipher / } }),
  setting(kind, "ttl-security", AGREED),
  setting(kind, "fake-as", AGREED),
  setting(kind, "substitute-as"),
  connectInterface(kind),
  setting(kind, "source-address", AGREED),
  setting(kind, "bfd", ANEW),
  setting(kind, "timer", { ...ANEW, hidden: [{ line: "peer {peer} timer keepalive 60 hold 180" }] }),
  { match: new RegExp(`^peer (?<peer>${kind.peer}) `), unit: kind.unit, order: kind.order },
];

/** All of a group is made anew with another AS number, and so are its peers, which go with it. */
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
  {
    match: new RegExp(`^peer (?<net>${ADDRESS}) (?<length>\\d+) group (?<group>\\S+)$`),
    key: "peer {net} {length} group",
    unit: { ...address.unit, name: "peer {net} {length}", undo: "undo peer {net} {length}" },
    order: places.joining,
    change: "unit-anew",
    along: "group {group}",
    session: "{net}/{length}",
    member: { session: "{net}/{length}", group: "{group}" },
  },
  {
    match: /^group (?<peer>\S+) (?:internal|external)$/,
    key: "group {peer}",
    unit: group.unit,
    order: places.group,
    change: "unit-anew",
  },
  setting(group, "as-number", { change: "unit-anew", defines: true, agreed: "{peer}" }),
];

const inFamily = (kind: Kind): readonly LineRule[] =>
  [
    setting(kind, "enable", ANEW),
    ...["import", "export"].map((way): LineRule => ({
      match: new RegExp(`^peer (?<peer>${kind.peer}) route-policy \\S+ ${way}$`),
      key: `peer {peer} route-policy ${way}`,
      undo: [`undo peer {peer} route-policy ${way}`],
      unit: kind.unit,
    })),
    ...["default-route-advertise", "public-as-only", "allow-as-loop", "route-limit"].map((what) =>
      setting(kind, what),
    ),
    { match: new RegExp(`^peer (?<peer>${kind.peer}) `), unit: kind.unit },
  ].map((rule) => ({ ...rule, order: kind.exchange }));

const ofProcess = (key: string, more: More = {}): LineRule =>
  single(key, { order: places.ofProcess, undo: [`undo ${key}`], ...more });

/** The process, of which there is one: with another AS number it is made anew. */
export const bgp: LineRule = {
  match: /^bgp (?<asn>\d+)$/,
  key: "bgp",
  agreed: "*",
  shared: true,
  undo: ["undo bgp"],
  order: places.process,
  block: [
    ofProcess("router-id", { resets: "*" }),
    ofProcess("graceful-restart timer restart", { hidden: [{ line: "graceful-restart timer restart 150" }] }),
    ofProcess("graceful-restart timer wait-for-rib", {
      hidden: [{ line: "graceful-restart timer wait-for-rib 180" }],
    }),
    ofProcess("graceful-restart", { resets: "*" }),
    ...memberships,
    ...settings(address),
    ...settings(group),
    {
      match: /^address-family ipv[46] unicast$/,
      shared: true,
      order: places.family,
      block: [
        ...["preference", "balance ebgp", "balance ibgp"].map((key) =>
          ofProcess(key, { order: places.exchange }),
        ),
        ...["network", "aggregate"].map((key) => several(key, { order: places.exchange })),
        ...inFamily(address),
        ...inFamily(group),
      ],
    },
    // What is in a VPN instance, or in another family, is the user's. Its sessions are known, for they end with the process.
    {
      match: /^ip vpn-instance (?<vrf>\S+)$/,
      order: places.ofProcess,
      block: [
        {
          match: new RegExp(`^peer (?<peer>${ADDRESS}) as-number \\d+$`),
          session: "{peer} in vpn-instance {vrf}",
        },
        { match: /^address-family /, block: [] },
      ],
    },
    { match: /^(?:ip vpn-instance|address-family) /, order: places.ofProcess, block: [] },
  ],
};
