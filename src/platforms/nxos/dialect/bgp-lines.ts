import type { LineRule, Unit } from "../../ordered-change/grammar.ts";
import { several, single, toggle, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/*
 * Which lines start sessions anew: Cisco's unicast routing guide says of some that they trigger "an automatic notification and session reset"
 * (router-id, local-as, route-reflector-client), of policies, communities and limits that they trigger a soft refresh, and of timers that they count after the
 * next reset. What makes a session (AS number, password, source, TTL, families, RFC 4271 and 5492) can't change within one.
 */

const valued = (key: string, more: More = {}): LineRule => single(key, { undo: [`no ${key}`], ...more });

const ANEW: More = { resets: "{peer}" };
/** The other end has to know of it. */
const AGREED: More = { ...ANEW, agreed: "{peer}" };

/** What stands in an address family of a template or a neighbour. */
const familyOfPeer: LineRule = {
  match: /^address-family (?<family>ipv4|ipv6) unicast$/,
  block: [
    toggle("no", "send-community"),
    toggle("no", "send-community extended"),
    toggle("no", "route-reflector-client", ANEW),
    toggle("no", "next-hop-self"),
    single("default-originate", { undo: ["no default-originate"] }),
    valued("allowas-in"),
    toggle("no", "as-override"),
    toggle("no", "disable-peer-as-check"),
    single("soft-reconfiguration inbound", { undo: ["no soft-reconfiguration inbound"] }),
    ...["in", "out"].map((way): LineRule => ({
      match: new RegExp(`^route-map (?<map>\\S+) ${way}$`),
      key: `route-map ${way}`,
    })),
    valued("maximum-prefix"),
  ],
};

const settings: readonly LineRule[] = [
  toggle("no", "bfd"),
  valued("local-as", AGREED),
  valued("remove-private-as"),
  valued("password", { ...AGREED, secret: { ciphered: /^password [37] / } }),
  {
    ...valued("update-source", AGREED),
    match: /^update-source (?<interface>\S+)$/,
    source: { peer: "{peer}", interface: "{interface}" },
  },
  valued("ttl-security hops", AGREED),
  valued("transport connection-mode", ANEW),
  valued("timers", { hidden: [{ line: "timers 60 180" }] }),
  valued("description"),
  valued("maximum-peers"),
  familyOfPeer,
];

const template: Unit = {
  name: "template peer {peer}",
  undo: "no template peer {peer}",
  depth: 1,
  goes: places.templateItself.goes,
};
const neighbor: Unit = {
  name: "neighbor {peer}",
  undo: "no neighbor {peer}",
  depth: 1,
  goes: places.neighborItself.goes,
};

const RESTART_SECONDS = 120;
const STALE_SECONDS = 300;
const RECONNECT_SECONDS = 60;

const ofProcess: readonly LineRule[] = [
  valued("router-id", { resets: "*" }),
  valued("graceful-restart restart-time", {
    hidden: [{ line: `graceful-restart restart-time ${String(RESTART_SECONDS)}` }],
  }),
  valued("graceful-restart stalepath-time", {
    hidden: [{ line: `graceful-restart stalepath-time ${String(STALE_SECONDS)}` }],
  }),
  toggle("no", "graceful-restart", { hidden: [{ line: "graceful-restart" }] }),
  toggle("no", "bestpath as-path multipath-relax"),
  toggle("no", "bestpath compare-routerid"),
  valued("maxas-limit"),
  valued("reconnect-interval", { hidden: [{ line: `reconnect-interval ${String(RECONNECT_SECONDS)}` }] }),
];

/** The process, of which there is one: with another AS number it is made anew. */
export const bgp: LineRule = {
  match: /^router bgp (?<asn>\S+)$/,
  key: "router bgp",
  agreed: "*",
  shared: true,
  order: places.process,
  block: [
    ...ofProcess.map((rule): LineRule => ({ ...rule, order: places.ofProcess })),
    {
      match: /^address-family (?<family>ipv4|ipv6) unicast$/,
      shared: true,
      order: places.ofProcess,
      block: [
        several("network"),
        several("aggregate-address"),
        valued("maximum-paths ibgp", { hidden: [{ line: "maximum-paths ibgp 1" }] }),
        valued("maximum-paths", { hidden: [{ line: "maximum-paths 1" }] }),
      ],
    },
    { match: /^template peer (?<peer>\S+)$/, unit: template, order: places.template, block: settings },
    {
      match: /^neighbor (?<peer>\S+)(?: remote-as route-map (?<map>\S+))?$/,
      key: "neighbor {peer}",
      undo: ["no neighbor {peer}"],
      unit: neighbor,
      order: places.neighbor,
      session: "{peer}",
      block: [
        {
          ...valued("inherit peer", { ...ANEW, change: "line-anew" }),
          match: /^inherit peer (?<template>\S+)$/,
          member: { session: "{peer}", group: "{template}" },
        },
        valued("remote-as", { ...AGREED, order: places.session }),
        ...settings,
      ],
    },
    // What is in a VRF, or another template, is the user's. Its sessions are known, for they end with the process.
    {
      match: /^vrf (?<vrf>\S+)$/,
      order: places.ofProcess,
      block: [{ match: /^neighbor (?<peer>\S+)$/, session: "{peer} in vrf {vrf}", block: [] }],
    },
    { match: /^(?:vrf|template|address-family) /, order: places.ofProcess, block: [] },
  ],
};
