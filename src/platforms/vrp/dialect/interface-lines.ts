import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single, toggle, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const valued = (key: string, more: More = {}): LineRule => single(key, { undo: [`undo ${key}`], ...more });

/** What only a port that routes has, and only one that switches. */
const ROUTED = /^(?:ip |ipv6 |ospf |ospfv3 )/;
const SWITCHED = /^(?:port |stp |eth-trunk)/;
/** What a port in an Eth-Trunk has not, for the Eth-Trunk has it. */
const OF_TRUNK = /^(?:ip |ipv6 |ospf |ospfv3 |port |stp )/;
const VLANS = /^port (?:default|trunk) /;

/** What is not wanted beside VLANs of the fabric's: others, and all that makes a port route. */
const BESIDE_VLANS = new RegExp(`${VLANS.source}|^portswitch$|^eth-trunk$|${ROUTED.source}`);

/** The fabric routes in no VPN instance. */
const VPN = /^ip binding vpn-instance$/;
/** What goes with another one. */
const OF_VPN = /^(?:ip (?!binding )|ipv6 |ospf |ospfv3 )/;

const AT = { interface: "{interface}", network: "{address}" };

const OSPF_BFD = {
  ospf: ["min-tx-interval", "min-rx-interval", "detect-multiplier"],
  ospfv3: ["min-transmit-interval", "min-receive-interval", "detect-multiplier"],
} as const;

const ospf = (word: "ospf" | "ospfv3"): readonly LineRule[] =>
  [
    valued(`${word} cost`),
    valued(`${word} network-type`),
    valued(`${word} timer hello`, { hidden: [{ line: `${word} timer hello 10` }] }),
    valued(`${word} timer dead`),
    valued(`${word} bfd enable`),
    ...OSPF_BFD[word].map((name) => valued(`${word} bfd ${name}`)),
  ].map((rule) => ({ ...rule, order: places.bare }));

const interfaceLines: readonly LineRule[] = [
  valued("description"),
  toggle("undo", "shutdown", { hidden: [{ line: "undo shutdown" }] }),
  {
    match: /^undo portswitch$/,
    key: "portswitch",
    undo: ["portswitch"],
    order: places.mode,
    displaces: SWITCHED,
  },
  {
    match: /^portswitch$/,
    key: "portswitch",
    order: places.mode,
    hidden: [{ line: "portswitch" }],
    displaces: ROUTED,
  },
  valued("port link-type", {
    order: places.bare,
    hidden: [{ line: "port link-type access" }],
    wipes: VLANS,
    displaces: BESIDE_VLANS,
  }),
  valued("port default vlan", { order: places.vlansOfPort, hidden: [{ line: "port default vlan 1" }] }),
  // A trunk has VLAN 1 by itself.
  {
    match: /^(?:undo )?port trunk allow-pass vlan 1$/,
    key: "port trunk allow-pass vlan 1",
    undo: ["port trunk allow-pass vlan 1"],
    order: places.vlansOfPort,
    hidden: [{ line: "port trunk allow-pass vlan 1" }],
  },
  several("port trunk allow-pass vlan", { order: places.vlansOfPort }),
  toggle("undo", "stp disable", { undo: ["stp enable"], order: places.bare }),
  valued("stp edged-port", { order: places.bare }),
  {
    ...valued("eth-trunk", { order: places.member, change: "line-anew", displaces: OF_TRUNK }),
    match: /^eth-trunk (?<aggregate>\d+)(?: |$)/,
    joins: ["interface Eth-Trunk{aggregate}"],
  },
  valued("mode", { order: places.port }),
  valued("peer-link", {
    order: places.bare,
    change: "line-anew",
    wipes: /^port vlan exclude /,
    displaces: BESIDE_VLANS,
  }),
  several("port vlan exclude", { order: places.vlansOfPort }),
  valued("dfs-group", { order: places.vlansOfPort, change: "line-anew", alone: true }),
  {
    match: /^ip binding vpn-instance (?<instance>\S+)$/,
    key: "ip binding vpn-instance",
    undo: ["undo ip binding vpn-instance {instance}"],
    order: places.bare,
    wipes: OF_VPN,
  },
  { match: /^ip address \S+ \S+ sub$/, order: places.bare },
  // Typed over, it would be in the way of who has the new one.
  {
    match: /^ip address (?<address>\S+ \S+)$/,
    key: "ip address",
    undo: ["undo ip address"],
    order: places.bare,
    change: "line-anew",
    displaces: VPN,
    address: AT,
  },
  { match: /^ipv6 enable$/, order: places.bare, wipes: /^ipv6 address / },
  { match: /^ipv6 address (?<address>\S+)$/, order: places.vlansOfPort, displaces: VPN, address: AT },
  ...["m-lag ip address", "m-lag ipv6 address"].map((key): LineRule =>
    single(key, { order: places.vlansOfPort, change: "line-anew" }),
  ),
  several("ipv6 nd", { order: places.vlansOfPort }),
  several("arp proxy", { order: places.vlansOfPort }),
  ...["speed", "fec mode", "mac-address"].map((key) => valued(key)),
  valued("mtu", { hidden: [{ line: "mtu 1500" }] }),
  { match: /^ospf enable \d+ area \S+$/, order: places.bare },
  { match: /^ospfv3 \d+ area \S+$/, order: places.bare },
  ...ospf("ospf"),
  ...ospf("ospfv3"),
];

/** Ports are there by themselves; loopbacks, interfaces of VLANs and Eth-Trunks are made. */
export const interfaces: readonly LineRule[] = [
  {
    match: /^interface (?<interface>(?:\d+)?GE\d\S*|MEth\S+)$/,
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
