import { overlapping } from "../views/addresses.ts";
import { lineOf } from "../views/checks.ts";
import { everyEntry, type Entry } from "../views/commands.ts";
import { deviceOf, type System } from "../views/device.ts";
import { digest } from "../views/digest.ts";
import { eachVlan } from "../views/numbers.ts";
import { sessionsOf } from "../views/peers.ts";
import { bgpView, familyView, vpnView } from "./bgp-views.ts";
import { ethTrunk, loopback, management, port, vlanif } from "./interface-views.ts";
import {
  areaView,
  bfdView,
  dfsView,
  opaqueView,
  ospfView,
  policyView,
  systemView,
  vlanView,
} from "./system-view.ts";

const VIEWS = {
  system: systemView,
  bfd: bfdView,
  "route-policy": policyView,
  vlan: vlanView,
  "dfs-group": dfsView,
  ospf: ospfView,
  ospfv3: ospfView,
  area: areaView,
  opaque: opaqueView,
  bgp: bgpView,
  vpn: vpnView,
  family: familyView,
  port,
  "eth-trunk": ethTrunk,
  vlanif,
  loopback,
  management,
};

/** `64086.60011`: of numbers beyond 65535, where the device is not told otherwise. */
const dotted = (asn: string): string =>
  Number(asn) > 65535 ? `${String(Math.floor(Number(asn) / 65536))}.${String(Number(asn) % 65536)}` : asn;

/** Passwords are shown ciphered, and AS numbers in the device's notation. */
function shown(line: string, root: readonly Entry[]): string {
  const ciphered = line.replace(
    /^(peer \S+ password cipher) (?!%\^%#)(\S+)$/,
    (_, of: string, text: string) => `${of} %^%#${digest(text)}%^%#`,
  );
  if (root.some(({ words }) => words === "as-notation plain")) return ciphered;
  return ciphered.replace(
    /((?:^bgp| as-number| local-as| listen-as| begin-as| end-as) )([0-9]+)/g,
    (_, of: string, asn: string) => `${of}${dotted(asn)}`,
  );
}

/** What is asked only when all takes effect: that OSPF runs where an interface says so. */
function withoutProcess(root: readonly Entry[]): string | null {
  const there = new Set(
    root.map(lineOf).flatMap((line) => /^(ospf(?:v3)? [0-9]+)(?: |$)/.exec(line)?.[1] ?? []),
  );
  const asked = everyEntry(root).map(lineOf);
  const lacks = asked.flatMap((line) => {
    const [, word, number] = /^(ospf|ospfv3)(?: enable)? ([0-9]+) area /.exec(line) ?? [];
    return word === undefined || there.has(`${word} ${number ?? ""}`) ? [] : [`${line}: no such process`];
  });
  return lacks[0] ?? null;
}

const BFD = /^((?:peer \S+|ospf|ospfv3) bfd) ((?:min-\S+|detect-multiplier) [0-9]+.*)$/;

/** Numbers of BFD are set each by itself, and undone so. */
function apart(line: string): readonly string[] {
  const [, of, numbers] = BFD.exec(line) ?? [];
  if (of === undefined || numbers === undefined) return eachVlan(line);
  return (numbers.match(/\S+ [0-9]+/g) ?? []).map((one) => `${of} ${one}`);
}

const prefixes = (words: string): readonly string[] => [`${words} [name] index [index:num] {rule...}`];

/** In the order of the line that they stand in. */
const BFD_NUMBERS = [/ bfd min-t/, / bfd min-r/, / bfd detect/];

const ofPorts = [
  /^undo portswitch/,
  /^undo shutdown/,
  /^description/,
  /^port link-type/,
  /^port default/,
  /^undo port trunk/,
  /^port trunk/,
  /^ipv6 enable/,
  /^ip address/,
  /^ipv6 address/,
  /^ospf cost/,
  /^ospf bfd enable/,
  /^ospfv3 1/,
  /^ospfv3 bfd enable/,
  ...BFD_NUMBERS,
];

const system: System = {
  views: VIEWS,
  indent: "",
  twoStage: true,
  heading:
    "!Software Version V300R023C00SPC500\n!Last configuration was updated at 2026-01-01 00:00:00+00:00\n",
  ending: "#\nreturn\n",
  factory: [],
  shown,
  order: {
    system: [
      /^sysname/,
      /^header/,
      /^as-notation/,
      /^dfs-group/,
      /^vlan batch/,
      /^stp /,
      /^lacp /,
      /^ip vpn-instance/,
      /^bfd$/,
      /^acl/,
      /^vlan /,
      /^aaa/,
      /^interface Vlanif/,
      /^interface MEth/,
      /^interface Eth/,
      /^interface (?!Loop)/,
      /^interface /,
      /^bgp /,
      /^ospf /,
      /^ospfv3 /,
      /^route-policy /,
      /^ip ip-prefix/,
      /^ip ipv6-prefix/,
      /^ip community/,
      /^ip route-static/,
      /^ipv6 route-static/,
    ],
    bgp: [
      /^router-id/,
      /^as-path-limit/,
      /^undo default/,
      /^graceful-restart$/,
      /^graceful-restart/,
      /^bgp /,
      /^group /,
      /^peer \S+ as-number/,
      /^peer \S+ description/,
      /^peer \S+ connect/,
      /^peer \S+ timer/,
      /^peer \S+ group/,
      /^peer \S+ bfd enable/,
      ...BFD_NUMBERS,
      /^peer/,
      /^ipv/,
    ],
    family: [
      /^preference/,
      /^network/,
      /^aggregate/,
      /^maximum/,
      /^load/,
      /^nexthop/,
      /^reflect/,
      /^adv/,
      /^peer \S+ enable/,
      /^peer \S+ group/,
    ],
    port: ofPorts,
    vlanif: ofPorts,
    "eth-trunk": ofPorts,
  },
  namings: [
    {
      pattern: /^peer \S+ route-policy (\S+) (?:import|export)$/,
      words: ["route-policy [name] {action} node [node:num]"],
    },
    { pattern: /^if-match (?:ip next-hop )?ip-prefix (\S+)$/, words: prefixes("ip ip-prefix") },
    { pattern: /^if-match ipv6 \S+ prefix-list (\S+)$/, words: prefixes("ip ipv6-prefix") },
    {
      pattern: /^if-match community-filter (\S+)$/,
      words: ["ip community-filter basic [name] index [index:num] {rule...}"],
    },
  ],
  impossible: (root) => overlapping(root) ?? withoutProcess(root),
  together: /^ +(?:peer \S+|ospf|ospfv3) bfd (?=min-|detect-)/,
  apart,
  waits: (line, running, candidate) => {
    const has = (root: readonly Entry[]): boolean => root.some(({ words }) => words.startsWith("bgp "));
    return /^bgp [0-9.]+$/.test(line) && has(running) && !has(candidate) ? "BGP is under undo" : null;
  },
  sessions: (root: readonly Entry[]) =>
    sessionsOf(root, {
      process: /^(?:router-id|graceful-restart$)/,
      peer: [/ password /, / valid-ttl-hops /, / timer keepalive/, / connect-interface /, / local-as /],
    }),
};

/** Huawei VRP 8 on CloudEngine, by its command reference: what is typed takes effect by `commit`, as a whole. */
export const vrpDevice = () => deviceOf(system);
