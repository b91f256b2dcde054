import type { LineRule } from "../../ordered-change/grammar.ts";
import { single, toggle, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/** What NX-OS drops by itself from a port that it makes a routed one, and from one that it makes a switched one. */
const OF_SWITCHED = /^(?:switchport .*|spanning-tree .*|channel-group|vpc)$/;
const OF_ADDRESSES =
  /^(?:ip address.*|ipv6 address .*|ip ospf .*|ospfv3 .*|ip router .*|ipv6 router .*|ipv6 nd .*)$/;
const OF_ROUTED = new RegExp(`${OF_ADDRESSES.source}|^(?:bfd .*|ip redirects|ipv6 redirects)$`);

/** What a port that is the fabric's alone has no more: an aggregate of others, in which it would not be a port of its own. */
const BESIDE_SWITCHED = new RegExp(`${OF_ROUTED.source}|^(?:vrf member|channel-group)$`);

/** The fabric routes in no VRF. */
const VRF = /^vrf member$/;

const ROUTED = /^no switchport$/;

const valued = (key: string, more: More = {}): LineRule => single(key, { undo: [`no ${key}`], ...more });

const ADDRESS = { interface: "{interface}", network: "{address}" };

const ospfTimer = (key: string, seconds: number): LineRule =>
  valued(key, { hidden: [{ line: `${key} ${String(seconds)}` }] });

const interfaceLines: readonly LineRule[] = [
  valued("description"),
  toggle("no", "shutdown", {
    hidden: [
      { line: "no shutdown", beside: /^interface loopback/ },
      { line: "shutdown", beside: /^interface Vlan/ },
      { line: "shutdown", beside: ROUTED },
      { line: "no shutdown" },
    ],
  }),
  {
    match: /^switchport$/,
    key: "switchport",
    order: places.mode,
    hidden: [{ line: "switchport" }],
    displaces: BESIDE_SWITCHED,
  },
  { match: ROUTED, key: "switchport", order: places.mode, displaces: OF_SWITCHED },
  // Another VRF takes addresses away and what goes by them. What becomes of the rest no document says: it is taken away by itself.
  valued("vrf member", { order: places.mode, wipes: OF_ADDRESSES }),
  valued("mtu", { hidden: [{ line: "mtu 1500" }] }),
  valued("speed"),
  valued("fec", { hidden: [{ line: "fec auto" }] }),
  valued("bfd interval"),
  toggle("no", "bfd echo", { hidden: [{ line: "bfd echo" }] }),
  toggle("no", "ip redirects", { hidden: [{ line: "ip redirects" }] }),
  toggle("no", "ipv6 redirects", { hidden: [{ line: "ipv6 redirects" }] }),
  { match: /^ip address (?<address>\S+) secondary$/, order: places.released, address: ADDRESS },
  {
    ...valued("ip address", { order: places.released, address: ADDRESS }),
    match: /^ip address (?<address>\S+)/,
    displaces: VRF,
  },
  {
    match: /^ipv6 address (?<address>\S+)/,
    displaces: VRF,
    order: places.released,
    address: ADDRESS,
  },
  toggle("no", "ipv6 nd suppress-ra"),
  ...["ip ospf", "ospfv3"].flatMap((ospf) => [
    valued(`${ospf} cost`),
    ospfTimer(`${ospf} hello-interval`, 10),
    ospfTimer(`${ospf} dead-interval`, 40),
    valued(`${ospf} network`),
    toggle("no", `${ospf} bfd`),
    toggle("no", `${ospf} passive-interface`),
  ]),
  single("ip router ospf"),
  single("ipv6 router ospfv3"),
  valued("switchport mode", { hidden: [{ line: "switchport mode access" }] }),
  valued("switchport access vlan", { hidden: [{ line: "switchport access vlan 1" }] }),
  valued("switchport trunk native vlan", { hidden: [{ line: "switchport trunk native vlan 1" }] }),
  valued("switchport trunk allowed vlan", { hidden: [{ line: "switchport trunk allowed vlan 1-4094" }] }),
  valued("spanning-tree port type", { hidden: [{ line: "spanning-tree port type normal" }] }),
  valued("spanning-tree bpduguard"),
  {
    ...valued("channel-group", { order: places.member, change: "line-anew" }),
    match: /^channel-group (?<aggregate>\d+)(?: |$)/,
    joins: ["interface port-channel{aggregate}"],
  },
  valued("vpc", { order: places.member, change: "line-anew", alone: true }),
];

const made = (rule: LineRule): LineRule => ({ ...rule, order: rule.order ?? places.port });

/** Makes several ports of one, whose lines come after it and go with it. */
const breakout: LineRule = {
  match: /^interface breakout module (?<module>\d+) port (?<port>\d+) map (?<map>\S+)$/,
  key: "interface breakout module {module} port {port}",
  order: places.breakout,
  change: "line-anew",
};

/** Ports are there by themselves; loopbacks, interfaces of VLANs and port channels are made. */
export const interfaces: readonly LineRule[] = [
  breakout,
  {
    match: /^interface (?<interface>(?:Ethernet|mgmt)\S+)$/,
    permanent: true,
    order: places.port,
    block: interfaceLines,
  },
  {
    match: /^interface (?<interface>port-channel\d+)$/,
    order: places.virtualPort,
    block: interfaceLines.map(made),
  },
  {
    match: /^interface (?<interface>\S+)$/,
    order: places.virtualPort,
    block: interfaceLines.filter(({ key }) => key !== "switchport").map(made),
  },
];
