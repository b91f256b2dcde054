import type { BgpFacts, Facts } from "../support/facts.ts";
import { configuration } from "./read-back/grammar.ts";
import {
  interfaceFacts,
  interfacesOf,
  interfaceTowards,
  IPS,
  vlanFacts,
  type Interface,
} from "./read-back/interfaces.ts";
import { ospfFacts } from "./read-back/ospf.ts";
import { linesOf, readMode, said, within, type Found } from "./read-back/modes.ts";
import { policiesOf } from "./read-back/policies.ts";
import type { Context } from "./read-back/next-hops.ts";
import { takeEthernet, type EthernetForm } from "../support/ethernet-facts.ts";
import { takeAggregates, type WithoutAggregates } from "../support/link-aggregates.ts";
import { inParts, inTwo } from "../support/rack-part.ts";
import { withVrf } from "../support/vrf-part.ts";
import { readBridge } from "./read-bridge.ts";
import { outOfVrf } from "./vrf.ts";
import { listenLimit, sessionFacts } from "./read-back/sessions.ts";

/** Each feature is there where its lines are, and nowhere else. */
function checkFeatures(top: Found, bfd: boolean): void {
  const has = new Set(top.often("feature").map(([name]) => name));
  const needs = {
    bgp: true,
    bfd,
    "interface-vlan": top.opened("interface").some(([[name = ""]]) => name.startsWith("Vlan")),
    ospf: top.opened("ospf").length > 0,
    ospfv3: top.opened("ospfv3").length > 0,
  };
  for (const [name, needed] of Object.entries(needs))
    if (has.has(name) !== needed) throw new Error(`feature ${name}`);
}

/** A merge leaves what a switch was told before, so that it restarts gracefully, and in what time, must be said. */
function restartOf(bgp: Found): BgpFacts["restart"] {
  if (bgp.once("no restart") !== null) {
    if (["restarts", "restart", "stale"].some((key) => bgp.once(key) !== null))
      throw new Error("graceful restart is on and off");
    return null;
  }
  said(bgp, "restarts", "BGP");
  const seconds = (key: string): number => within(said(bgp, key, "BGP")[0] ?? "", 1, 3600);
  return { restart: seconds("restart"), stale: seconds("stale"), afterNotification: false };
}

function bgpFacts({ asn, bgp, ...context }: Context): BgpFacts {
  const families = IPS.flatMap((ip) => bgp.opened(ip).map(([, found]) => found));
  const paths = (key: string): number => {
    const all = new Set(families.map((one) => within(one.once(key)?.[0] ?? "1", 1, 64)));
    if (all.size !== 1) throw new Error(`families differ in ${key}`);
    return [...all][0] ?? NaN;
  };
  const prefixes = (key: string): readonly string[] =>
    families.flatMap((one) => one.often(key).flatMap(([prefix]) => prefix ?? [])).toSorted();
  said(bgp, "relaxed", "BGP");
  said(bgp, "router ids", "BGP");
  return {
    asn,
    routerId: said(bgp, "id", "BGP")[0] ?? "",
    ebgpPaths: paths("paths"),
    ibgpPaths: paths("ibgp paths"),
    listenLimit: listenLimit({ asn, bgp, ...context }),
    networks: prefixes("network"),
    aggregates: prefixes("aggregate"),
    restart: restartOf(bgp),
  };
}

const discardsOf = (top: Found): readonly string[] =>
  top
    .often("discard")
    .map(([, prefix = "", preference = ""]) => {
      // 255 is never used, and less would go before BGP's 20 and 200.
      within(preference, 201, 254);
      return prefix;
    })
    .toSorted();

function staticsOf(top: Found, all: readonly Interface[]): readonly string[] {
  return top
    .often("route")
    .map(([ip, prefix = "", port = "", via = ""]) => {
      if (interfaceTowards(all, ip === "ip" ? "ip" : "ipv6", via)?.name !== port)
        throw new Error(`${via} is not on ${port}`);
      return `${prefix} via ${via} ${port}`;
    })
    .toSorted();
}

/** What a configuration of NX-OS says. @throws Error at the first line that it does not know, or that does not hold together with the others */
function readRouted(text: string): Facts {
  const top = readMode(linesOf(text), configuration);
  const [one, ...more] = top.opened("bgp");
  if (one === undefined || more.length > 0) throw new Error("not one router bgp");
  const [[asn = ""], bgp] = one;
  const interfaces = interfacesOf(top);
  const policies = policiesOf(top);
  const context: Context = { asn: within(asn, 1, 4_294_967_294), bgp, policies, interfaces };
  const facts = {
    interfaces: interfaceFacts(interfaces),
    vlans: vlanFacts(top, interfaces),
    bgp: bgpFacts(context),
    sessions: sessionFacts(context),
    discards: discardsOf(top),
    statics: staticsOf(top, interfaces),
    ospf: ospfFacts(top, interfaces, said(bgp, "id", "BGP")[0] ?? ""),
  };
  policies.allUsed();
  const watched = [
    ...Object.values(facts.sessions).map(({ bfd }) => bfd !== null),
    ...Object.values(facts.ospf?.interfaces ?? {}).map(({ bfd }) => bfd),
  ].includes(true);
  checkFeatures(top, watched);
  return facts;
}

const SWITCHED =
  /^(?:feature (?:lacp|vpc)$|spanning-tree |vpc domain )|^interface (?:port-channel|Ethernet)\S+\n(?:.*\n)* {2}switchport$/m;

/** Features stand together, and are each of one part. */
const apart = (text: string): string => text.replaceAll(/^((?:feature (?:lacp|vpc)\n)+)/gm, "!\n$1");

const ETHERNET: readonly EthernetForm[] = [
  [/^ {2}mtu (\d+)$/, (word) => ({ mtu: Number(word) })],
  [/^ {2}speed (1000|10000|25000|40000|50000|100000)$/, (word) => ({ gbps: Number(word) / 1000 })],
  [/^ {2}fec rs-fec$/, () => ({ fec: "rs" })],
  [/^ {2}fec fc-fec$/, () => ({ fec: "fc" })],
  [/^ {2}fec off$/, () => ({ fec: "none" })],
];

export const take = (text: string) =>
  takeEthernet(text, {
    between: "!",
    forms: ETHERNET,
    lldp: /^feature lldp\n/m,
    breaksOut:
      /^interface breakout module (?<module>\d+) port (?<port>\d+) map (?<gbps>10|25|50)g-(?<lanes>[24])x\n/gm,
  });

const split = (text: string) =>
  inTwo(/^ {2}channel-group /m.test(text) ? apart(text) : text, {
    between: "!",
    aggregates: /^ {2}channel-group /m,
    switched: (block) => SWITCHED.test(block),
    both: (block) => block.startsWith("vlan "),
  });

/** @throws Error where there are aggregates without the feature */
function linkAggregates(text: string): WithoutAggregates {
  const { rest, linkAggregates: found } = takeAggregates(text, {
    between: "!",
    header: (number) => `interface port-channel${number}`,
    routes: "  no switchport",
    lacp: null,
    port: /^interface (?<port>Ethernet\S+)\n {2}description (?<description>.+)\n {2}no switchport\n {2}channel-group (?<number>\d+) mode active\n {2}no shutdown\n$/,
  });
  const feature = /^feature lacp\n/m;
  if (found !== undefined && !feature.test(rest)) throw new Error("feature lacp is off");
  // With those of servers it is read.
  const isAlone = found !== undefined && !/^ {2}channel-group /m.test(rest);
  return { rest: isAlone ? rest.replace(feature, "") : rest, linkAggregates: found };
}

/** What a configuration of NX-OS says. @throws Error at the first line that it does not know, or that does not hold together with the others */
const outsideVrfs = inParts(take, split, readRouted, readBridge, linkAggregates);

/** The same where it may be in a VRF. */
export const readBack = withVrf(outOfVrf, outsideVrfs);
