import { takeEthernet, type EthernetForm } from "../support/ethernet-facts.ts";
import { takeAggregates } from "../support/link-aggregates.ts";
import { inParts, inTwo } from "../support/rack-part.ts";
import { readBridge } from "./read-bridge.ts";
import type { BgpFacts, Facts } from "../support/facts.ts";
import type { AddressFamily, Bgp, Configuration } from "./configuration.ts";
import { parse } from "./parse.ts";
import { interfaces, ospf, shared, vlans } from "./read-interfaces.ts";
import type { Used } from "./read-policies.ts";
import { sessions } from "./read-sessions.ts";

/** @throws Error where lists or policies are there that nothing names */
function checkUsed({ prefixLists, asPathLists, communityLists, policies }: Configuration, used: Used): void {
  const there = [
    ...[...prefixLists.keys()].map((key) => `prefix-list ${key}`),
    ...[...asPathLists.keys()].map((key) => `as-path ${key}`),
    ...[...communityLists.keys()].map((key) => `community-list ${key}`),
    ...[...policies.keys()].map((key) => `route-policy ${key}`),
  ];
  const idle = there.filter((key) => !used.has(key));
  if (idle.length > 0) throw new Error(`nothing names ${idle.join(", ")}`);
}

/** The same in every family. */
function same<T>(families: readonly AddressFamily[], read: (family: AddressFamily) => T): T {
  const [first, ...rest] = families.map(read);
  if (first === undefined || rest.some((one) => JSON.stringify(one) !== JSON.stringify(first)))
    throw new Error("address families are not alike");
  return first;
}

function paths({ lines }: AddressFamily): { readonly ebgp: number; readonly ibgp: number } {
  if (!lines.has("balance as-path-relax")) throw new Error("equal paths of one AS path only");
  return { ebgp: Number(lines.get("balance ebgp") ?? 1), ibgp: Number(lines.get("balance ibgp") ?? 1) };
}

function restartOf({ restart }: Bgp): BgpFacts["restart"] {
  if (restart.length === 0) return null;
  const [, forRestart, stale] =
    /^graceful-restart,graceful-restart timer restart ([0-9]+),graceful-restart timer wait-for-rib ([0-9]+)$/.exec(
      restart.join(),
    ) ?? [];
  if (forRestart === undefined) throw new Error("graceful restart is not whole");
  if (Number(stale) < 3 || Number(stale) > 300) throw new Error(`it does not wait for ${String(stale)} s`);
  return { restart: Number(forRestart), stale: Number(stale), afterNotification: false };
}

/** Preferences of BGP's routes: each before the next, and all before what leads nowhere. By itself the device has 255. */
function preferences({ lines }: AddressFamily): readonly number[] {
  const all = (lines.get("preference") ?? "255 255 130").split(" ").map(Number);
  if (all.length !== 3 || all.some((one, at) => one < (all[at - 1] ?? 0)))
    throw new Error("aggregates go first");
  return all;
}

function discards({ statics }: Configuration, preference: number): readonly string[] {
  const all = statics.filter(({ to }) => to === "NULL0");
  if (all.some((one) => one.via !== null || one.preference === null || one.preference <= preference))
    throw new Error("a way to nowhere that goes before what BGP has");
  return all.map(({ prefix }) => prefix).sort();
}

function staticRoutes({ statics, interfaces: all }: Configuration): readonly string[] {
  const ways = statics.filter(({ to }) => to !== "NULL0");
  return ways
    .map(({ prefix, to, via, preference }) => {
      if (via === null || preference !== null || !all.has(to)) throw new Error(`a way to ${prefix} by ${to}`);
      return `${prefix} via ${via} ${to}`;
    })
    .sort();
}

/** Reads a text of the renderer's back as what it says. @throws Error at all that a reader of such texts does not know */
function readRouted(text: string): Facts {
  const configuration = parse(text);
  const { bgp } = configuration;
  if (bgp === null) throw new Error("no bgp block");
  const families = [...bgp.families.values()];
  const used: Used = new Set();
  const found = sessions(configuration, bgp, used);
  checkUsed(configuration, used);
  const { ebgp, ibgp } = same(families, paths);
  const worst = Math.max(...same(families, preferences));
  if (
    same(families, ({ lines }) => lines.has("reflect change-path-attribute")) !==
    Object.values(found).some(({ nextHopSelf }) => nextHopSelf === "unless-adjacent")
  )
    throw new Error("policies change what is reflected, and need not");
  const routerId = bgp.routerId ?? "";
  return {
    interfaces: interfaces(configuration),
    ...shared(configuration),
    vlans: vlans(configuration),
    bgp: {
      asn: bgp.asn,
      routerId,
      ebgpPaths: ebgp,
      ibgpPaths: ibgp,
      listenLimit: null,
      networks: families.flatMap(({ networks }) => networks).sort(),
      aggregates: families.flatMap(({ aggregates }) => aggregates).sort(),
      restart: restartOf(bgp),
    },
    sessions: found,
    discards: discards(configuration, worst),
    statics: staticRoutes(configuration),
    ospf: ospf(configuration, routerId, bgp.families.has("ipv6")),
  };
}

const SWITCHED = /^(?:stp |m-lag |interface Bridge-Aggregation)|^interface \S+\n port link-mode bridge$/m;

const ETHERNET: readonly EthernetForm[] = [
  [/^ mtu (\d+)$/, (word) => ({ mtu: Number(word) })],
  [/^ speed (1000|10000|25000|40000|50000|100000)$/, (word) => ({ gbps: Number(word) / 1000 })],
  [/^ port fec mode rs-fec$/, () => ({ fec: "rs" })],
  [/^ port fec mode base-r$/, () => ({ fec: "fc" })],
  [/^ port fec mode none$/, () => ({ fec: "none" })],
];

export const take = (text: string) =>
  takeEthernet(text, {
    between: "#",
    forms: ETHERNET,
    lldp: /^lldp global enable\n/m,
    breaksOut: /^interface (?<port>\S+)\n using (?<gbps>tengige|twenty-fivegige)\n/gm,
  });

const split = (text: string) =>
  inTwo(text, {
    between: "#",
    aggregates: /^ port link-aggregation group /m,
    switched: (block) => SWITCHED.test(block),
    both: (block) => block.startsWith("vlan "),
  });

/** Reads a text of the renderer's back as what it says. @throws Error at all that a reader of such texts does not know */
export const readBack = inParts(take, split, readRouted, readBridge, (text) =>
  takeAggregates(text, {
    between: "#",
    header: (number) => `interface Route-Aggregation${number}`,
    routes: null,
    lacp: " link-aggregation mode dynamic",
    port: /^interface (?<port>\S+)\n port link-mode route\n description (?<description>.+)\n port link-aggregation group (?<number>\d+)\n undo shutdown\n$/,
  }),
);
