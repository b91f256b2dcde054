import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single, toggle } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/** What a port that routes can't have, and one that switches can't: EOS keeps some of it and does nothing by it, and refuses the rest. */
const OF_SWITCHED = /^(?:switchport .*|spanning-tree .*|channel-group|mlag)$/;
const OF_ROUTED = /^(?:vrf|ip address.*|ipv6 address .*|ip ospf .*|ipv6 ospf .*|ipv6 nd .*)$/;

/** What a port that is the fabric's alone has no more: an aggregate of others, in which it would not be a port of its own. */
const BESIDE_SWITCHED = new RegExp(`${OF_ROUTED.source}|^channel-group$`);

/** The fabric routes in no VRF. */
const VRF = /^vrf$/;

const valued = (key: string, more: Parameters<typeof single>[1] = {}): LineRule =>
  single(key, { undo: [`no ${key}`], ...more });

const ADDRESS = { interface: "{interface}", network: "{address}" };

const ospfTimer = (key: string, seconds: number): LineRule =>
  valued(key, { hidden: [{ line: `${key} ${String(seconds)}` }] });

/** Lines of any interface. */
const interfaceLines: readonly LineRule[] = [
  valued("description"),
  toggle("no", "shutdown", { hidden: [{ line: "no shutdown" }] }),
  {
    match: /^switchport$/,
    key: "switchport",
    order: places.mode,
    hidden: [{ line: "switchport" }],
    displaces: BESIDE_SWITCHED,
  },
  { match: /^no switchport$/, key: "switchport", order: places.mode, displaces: OF_SWITCHED },
  // Another VRF takes the addresses away.
  {
    match: /^vrf (?:forwarding )?\S+$/,
    key: "vrf",
    undo: ["no vrf"],
    order: places.mode,
    wipes: /^ip(?:v6)? address/,
  },
  valued("mtu", { hidden: [{ line: "mtu 1500" }] }),
  valued("speed"),
  // Without it a port has none; by default that which goes with its speed.
  {
    match: /^(?:no )?error-correction encoding(?: |$)/,
    key: "error-correction encoding",
    undo: ["default error-correction encoding"],
  },
  valued("bfd interval"),
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
  toggle("no", "ipv6 nd ra disabled"),
  toggle("no", "autostate", { hidden: [{ line: "autostate" }] }),
  ...["ip", "ipv6"].flatMap((ip) => [
    valued(`${ip} ospf cost`),
    ospfTimer(`${ip} ospf hello-interval`, 10),
    ospfTimer(`${ip} ospf dead-interval`, 40),
    valued(`${ip} ospf network`),
  ]),
  valued("ip ospf area"),
  toggle("no", "ip ospf neighbor bfd"),
  toggle("no", "ipv6 ospf bfd"),
  single("ipv6 ospf 1 area"),
  valued("switchport access vlan", { hidden: [{ line: "switchport access vlan 1" }] }),
  valued("switchport mode", { hidden: [{ line: "switchport mode access" }] }),
  valued("switchport trunk native vlan", { hidden: [{ line: "switchport trunk native vlan 1" }] }),
  valued("switchport trunk allowed vlan", { hidden: [{ line: "switchport trunk allowed vlan 1-4094" }] }),
  several("switchport trunk group"),
  {
    ...valued("channel-group", { order: places.aggregated, change: "line-anew" }),
    match: /^channel-group (?<aggregate>\d+)(?: |$)/,
    joins: ["interface Port-Channel{aggregate}"],
  },
  valued("mlag", { order: places.aggregated, change: "line-anew", alone: true }),
  valued("spanning-tree portfast"),
  valued("spanning-tree bpduguard"),
];

/** Ports are there by themselves; loopbacks, interfaces of VLANs and aggregates are made. */
export const interfaces: readonly LineRule[] = [
  {
    match: /^interface (?<interface>(?:Ethernet|Management)\S+)$/,
    permanent: true,
    order: places.port,
    block: interfaceLines,
  },
  {
    match: /^interface (?<interface>Port-Channel\d+)$/,
    order: places.virtualPort,
    block: interfaceLines.map((rule) => ({ ...rule, order: rule.order ?? places.port })),
  },
  {
    match: /^interface (?<interface>\S+)$/,
    order: places.virtualPort,
    block: interfaceLines
      .filter(({ key }) => key !== "switchport")
      .map((rule) => ({ ...rule, order: rule.order ?? places.port })),
  },
];
