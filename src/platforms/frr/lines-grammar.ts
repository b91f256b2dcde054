import type { Grammar, LineRule, Unit } from "../ordered-change/grammar.ts";
import { several, single } from "../ordered-change/rules.ts";

/*
 * What of FRR's lines is whose, so that lines of a user's own can be held against the fabric's. A change is FRR's own affair
 * (frr-reload.py), so there is nothing here of order.
 */

const unit = (name: string, depth = 0): Unit => ({ name, undo: `no ${name}`, depth, goes: 0 });

const named = (match: RegExp, name: string): LineRule => ({ match, unit: unit(name) });

/** By its name, and the VRF of the process that it is in. */
const NEIGHBOR: Unit = { ...unit("neighbor {peer}{vrf}", 1), undo: "no neighbor {peer}" };

const neighbors: readonly LineRule[] = [
  {
    match: /^neighbor (?<peer>\S+) (?:interface (?:v6only )?)?peer-group (?<group>\S+)$/,
    unit: NEIGHBOR,
    session: "{peer}",
    member: { session: "{peer}", group: "{group}{vrf}" },
  },
  { match: /^neighbor (?<peer>[0-9a-fA-F:.]+) remote-as \S+$/, unit: NEIGHBOR, session: "{peer}" },
  { match: /^(?:no )?neighbor (?<peer>\S+) /, unit: NEIGHBOR },
];

const SETTINGS: LineRule = {
  match:
    /^(?<setting>(?:no )?(?:bgp|timers|distance|maximum-paths|coalesce-time|update-delay|read-quanta|write-quanta) .*)$/,
  key: "{setting}",
};

const bgp: LineRule = {
  match: /^router bgp \S+(?<vrf>(?: vrf \S+)?)$/,
  key: "router bgp{vrf}",
  shared: true,
  block: [
    {
      match: /^bgp listen range (?<range>\S+) peer-group (?<group>\S+)$/,
      key: "bgp listen range {range}",
      session: "{range}",
      member: { session: "{range}", group: "{group}{vrf}" },
    },
    SETTINGS,
    ...neighbors,
    {
      match: /^address-family ipv[46] unicast$/,
      shared: true,
      block: [SETTINGS, ...neighbors, several("network"), several("aggregate-address")],
    },
    { match: /^address-family /, block: [] },
  ],
};

const ADDRESS: LineRule = {
  match: /^ip(?:v6)? address (?<address>\S+)/,
  address: { interface: "{interface}", network: "{address}" },
};

/** FRR's configuration, as `show running-config` has it. */
export const frrGrammar: Grammar = {
  indent: " ",
  leave: "exit",
  noise: [/^[!#]/, /^exit(?:-\S+)?$/, /^end$/],
  texts: [],
  // The default VRF is where they are without it.
  spell: (text) => [{ text: text.replace(/^((?:interface|router) .*) vrf default$/, "$1"), lines: [] }],
  negate: (line) => `no ${line}`,
  rules: [
    { match: /^interface (?<interface>\S+)(?: vrf \S+)?$/, permanent: true, block: [ADDRESS] },
    bgp,
    named(/^(?<ip>ip|ipv6) prefix-list (?<list>\S+) /, "{ip} prefix-list {list}"),
    { ...named(/^route-map (?<map>\S+) /, "route-map {map}"), block: [] },
    named(/^bgp as-path access-list (?<list>\S+) /, "bgp as-path access-list {list}"),
    named(
      /^bgp (?:large-|ext)?community-list (?:(?:standard|expanded) )?(?<list>\S+) /,
      "bgp community-list {list}",
    ),
    single("bgp route-map delay-timer"),
    single("zebra work-queue"),
    several("ip route"),
    several("ipv6 route"),
    {
      match: /^bfd$/,
      shared: true,
      block: [{ match: /^profile (?<profile>\S+)$/, unit: unit("profile {profile}", 1), block: [] }],
    },
    { match: /^router (?:ospf|ospf6)(?: vrf \S+)?$/, block: [] },
    { match: /^vrf \S+$/, shared: true, block: [several("ip route"), several("ipv6 route")] },
  ],
};
