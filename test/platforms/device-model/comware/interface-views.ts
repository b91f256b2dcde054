import { beside, firstOf, has, lineOf, needs, without } from "../views/checks.ts";
import { take, type Check, type Command, type Effect, type Entry } from "../views/commands.ts";

const description: Command = { words: "description {text...}", undo: ["undo description"] };

const open: Command = { words: "shutdown", undo: ["undo shutdown"], idle: true };

const process: Check = ({ process = "" }, { root }) =>
  root.some((one) => one.words === "ospfv3 [process:num]" && one.at["process"] === process)
    ? null
    : `No process ${process}`;

/** Another network type has other timers. */
const timersGo: Effect = (_, { view, before }) => {
  const word = before?.words.split(" ")[0];
  if (word !== undefined) take(view, (one) => one.words.startsWith(`${word} timer `));
};

const ospfLines = (word: "ospf" | "ospfv3"): readonly Command[] => [
  {
    words: `${word} network-type {type}`,
    undo: [`undo ${word} network-type`],
    then: (at, where) => {
      if (where.before?.at["type"] === at["type"]) return;
      take(where.view, (one) => one.words.startsWith(`${word} timer `));
    },
    thenUndo: timersGo,
  },
  {
    words: `${word} timer hello {seconds:num}`,
    undo: [`undo ${word} timer hello`],
    hidden: ({ seconds }) => seconds === "10",
  },
  {
    words: `${word} timer dead {seconds:num}`,
    undo: [`undo ${word} timer dead`],
    hidden: ({ seconds }) => seconds === "40",
  },
  { words: `${word} cost {cost:num}`, undo: [`undo ${word} cost`] },
  { words: `${word} bfd enable` },
];

/** What routes in the VPN instance that it was in. */
const instanceGoes: Effect = ({ name }, { view, before }) => {
  if (before?.at["name"] !== name) take(view, (one) => /^(?:ip address|ipv6|ospf)/.test(lineOf(one)));
};

/** What an interface with addresses takes. */
export const routed: readonly Command[] = [
  {
    words: "ip binding vpn-instance {name}",
    undo: ["undo ip binding vpn-instance"],
    then: instanceGoes,
    thenUndo: (_, where) => {
      instanceGoes({}, where);
    },
  },
  {
    words: "ip address {address:ip} {mask:ip}",
    undo: ["undo ip address {address:ip} {mask:ip}", "undo ip address"],
  },
  { words: "mtu {octets:num}", undo: ["undo mtu"] },
  { words: "ip address [address:ip] [mask:ip] sub" },
  { words: "ipv6 address [address]" },
  ...ospfLines("ospf"),
  {
    words: "ospfv3 [process:num] area {area}",
    undo: ["undo ospfv3 [process:num] area {area}", "undo ospfv3 [process:num] area"],
    refuses: process,
  },
  ...ospfLines("ospfv3"),
  { words: "bfd min-transmit-interval {ms:num}", undo: ["undo bfd min-transmit-interval"] },
  { words: "bfd min-receive-interval {ms:num}", undo: ["undo bfd min-receive-interval"] },
  { words: "bfd detect-multiplier {times:num}", undo: ["undo bfd detect-multiplier"] },
];

const isTrunk = beside(/^port link-type trunk$/, "The port is no trunk");
const isAccess = without(/^port link-type (?!access)/, "The port is no access port");

/** A port of another kind has other VLANs. */
const vlansGo: Effect = ({ type }, { view, before }) => {
  if ((before?.at["type"] ?? "access") !== type)
    take(view, (one) => /^(?:undo )?port (?:access|trunk) /.test(lineOf(one)));
};

/** What carries VLANs. */
const switched: readonly Command[] = [
  {
    words: "port link-type {type}",
    undo: ["undo port link-type"],
    hidden: ({ type }) => type === "access",
    then: vlansGo,
    thenUndo: (_, where) => {
      vlansGo({ type: "access" }, where);
    },
  },
  {
    words: "port access vlan {vlan:num}",
    undo: ["undo port access vlan"],
    hidden: ({ vlan }) => vlan === "1",
    refuses: firstOf(isAccess, needs("vlan [number:num]", "vlan")),
  },
  { words: "undo port trunk permit vlan 1", undo: ["port trunk permit vlan 1"], refuses: isTrunk },
  {
    words: "port trunk permit vlan {vlans...}",
    undo: ["undo port trunk permit vlan {vlans...}"],
    list: "vlans",
    refuses: isTrunk,
  },
  { words: "port trunk pvid vlan {vlan:num}", undo: ["undo port trunk pvid vlan"], refuses: isTrunk },
  { words: "stp edged-port", undo: ["undo stp edged-port"] },
];

/** What each port says. */
export const bridged: Entry = { words: "port link-mode {mode}", at: { mode: "bridge" }, inside: null };

/** A port of the other mode is a new one, and as shut as it was. */
const allGoes: Effect = ({ mode }, { view, before }) => {
  if ((before?.at["mode"] ?? "bridge") !== mode)
    take(view, (one) => one.words !== bridged.words && one.words !== open.words);
};

const linkMode: Command = {
  words: bridged.words,
  undo: ["undo port link-mode"],
  then: allGoes,
  thenUndo: (_, where) => {
    allGoes({ mode: "bridge" }, where);
    where.view.push(bridged);
  },
};

/** By the mode of a port, whether it takes what a routed or a switched one does. */
const inMode = (mode: "route" | "bridge", command: Command): Command => ({
  ...command,
  refuses: firstOf(
    (_, { view }) => {
      const routes = has(view, /^port link-mode route$/);
      return routes === (mode === "route") ? null : `The port is in ${routes ? "route" : "bridge"} mode`;
    },
    command.refuses ?? (() => null),
  ),
});

export const port: readonly Command[] = [
  linkMode,
  description,
  open,
  ...routed.map((one) => inMode("route", one)),
  ...switched.map((one) => inMode("bridge", one)),
  {
    words: "port link-aggregation group {number:num}",
    undo: ["undo port link-aggregation group"],
    refuses: firstOf(
      (at, where) => {
        const layer = has(where.view, /^port link-mode route$/) ? "Route" : "Bridge";
        return needs("interface [name]", "number", (number) => `${layer}-Aggregation${number}`)(at, where);
      },
      (at, { before }) =>
        before === undefined || before.at["number"] === at["number"] ? null : "The port is in another group",
    ),
  },
  { words: "stp port bpdu-protection enable" },
  { words: "undo stp enable", undo: ["stp enable"] },
  { words: "trill enable" },
  {
    words: "trill link-type {type...}",
    undo: ["undo trill link-type"],
    refuses: beside(/^trill enable$/, "TRILL is off"),
  },
  { words: "lldp [text...]" },
  { words: "using {lanes}", undo: ["undo using"] },
  { words: "speed {mbps:num}", undo: ["undo speed"] },
  { words: "port fec mode {mode}", undo: ["undo port fec mode"] },
];

const byLacp: Command = { words: "link-aggregation mode dynamic", undo: ["undo link-aggregation mode"] };

/** Of layer 3, and its ports too. */
export const routedAggregation: readonly Command[] = [description, open, ...routed, byLacp];

export const aggregation: readonly Command[] = [
  description,
  open,
  ...switched,
  byLacp,
  { words: "port m-lag group {number:num}", undo: ["undo port m-lag group"] },
  { words: "port m-lag peer-link {number:num}", undo: ["undo port m-lag peer-link"] },
  { words: "undo mac-address static source-check enable", undo: ["mac-address static source-check enable"] },
  { words: "mad enable" },
];

export const vlanInterface: readonly Command[] = [
  description,
  open,
  ...routed,
  { words: "mac-address {address}", undo: ["undo mac-address"] },
  ...["virtual-ip", "ipv6 virtual-ip"].map((what) => ({
    words: `port m-lag ${what} [address] {text...}`,
    undo: [`undo port m-lag ${what} [address]`],
  })),
];

export const loopback: readonly Command[] = [description, ...routed];

export const management: readonly Command[] = [description, open, { words: "[text...]" }];
