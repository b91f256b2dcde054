import { fixed, has, lineOf } from "../views/checks.ts";
import { bridged } from "./interface-views.ts";
import { take, takeEverywhere, type Check, type Command } from "../views/commands.ts";

/** Of one list no two entries may be alike, and an entry stays as it is until it is undone. */
const entry: Check = (at, { view, before }) => {
  if (before !== undefined) return before.at["rule"] === at["rule"] ? null : "The entry exists";
  return view.some(
    (one) => one.at["name"] === at["name"] && one.at["rule"] === at["rule"] && "index" in one.at,
  )
    ? "The list has this entry"
    : null;
};

const vlanInterface: Check = ({ number = "" }, { root }) =>
  root.some((one) => one.at["name"] === `Vlan-interface${number}`) ? "The VLAN has an interface" : null;

/** A view by the name of an interface. */
function interfaceView({ name = "" }: Readonly<Record<string, string>>): string {
  if (name.startsWith("Vlan-interface")) return "vlan-interface";
  if (name.startsWith("LoopBack")) return "loopback";
  if (name.startsWith("Bridge-Aggregation")) return "aggregation";
  if (name.startsWith("Route-Aggregation")) return "routed-aggregation";
  return name.startsWith("M-GigabitEthernet") ? "management" : "port";
}

const PORT = /^(?:[A-Z][A-Za-z-]*GigE|(?:Ten-)?GigabitEthernet)[0-9]/;

const interfaceThere: Check = ({ name = "" }, { root, before }) => {
  const vlan = /^Vlan-interface([0-9]+)$/.exec(name)?.[1];
  if (vlan === undefined || before !== undefined || vlan === "1") return null;
  return root.some((one) => one.words === "vlan [number:num]" && one.at["number"] === vlan)
    ? null
    : "The VLAN does not exist";
};

/** Of what is the user's a device takes what it is given. */
const opaque = (...first: readonly string[]): readonly Command[] =>
  first.map((word) => ({ words: `${word} [text...]` }));

export const systemView: readonly Command[] = [
  { words: "sysname {name}" },
  { words: "header [kind] {text...}", undo: ["undo header [kind]"] },
  { words: "local-user [name] class {kind}", view: "opaque", undo: ["undo local-user [name]"] },
  { words: "radius scheme [name]", view: "opaque" },
  { words: "domain name [name]", view: "opaque" },
  { words: "ip vpn-instance [name]", view: "opaque" },
  { words: "line vty [first:num] [last:num]", view: "opaque" },
  { words: "acl basic [number:num]", view: "opaque" },
  { words: "lldp global enable" },
  ...opaque("ntp-service", "snmp-agent", "ssh", "info-center", "clock", "version", "lldp", "dns"),
  {
    words: "ip prefix-list [name] index [index:num] {rule...}",
    undo: ["undo ip prefix-list [name] index [index:num]", "undo ip prefix-list [name]"],
    refuses: entry,
  },
  {
    words: "ipv6 prefix-list [name] index [index:num] {rule...}",
    undo: ["undo ipv6 prefix-list [name] index [index:num]", "undo ipv6 prefix-list [name]"],
    refuses: entry,
  },
  {
    words: "ip as-path [name:num] [rule...]",
    undo: ["undo ip as-path [name:num]"],
    thenUndo: ({ name = "" }, { root }) => {
      takeEverywhere(
        root,
        (one) => one.words === "ip as-path [name:num] [rule...]" && one.at["name"] === name,
      );
    },
  },
  {
    words: "ip community-list basic [name] {rule...}",
    undo: ["undo ip community-list basic [name]"],
  },
  {
    words: "route-policy [name] {action} node [node:num]",
    view: "route-policy",
    undo: [
      "undo route-policy [name] node [node:num]",
      "undo route-policy [name] {action} node [node:num]",
      "undo route-policy [name]",
    ],
    refuses: fixed("action"),
  },
  {
    words: "vlan [number:num]",
    view: "vlan",
    hidden: ({ number }) => number === "1",
    refusesUndo: vlanInterface,
    thenUndo: ({ number = "" }, { root }) => {
      takeEverywhere(root, (one) => lineOf(one) === `port access vlan ${number}`);
    },
  },
  {
    words: "interface [name]",
    view: interfaceView,
    refuses: interfaceThere,
    // A port of which nothing is said is not shown.
    hidden: ({ name = "" }, inside) =>
      PORT.test(name) &&
      (inside ?? []).every((one) => /^port link-(?:mode bridge|type access)$/.test(lineOf(one))),
    then: ({ name = "" }, { root, before }) => {
      const made = root.find((one) => one.words === "interface [name]" && one.at["name"] === name);
      if (before === undefined && PORT.test(name)) made?.inside?.push(bridged);
    },
    refusesUndo: ({ name = "" }) => (PORT.test(name) ? "A port cannot be removed" : null),
    thenUndo: ({ name = "" }, { root }) => {
      takeEverywhere(root, (one) => lineOf(one) === `silent-interface ${name}`);
      const [, layer, number = ""] = /^(Bridge|Route)-Aggregation([0-9]+)$/.exec(name) ?? [];
      for (const { inside } of root)
        if (layer !== undefined && has(inside ?? [], /^port link-mode route$/) === (layer === "Route"))
          take(inside ?? [], (one) => lineOf(one) === `port link-aggregation group ${number}`);
    },
  },
  {
    words: "ospf [process:num] router-id {id}",
    view: "ospf",
    undo: ["undo ospf [process:num]"],
  },
  {
    words: "ospfv3 [process:num]",
    view: "ospfv3",
    thenUndo: ({ process = "" }, { root }) => {
      takeEverywhere(
        root,
        (one) => one.words === `ospfv3 [process:num] area {area}` && one.at["process"] === process,
      );
    },
  },
  {
    words: "ip route-static [prefix] [length:num] [to] preference {preference:num}",
    undo: ["undo ip route-static [prefix] [length:num] [to]"],
  },
  {
    words: "ipv6 route-static [prefix] [length:num] [to] preference {preference:num}",
    undo: ["undo ipv6 route-static [prefix] [length:num] [to]"],
  },
  { words: "ip route-static [prefix] [length:num] [to] [via]" },
  { words: "ipv6 route-static [prefix] [length:num] [to] [via]" },
  { words: "ip route-static [prefix] [length:num] [via]" },
  {
    words: "bgp {asn:num}",
    view: "bgp",
    undo: ["undo bgp {asn:num}", "undo bgp"],
    refuses: fixed("asn"),
  },
  { words: "stp mode {mode}", undo: ["undo stp mode"], hidden: ({ mode }) => mode === "mstp" },
  { words: "stp vlan [vlan:num] priority {priority:num}", undo: ["undo stp vlan [vlan:num] priority"] },
  { words: "stp bpdu-protection" },
  { words: "stp global enable", undo: ["undo stp global enable"] },
  { words: "irf domain {domain:num}", undo: ["undo irf domain"] },
  {
    words: "irf member [member:num] priority {priority:num}",
    undo: ["undo irf member [member:num] priority"],
  },
  { words: "irf-port [port]", view: "irf-port" },
  { words: "m-lag system-mac {address}", undo: ["undo m-lag system-mac"] },
  { words: "m-lag system-number {number:num}", undo: ["undo m-lag system-number"] },
  {
    words: "m-lag role priority {priority:num}",
    undo: ["undo m-lag role priority"],
    hidden: ({ priority }) => priority === "32768",
  },
  {
    words: "m-lag keepalive ip destination {destination} source {source}",
    undo: ["undo m-lag keepalive ip destination"],
  },
  { words: "m-lag keepalive [text...]" },
  { words: "trill", view: "trill" },
];

/** Ports are shut while they become ports of the stack, or cease to be. */
const shut: Check = ({ port = "" }, { root }) =>
  root.some(
    ({ words, at, inside }) =>
      words === "interface [name]" && at["name"] === port && has(inside ?? [], /^shutdown$/),
  )
    ? null
    : `Shut ${port} down first`;

export const stackView: readonly Command[] = [
  {
    words: "port group interface [port]",
    refuses: (at, where) => (where.before === undefined ? shut(at, where) : null),
    refusesUndo: shut,
  },
];

export const vlanView: readonly Command[] = [
  { words: "name {name...}", undo: ["undo name"] },
  { words: "description {text...}", undo: ["undo description"] },
];

export const trillView: readonly Command[] = [
  { words: "nickname {nickname}", undo: ["undo nickname"] },
  { words: "tree-root priority {priority:num}", undo: ["undo tree-root priority"] },
];

const silent: Check = ({ name = "" }, { root }) =>
  root.some((one) => one.words === "interface [name]" && one.at["name"] === name)
    ? null
    : `No interface ${name}`;

export const ospfView: readonly Command[] = [
  { words: "router-id {id}", undo: ["undo router-id"] },
  { words: "silent-interface [name]", refuses: silent },
  { words: "maximum load-balancing {paths:num}", undo: ["undo maximum load-balancing"] },
  { words: "area [area]", view: "area" },
];

export const areaView: readonly Command[] = [{ words: "network [address] [wildcard]" }];

export const opaqueView: readonly Command[] = [{ words: "[text...]" }];
