import { beside, firstOf, fixed, has, lineOf, needs, without } from "../views/checks.ts";
import { take, type Command, type Effect } from "../views/commands.ts";

const description: Command = { words: "description {text...}", undo: ["undo description"] };

/** The device shows of each port that it is open. */
const shutdown: readonly Command[] = [
  {
    words: "undo shutdown",
    undo: [],
    then: (_, { view }) => {
      take(view, ({ words }) => words === "shutdown");
    },
  },
  {
    words: "shutdown",
    undo: [],
    then: (_, { view }) => {
      take(view, ({ words }) => words === "undo shutdown");
    },
  },
];

const ospfLines = (word: "ospf" | "ospfv3", transmit: string, receive: string): readonly Command[] => [
  { words: `${word} cost {cost:num}`, undo: [`undo ${word} cost`] },
  { words: `${word} network-type {type}`, undo: [`undo ${word} network-type`] },
  {
    words: `${word} timer hello {seconds:num} conservative`,
    undo: [`undo ${word} timer hello`],
    then: (_, { view }) => {
      take(view, ({ words }) => words === `${word} timer hello {seconds:num}`);
    },
  },
  {
    words: `${word} timer hello {seconds:num}`,
    undo: [`undo ${word} timer hello`],
    hidden: ({ seconds }) => seconds === "10",
    then: (_, { view }) => {
      take(view, ({ words }) => words === `${word} timer hello {seconds:num} conservative`);
    },
  },
  { words: `${word} timer dead {seconds:num}`, undo: [`undo ${word} timer dead`] },
  { words: `${word} bfd enable` },
  ...[transmit, receive, "detect-multiplier"].map((name) => ({
    words: `${word} bfd ${name} {value:num}`,
    undo: [`undo ${word} bfd ${name}`],
  })),
];

/** What routes in the VPN instance that it was in. */
const instanceGoes: Effect = ({ name }, { view, before }) => {
  if (before?.at["name"] !== name) take(view, (one) => /^(?:ip address|ipv6|ospf)/.test(lineOf(one)));
};

const routed: readonly Command[] = [
  {
    words: "ip binding vpn-instance {name}",
    undo: ["undo ip binding vpn-instance {name}"],
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
  {
    words: "ipv6 enable",
    thenUndo: (_, { view }) => {
      take(view, ({ words }) => /^ipv6 (?:address|nd) /.test(words));
    },
  },
  { words: "ipv6 address [address]", refuses: beside(/^ipv6 enable$/, "IPv6 is not enabled") },
  { words: "ospf enable [process:num] area {area}" },
  ...ospfLines("ospf", "min-tx-interval", "min-rx-interval"),
  { words: "ospfv3 [process:num] area {area}" },
  ...ospfLines("ospfv3", "min-transmit-interval", "min-receive-interval"),
];

const isTrunk = beside(/^port link-type trunk$/, "The port is no trunk");
const isAccess = without(/^port link-type (?!access)/, "The port is no access port");

const vlansGo: Effect = ({ type }, { view, before }) => {
  if ((before?.at["type"] ?? "access") !== type)
    take(view, (one) => /^(?:undo )?port (?:default|trunk) /.test(lineOf(one)));
};

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
    words: "port default vlan {vlan:num}",
    undo: ["undo port default vlan {vlan:num}", "undo port default vlan"],
    refuses: firstOf(isAccess, needs("vlan [number:num]", "vlan")),
  },
  { words: "undo port trunk allow-pass vlan 1", undo: ["port trunk allow-pass vlan 1"], refuses: isTrunk },
  {
    words: "port trunk allow-pass vlan {vlans...}",
    undo: ["undo port trunk allow-pass vlan {vlans...}"],
    list: "vlans",
    refuses: isTrunk,
  },
  { words: "stp edged-port enable", undo: ["undo stp edged-port"] },
  { words: "stp disable", undo: ["stp enable", "undo stp disable"] },
];

const SWITCHED = /^(?:(?:undo )?port (?!link-type access)|stp |eth-trunk )/;
const ROUTED = /^(?:ip |ipv6 |ospf)/;

/** Both ways the port has to be bare of what the other mode has. */
const mode: Command = {
  words: "undo portswitch",
  undo: ["portswitch"],
  refuses: without(SWITCHED, "Take its VLANs off first"),
  refusesUndo: without(ROUTED, "Take its addresses off first"),
};

const inMode = (routes: boolean, command: Command): Command => ({
  ...command,
  refuses: firstOf(
    (_, { view }) =>
      has(view, /^undo portswitch$/) === routes ? null : `The port ${routes ? "switches" : "routes"}`,
    (_, { view }) => (has(view, /^eth-trunk /) ? "The port is in an Eth-Trunk" : null),
    command.refuses ?? (() => null),
  ),
});

const modes: readonly Command[] = [
  mode,
  ...routed.map((one) => inMode(true, one)),
  ...switched.map((one) => inMode(false, one)),
];

export const port: readonly Command[] = [
  description,
  ...shutdown,
  ...modes,
  {
    words: "eth-trunk {number:num}",
    undo: ["undo eth-trunk"],
    refuses: firstOf(
      needs("interface [name]", "number", (number) => `Eth-Trunk${number}`),
      without(/^(?:(?:undo )?port (?!link-type access)|stp |ip |ipv6 )/, "Take its own lines off first"),
      (at, { before }) =>
        before === undefined || before.at["number"] === at["number"] ? null : "The port is in another",
    ),
  },
  { words: "peer-link [number:num]", refuses: () => "Only an Eth-Trunk is a peer link" },
  { words: "lldp [text...]" },
  { words: "speed {mbps:num}", undo: ["undo speed"] },
  { words: "fec mode {mode}", undo: ["undo fec mode"] },
];

/** A peer link carries all VLANs by itself. */
const notPeerLink = without(/^peer-link /, "It is a peer link");

export const ethTrunk: readonly Command[] = [
  description,
  ...shutdown,
  ...modes.map((one) => ({ ...one, refuses: firstOf(notPeerLink, one.refuses ?? (() => null)) })),
  {
    words: "mode {mode}",
    undo: ["undo mode"],
    refuses: (at, { before, of, root }) => {
      const members = root.some(({ inside }) =>
        has(inside ?? [], new RegExp(`^eth-trunk ${(of["name"] ?? "").replace("Eth-Trunk", "")}$`)),
      );
      return members && before?.at["mode"] !== at["mode"] ? "It has ports" : null;
    },
  },
  {
    words: "peer-link {number:num}",
    undo: ["undo peer-link {number:num}", "undo peer-link"],
    refuses: firstOf(
      without(/^(?:undo )?port (?!vlan exclude|link-type access)/, "Take its VLANs off first"),
      (at, { root }) =>
        root.some((one) => lineOf(one) === `dfs-group ${at["number"] ?? ""}`) ? null : "No such group",
    ),
    thenUndo: (_, { view }) => {
      take(view, ({ words }) => words.startsWith("port vlan exclude"));
    },
  },
  {
    words: "port vlan exclude {vlans...}",
    undo: ["undo port vlan exclude {vlans...}"],
    list: "vlans",
    refuses: beside(/^peer-link /, "It is no peer link"),
  },
  {
    words: "dfs-group {number:num} m-lag {mlag:num}",
    undo: ["undo dfs-group {number:num} m-lag {mlag:num}", "undo dfs-group"],
    refuses: (at, { root }) =>
      root.some((one) => lineOf(one) === `dfs-group ${at["number"] ?? ""}`) ? null : "No such group",
  },
];

export const vlanif: readonly Command[] = [
  description,
  ...shutdown,
  ...routed,
  { words: "mac-address {address}", undo: ["undo mac-address"] },
  { words: "m-lag ip address {address:ip} {mask:ip}", refuses: fixed("address") },
  { words: "m-lag ipv6 address {address}", refuses: fixed("address") },
  { words: "arp proxy enable" },
  { words: "ipv6 nd [text...]", refuses: beside(/^ipv6 enable$/, "IPv6 is not enabled") },
];

export const loopback: readonly Command[] = [description, ...routed];

export const management: readonly Command[] = [description, ...shutdown, { words: "[text...]" }];
