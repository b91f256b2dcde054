import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single, toggle, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const valued = (key: string, more: More = {}): LineRule => single(key, { undo: [`undo ${key}`], ...more });

/** What only a port that routes has, and only one that switches. */
const ROUTED = /^(?:ip |ipv6 |ospf |ospfv3 |bfd )/;
const SWITCHED =
  /^(?:port link-type|port access |port trunk |port link-aggregation group|stp |undo stp |trill )/;
const VLANS = /^port (?:access|trunk) /;

/** What is not wanted beside VLANs of the fabric's: others, and an aggregate of others, in which the port would not be one of its own. */
const BESIDE_VLANS = new RegExp(`${VLANS.source}|^port link-aggregation group$`);

/** The fabric routes in no VPN instance. */
const VPN = /^ip binding vpn-instance$/;
/** What goes with another one. */
const OF_VPN = /^(?:ip (?!binding )|ipv6 |ospf |ospfv3 )/;

const AT = { interface: "{interface}", network: "{address}" };

/** Another network type has other timers. */
const ospf = (word: "ospf" | "ospfv3"): readonly LineRule[] => [
  valued(`${word} network-type`, { order: places.released, wipes: new RegExp(`^${word} timer `) }),
  valued(`${word} timer hello`, { order: places.ospfLine, hidden: [{ line: `${word} timer hello 10` }] }),
  valued(`${word} timer dead`, { order: places.ospfLine, hidden: [{ line: `${word} timer dead 40` }] }),
  valued(`${word} cost`, { order: places.ospfLine }),
  valued(`${word} bfd enable`, { order: places.ospfLine }),
];

/** A port of the other mode is a new one: the change of it takes all else away. */
const linkMode = (mode: "route" | "bridge", displaces: RegExp): LineRule => ({
  match: new RegExp(`^port link-mode ${mode}$`),
  key: "port link-mode",
  undo: ["undo port link-mode"],
  order: places.mode,
  hidden: [{ line: "port link-mode bridge" }],
  // Whether it opens a port that was shut is not known: one that is to be open is told so.
  wipes: /^(?!shutdown$)/,
  displaces,
});

const interfaceLines: readonly LineRule[] = [
  valued("description"),
  toggle("undo", "shutdown", { order: places.opened, hidden: [{ line: "undo shutdown" }] }),
  linkMode("route", SWITCHED),
  linkMode("bridge", ROUTED),
  valued("port link-type", {
    order: places.linkType,
    hidden: [{ line: "port link-type access" }],
    wipes: VLANS,
    displaces: BESIDE_VLANS,
  }),
  valued("port access vlan", { hidden: [{ line: "port access vlan 1" }] }),
  // A trunk has VLAN 1 by itself.
  {
    match: /^(?:undo )?port trunk permit vlan 1$/,
    key: "port trunk permit vlan 1",
    undo: ["port trunk permit vlan 1"],
    hidden: [{ line: "port trunk permit vlan 1" }],
  },
  several("port trunk permit vlan"),
  valued("port trunk pvid vlan", { hidden: [{ line: "port trunk pvid vlan 1" }] }),
  {
    ...valued("port link-aggregation group", { order: places.member, change: "line-anew" }),
    match: /^port link-aggregation group (?<aggregate>\d+)(?: |$)/,
    joins: ["interface Bridge-Aggregation{aggregate}", "interface Route-Aggregation{aggregate}"],
  },
  valued("link-aggregation mode"),
  valued("port m-lag group", { order: places.member, change: "line-anew", alone: true }),
  valued("port m-lag peer-link", { order: places.member, change: "line-anew" }),
  toggle("undo", "mac-address static source-check enable", {
    undo: ["mac-address static source-check enable"],
    hidden: [{ line: "mac-address static source-check enable" }],
  }),
  // A port in lanes: the line makes others of it.
  valued("using", { order: places.lanes }),
  ...["speed", "port fec mode", "mac-address"].map((key) => valued(key)),
  valued("mtu", { hidden: [{ line: "mtu 1500" }] }),
  {
    match: /^port m-lag (?<of>(?:ipv6 )?virtual-ip \S+) .+$/,
    key: "port m-lag {of}",
    undo: ["undo port m-lag {of}"],
    order: places.ospfLine,
  },
  valued("stp edged-port"),
  toggle("undo", "stp enable", { undo: ["stp enable"], hidden: [{ line: "stp enable" }] }),
  valued("trill enable", { order: places.overlay }),
  valued("trill link-type", { order: places.ospfLine }),
  valued("ip binding vpn-instance", { order: places.mode, wipes: OF_VPN }),
  { match: /^ip address \S+ \S+ sub$/, order: places.released },
  // Typed over, it would be in the way of who has the new one until then.
  {
    match: /^ip address (?<address>\S+ \S+)$/,
    key: "ip address",
    undo: ["undo ip address"],
    order: places.released,
    change: "line-anew",
    displaces: VPN,
    address: AT,
  },
  { match: /^ipv6 address (?<address>\S+)$/, order: places.released, displaces: VPN, address: AT },
  ...ospf("ospf"),
  { match: /^ospfv3 \d+ area \S+$/, order: places.ospfLine },
  ...ospf("ospfv3"),
  ...["min-transmit-interval", "min-receive-interval", "detect-multiplier"].map((name) =>
    valued(`bfd ${name}`),
  ),
];

/** Ports are there by themselves; loopbacks, interfaces of VLANs and aggregates are made. */
export const interfaces: readonly LineRule[] = [
  {
    match: /^interface (?<interface>(?:[A-Za-z-]+GigE|(?:M-|Ten-)?GigabitEthernet)[0-9]\S*)$/,
    permanent: true,
    order: places.port,
    block: interfaceLines,
  },
  {
    match: /^interface (?<interface>\S+)$/,
    order: places.virtualPort,
    block: interfaceLines.map((rule) => ({ ...rule, order: rule.order ?? places.port })),
  },
];
