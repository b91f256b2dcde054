import type { LineRule, Order, Unit } from "../../ordered-change/grammar.ts";
import { several, single, toggle, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/*
 * Which lines start sessions anew: what a session says when it opens (RFC 4271: AS number, router id; RFC 5492: families) and what it is
 * made with (TCP: password, source, TTL; who dials). Arista's manual names no line that does otherwise. Timers, limits and graceful restart
 * are settled when a session opens, and count from the next one on.
 */

const ADDRESS = String.raw`(?:\d+\.\d+\.\d+\.\d+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)`;

interface Kind {
  /** How it is called: by address, or as a group by name. */
  readonly peer: string;
  readonly unit: Unit;
  readonly order: Order;
}

const address: Kind = {
  peer: ADDRESS,
  unit: { name: "neighbor {peer}", undo: "no neighbor {peer}", depth: 1, goes: places.neighborItself.goes },
  order: places.neighbor,
};
const group: Kind = {
  peer: String.raw`\S+`,
  unit: {
    name: "neighbor {peer}",
    undo: "no neighbor {peer} peer group",
    depth: 1,
    goes: places.groupItself.goes,
  },
  order: places.group,
};

/** A setting of a neighbour or a group, by its words. */
const setting = ({ peer, unit, order }: Kind, what: string, more: More = {}): LineRule => ({
  match: new RegExp(`^(?:no )?neighbor (?<peer>${peer}) ${what}(?: |$)`),
  key: `neighbor {peer} ${what}`,
  undo: [`no neighbor {peer} ${what}`],
  unit,
  order,
  ...more,
});

const ANEW: More = { resets: "{peer}" };
/** The other end has to know of it. */
const AGREED: More = { ...ANEW, agreed: "{peer}" };

const settings = (kind: Kind): readonly LineRule[] => [
  setting(kind, "remote-as", {
    ...AGREED,
    ...(kind === address ? { order: places.session, session: "{peer}" } : {}),
  }),
  setting(kind, "description"),
  setting(kind, "password", { ...AGREED, secret: { ciphered: / password 7 / } }),
  {
    ...setting(kind, "update-source", AGREED),
    match: new RegExp(`^neighbor (?<peer>${kind.peer}) update-source (?<interface>\\S+)$`),
    source: { peer: "{peer}", interface: "{interface}" },
  },
  setting(kind, "ttl maximum-hops", AGREED),
  setting(kind, "local-as", AGREED),
  setting(kind, "passive", ANEW),
  setting(kind, "route-reflector-client", ANEW),
  setting(kind, "remove-private-as"),
  setting(kind, "as-path remote-as replace out"),
  setting(kind, "allowas-in"),
  setting(kind, "next-hop-self"),
  setting(kind, "bfd interval"),
  setting(kind, "bfd"),
  setting(kind, "timers", { hidden: [{ line: "neighbor {peer} timers 60 180" }] }),
  setting(kind, "idle-restart-timer"),
  setting(kind, "send-community"),
  setting(kind, "maximum-routes"),
  setting(kind, "maximum-accepted-routes"),
  setting(kind, "missing-policy address-family all direction in action"),
  setting(kind, "missing-policy address-family all direction out action"),
  { match: new RegExp(`^(?:no )?neighbor (?<peer>${kind.peer}) `), unit: kind.unit, order: kind.order },
];

const inFamily = (kind: Kind): readonly LineRule[] => [
  setting(kind, "activate", { ...ANEW, order: places.activation }),
  ...["in", "out"].map((way): LineRule => ({
    match: new RegExp(`^neighbor (?<peer>${kind.peer}) route-map (?<map>\\S+) ${way}$`),
    key: `neighbor {peer} route-map ${way}`,
    unit: kind.unit,
    order: places.policy,
  })),
  setting(kind, "default-originate", { order: places.policy }),
  { match: new RegExp(`^(?:no )?neighbor (?<peer>${kind.peer}) `), unit: kind.unit, order: places.policy },
];

const PROCESS: More = { order: places.ofProcess };

const valued = (key: string, more: More = {}): LineRule =>
  single(key, { ...PROCESS, undo: [`no ${key}`], ...more });

/** The process, of which there is one: with another AS number it is made anew. */
export const bgp: LineRule = {
  match: /^router bgp (?<asn>\S+)$/,
  key: "router bgp",
  agreed: "*",
  shared: true,
  order: places.process,
  block: [
    valued("router-id", { resets: "*" }),
    toggle("no", "bgp default ipv4-unicast", { ...PROCESS, hidden: [{ line: "bgp default ipv4-unicast" }] }),
    valued("distance bgp", { hidden: [{ line: "distance bgp 200 200 200" }] }),
    toggle("no", "graceful-restart-helper", { ...PROCESS, hidden: [{ line: "graceful-restart-helper" }] }),
    valued("graceful-restart restart-time", { hidden: [{ line: "graceful-restart restart-time 300" }] }),
    valued("graceful-restart stalepath-time", { hidden: [{ line: "graceful-restart stalepath-time 300" }] }),
    toggle("no", "graceful-restart", { ...PROCESS, hidden: [{ line: "no graceful-restart" }] }),
    valued("maximum-paths", { hidden: [{ line: "maximum-paths 1 ecmp 128" }] }),
    toggle("no", "bgp advertise-inactive", { ...PROCESS, hidden: [{ line: "no bgp advertise-inactive" }] }),
    toggle("no", "bgp bestpath ecmp-fast", { ...PROCESS, hidden: [{ line: "bgp bestpath ecmp-fast" }] }),
    valued("bgp bestpath tie-break"),
    valued("dynamic peer max", { hidden: [{ line: "dynamic peer max 1000" }] }),
    {
      match: /^bgp listen range (?<range>\S+) peer-group (?<group>\S+)(?: .+)?$/,
      key: "bgp listen range {range}",
      undo: ["no bgp listen range {range}"],
      change: "line-anew",
      order: places.range,
      session: "{range}",
      member: { session: "{range}", group: "{group}" },
      resets: "{range}",
    },
    {
      match: new RegExp(`^neighbor (?<peer>${ADDRESS}) peer group (?<group>\\S+)$`),
      key: "neighbor {peer} peer group",
      undo: ["no neighbor {peer} peer group"],
      unit: address.unit,
      order: places.member,
      session: "{peer}",
      member: { session: "{peer}", group: "{group}" },
      resets: "{peer}",
    },
    ...settings(address),
    setting(group, "peer group", { order: places.groupItself }),
    ...settings(group),
    several("aggregate-address", { order: places.policy }),
    {
      match: /^address-family (?<family>ipv4|ipv6)$/,
      shared: true,
      order: places.family,
      block: [...inFamily(address), ...inFamily(group), several("network", { order: places.policy })],
    },
    // What is in a VRF, or another block, is the user's. Its sessions are known, for they end with the process.
    {
      match: /^vrf (?<vrf>\S+)$/,
      order: places.ofProcess,
      block: [
        { match: new RegExp(`^neighbor (?<peer>${ADDRESS}) remote-as `), session: "{peer} in vrf {vrf}" },
      ],
    },
    { match: /^(?:vrf|vlan|vlan-aware-bundle|address-family) /, order: places.ofProcess, block: [] },
  ],
};
