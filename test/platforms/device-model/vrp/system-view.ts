import { firstOf, fixed, lineOf } from "../views/checks.ts";
import {
  everyEntry,
  takeEverywhere,
  type Check,
  type Command,
  type Effect,
  type Entry,
} from "../views/commands.ts";
import { listOf, numbersOf } from "../views/numbers.ts";

const entry: Check = (at, { before }) =>
  before === undefined || before.at["rule"] === at["rule"] ? null : "The entry exists";

/** VLANs with an interface stay. */
const unrouted =
  (name: string): Check =>
  (at, { root }) => {
    const routed = new Set(root.map((one) => one.at["name"]));
    return numbersOf(at[name] ?? "").some((vlan) => routed.has(`Vlanif${String(vlan)}`))
      ? "The VLAN has an interface"
      : null;
  };

function interfaceView({ name = "" }: Readonly<Record<string, string>>): string {
  if (name.startsWith("Vlanif")) return "vlanif";
  if (name.startsWith("LoopBack")) return "loopback";
  if (name.startsWith("Eth-Trunk")) return "eth-trunk";
  return name.startsWith("MEth") ? "management" : "port";
}

/** What each port says that is not shut. */
const OPEN: Entry = { words: "undo shutdown", at: {}, inside: null };

const PORT = /^(?:[0-9]+)?GE[0-9]/;

/** That the VLAN of an interface is there; that a name is one. */
const interfaceThere: Check = ({ name = "" }, { root, before }) => {
  const vlan = /^Vlanif([0-9]+)$/.exec(name)?.[1];
  if (vlan === undefined || before !== undefined || vlan === "1") return null;
  return root.some((one) => one.words === "vlan [number:num]" && one.at["number"] === vlan)
    ? null
    : "The VLAN does not exist";
};

/** Ports in an Eth-Trunk, and what a group of a pair is named by, go first. */
const unused =
  (pattern: (at: Readonly<Record<string, string>>) => RegExp, why: string): Check =>
  (at, { root }) => {
    const names = pattern(at);
    return everyEntry(root).some((one) => names.test(lineOf(one))) ? why : null;
  };

const opaque = (...first: readonly string[]): readonly Command[] =>
  first.map((word) => ({ words: `${word} [text...]` }));

const list = (words: string): Command => ({
  words: `${words} [name] index [index:num] {rule...}`,
  undo: [`undo ${words} [name] index [index:num]`, `undo ${words} [name]`],
  refuses: entry,
});

/** Its lines go with a process. */
const process = (word: string, words: string): Command => ({
  words,
  view: word,
  undo: [`undo ${word} [process:num]`],
  thenUndo: ({ process: number = "" }, { root }) => {
    takeEverywhere(root, (one) => new RegExp(`^${word} (?:enable )?${number} area `).test(lineOf(one)));
  },
});

const BATCH = "vlan batch {vlans...}";
const VLAN = "vlan [number:num]";

/** Each VLAN of a batch is there, with a view of its own. */
const made: Effect = ({ vlans = "" }, { root }) => {
  for (const vlan of numbersOf(vlans).map(String))
    if (!root.some(({ words, at }) => words === VLAN && at["number"] === vlan))
      root.push({ words: VLAN, at: { number: vlan }, inside: [] });
};

/** A VLAN that is made by itself is in the batch too. */
const batched: Effect = ({ number = "" }, { root }) => {
  const place = root.findIndex(({ words }) => words === BATCH);
  const vlans = listOf([...new Set([...numbersOf(root[place]?.at["vlans"] ?? number), Number(number)])]);
  root.splice(place === -1 ? root.length : place, 1, { words: BATCH, at: { vlans }, inside: null });
};

/** Ports leave VLANs that are no more. */
const unmade = (vlans: readonly number[], root: Entry[]): void => {
  const gone = new Set(vlans.map(String));
  takeEverywhere(root, ({ words, at }) => {
    if (words === VLAN) return gone.has(at["number"] ?? "");
    return words === "port default vlan {vlan:num}" && gone.has(at["vlan"] ?? "");
  });
  const place = root.findIndex(({ words }) => words === BATCH);
  const left = numbersOf(root[place]?.at["vlans"] ?? "").filter((vlan) => !gone.has(String(vlan)));
  if (place !== -1)
    root.splice(
      place,
      1,
      ...(left.length === 0 ? [] : [{ words: BATCH, at: { vlans: listOf(left) }, inside: null }]),
    );
};

/** `vlan batch` makes several. Only a VLAN of which more is said is shown beside the batch. */
const vlans: readonly Command[] = [
  {
    words: BATCH,
    list: "vlans",
    refusesUndo: unrouted("vlans"),
    then: made,
    thenUndo: ({ vlans: before = "" }, { root }) => {
      const left = numbersOf(root.find(({ words }) => words === BATCH)?.at["vlans"] ?? "");
      unmade(
        numbersOf(before).filter((vlan) => !left.includes(vlan)),
        root,
      );
    },
  },
  {
    words: VLAN,
    view: "vlan",
    hidden: (_, inside) => inside?.length === 0,
    refusesUndo: unrouted("number"),
    then: batched,
    thenUndo: ({ number = "" }, { root }) => {
      unmade([Number(number)], root);
    },
  },
];

export const systemView: readonly Command[] = [
  { words: "sysname {name}" },
  { words: "header [kind] {text...}", undo: ["undo header [kind]"] },
  { words: "aaa", view: "opaque", undo: [] },
  { words: "ip vpn-instance [name]", view: "opaque" },
  { words: "user-interface vty [first:num] [last:num]", view: "opaque" },
  { words: "acl number [number:num]", view: "opaque" },
  { words: "lldp enable" },
  ...opaque(
    "ntp",
    "snmp-agent",
    "ssh",
    "stelnet",
    "info-center",
    "clock",
    "lldp",
    "dns",
    "undo telnet",
    "hwtacacs",
  ),
  {
    words: "port split dimension interface [port] split-type {lanes}",
    undo: ["undo port split dimension interface [port]"],
    refuses: fixed("lanes"),
  },
  { words: "as-notation plain" },
  { words: "bfd", view: "bfd" },
  list("ip ip-prefix"),
  list("ip ipv6-prefix"),
  {
    words: "ip community-filter basic [name] index [index:num] {rule...}",
    undo: [
      "undo ip community-filter basic [name] index [index:num]",
      "undo ip community-filter basic [name]",
    ],
    refuses: entry,
  },
  {
    words: "route-policy [name] {action} node [node:num]",
    view: "route-policy",
    undo: ["undo route-policy [name] node [node:num]", "undo route-policy [name]"],
    refuses: fixed("action"),
  },
  ...vlans,
  {
    words: "interface [name]",
    view: interfaceView,
    refuses: interfaceThere,
    // A port of which nothing is said is not shown.
    hidden: ({ name = "" }, inside) =>
      PORT.test(name) &&
      (inside ?? []).every((one) => /^(?:undo shutdown|port link-type access)$/.test(lineOf(one))),
    then: ({ name = "" }, { root, before }) => {
      const made = root.find((one) => one.words === "interface [name]" && one.at["name"] === name);
      if (before === undefined && PORT.test(name)) made?.inside?.push(OPEN);
    },
    refusesUndo: firstOf(
      ({ name = "" }) => (PORT.test(name) ? "A port cannot be removed" : null),
      ({ name = "" }, { root }) => {
        const number = /^Eth-Trunk([0-9]+)$/.exec(name)?.[1];
        const members = everyEntry(root).some((one) => lineOf(one) === `eth-trunk ${number ?? ""}`);
        return number !== undefined && members ? "It has ports" : null;
      },
    ),
    thenUndo: ({ name = "" }, { root }) => {
      takeEverywhere(root, (one) => lineOf(one) === `silent-interface ${name}`);
    },
  },
  process("ospf", "ospf [process:num] router-id {id}"),
  process("ospfv3", "ospfv3 [process:num]"),
  {
    words: "ip route-static [prefix] [mask:ip] [to] preference {preference:num}",
    undo: ["undo ip route-static [prefix] [mask:ip] [to]"],
  },
  {
    words: "ipv6 route-static [prefix] [length:num] [to] preference {preference:num}",
    undo: ["undo ipv6 route-static [prefix] [length:num] [to]"],
  },
  { words: "ip route-static [prefix] [mask:ip] [to] [via]" },
  { words: "ipv6 route-static [prefix] [length:num] [to] [via]" },
  { words: "ip route-static [prefix] [mask:ip] [via:ip]" },
  { words: "bgp {asn}", view: "bgp", undo: ["undo bgp {asn}", "undo bgp"], refuses: fixed("asn") },
  { words: "stp mode {mode}", undo: ["undo stp mode"], hidden: ({ mode }) => mode === "mstp" },
  { words: "stp vlan [vlan:num] priority {priority:num}", undo: ["undo stp vlan [vlan:num] priority"] },
  { words: "stp bpdu-protection" },
  {
    words: "dfs-group [number:num]",
    view: "dfs-group",
    refusesUndo: unused(
      ({ number = "" }) => new RegExp(`^(?:dfs-group ${number} m-lag|peer-link ${number}$)`),
      "It is in use",
    ),
  },
  { words: "lacp m-lag system-id {address}", undo: ["undo lacp m-lag system-id"] },
];

export const vlanView: readonly Command[] = [
  { words: "name {name}", undo: ["undo name"] },
  { words: "description {text...}", undo: ["undo description"] },
];

export const dfsView: readonly Command[] = [
  { words: "priority {priority:num}", undo: ["undo priority"], hidden: ({ priority }) => priority === "100" },
  {
    words: "dual-active detection source ip {own} peer {other}",
    undo: ["undo dual-active detection source ip {own} peer {other}"],
    refuses: fixed("own"),
  },
  { words: "dual-active detection [text...]" },
  { words: "authentication-mode [text...]" },
];

export const bfdView: readonly Command[] = [
  { words: "default-ip-address {address}", undo: ["undo default-ip-address"] },
];

const there: Check = ({ name = "" }, { root }) =>
  root.some((one) => one.words === "interface [name]" && one.at["name"] === name)
    ? null
    : `No interface ${name}`;

export const ospfView: readonly Command[] = [
  { words: "router-id {id}", undo: ["undo router-id"] },
  { words: "silent-interface [name]", refuses: there },
  {
    words: "maximum load-balancing {paths:num}",
    undo: ["undo maximum load-balancing"],
    hidden: ({ paths }) => paths === "128",
  },
  { words: "area [area]", view: "area" },
];

export const areaView: readonly Command[] = [{ words: "network [address] [wildcard]" }];

export const opaqueView: readonly Command[] = [{ words: "[text...]" }];

export const policyView: readonly Command[] = [
  { words: "if-match ip-prefix {name}", undo: ["undo if-match ip-prefix {name}"] },
  {
    words: "if-match ip next-hop ip-prefix {name}",
    undo: ["undo if-match ip next-hop ip-prefix {name}", "undo if-match ip next-hop"],
  },
  {
    words: "if-match ipv6 address prefix-list {name}",
    undo: ["undo if-match ipv6 address prefix-list {name}", "undo if-match ipv6 address"],
  },
  {
    words: "if-match ipv6 next-hop prefix-list {name}",
    undo: ["undo if-match ipv6 next-hop prefix-list {name}", "undo if-match ipv6 next-hop"],
  },
  { words: "if-match community-filter [name]", undo: ["undo if-match community-filter [name]"] },
  { words: "if-match route-type [type]" },
  { words: "apply community {communities...}", undo: ["undo apply community"] },
  { words: "apply large-community {communities...}", undo: ["undo apply large-community"] },
  { words: "apply local-preference {preference:num}", undo: ["undo apply local-preference"] },
  { words: "apply as-path {path...}", undo: ["undo apply as-path"] },
  { words: "apply ip-address next-hop {address}", undo: ["undo apply ip-address next-hop {address}"] },
  { words: "apply ipv6 next-hop {address}", undo: ["undo apply ipv6 next-hop {address}"] },
  { words: "apply preference {preference:num}", undo: ["undo apply preference"] },
];
