import { flag, inMost, isThere, many, one, routedOnly, usually, vrf } from "./common.ts";
import { blocksOf, linesOf, type Command, type Node, type State, type Table, type Vendor } from "./engine.ts";

const isPort = (block: Node | undefined): boolean =>
  /^interface (?:Ethernet|port-channel)/.test(block?.line ?? "");

const isSwitched = (block: Node | undefined): boolean =>
  isPort(block) && block?.inside.get("switchport")?.line !== "no switchport";

const hasFeature = ({ top }: State, feature: string): boolean => top.inside.has(`feature ${feature}`);

const needs =
  (feature: string) =>
  (state: State): string | null =>
    hasFeature(state, feature) ? null : `% Invalid command: feature ${feature} is not enabled`;

const switchedOnly = (state: State): string | null =>
  isSwitched(inMost(state)) ? null : "% the interface is routed";

/** A port is down where it routes until it is told otherwise, and up where it switches; so an interface of a VLAN, but not a loopback. */
const isUpByItself = (block: Node): boolean =>
  block.line.startsWith("interface loopback") || isSwitched(block);

/** What a port has of the other way of working it loses. */
const loses =
  (lost: RegExp) =>
  (state: State): void => {
    const block = inMost(state);
    for (const [slot, { line }] of block?.inside ?? []) if (lost.test(line)) block?.inside.delete(slot);
  };

const ofSwitched = (command: Command): Command => ({ ...command, refuses: switchedOnly });

const interfaceTable: Table = [
  one("description"),
  one("mtu", usually("mtu 1500")),
  one("speed"),
  one("fec", usually("fec auto")),
  flag("shutdown", (line, block) => line.startsWith("no ") === isUpByItself(block)),
  {
    form: /^switchport$/,
    slot: () => "switchport",
    byItself: () => true,
    then: loses(/^(?:ip|ipv6|ospfv3|bfd|no ip|no bfd) /),
  },
  {
    form: /^no switchport$/,
    slot: () => "switchport",
    then: loses(/^(?:switchport .*|spanning-tree .*|channel-group .*|vpc .*)$/),
  },
  one("bfd interval", { refuses: needs("bfd") }),
  { ...flag("bfd echo", true), refuses: needs("bfd") },
  flag("ip redirects", true),
  flag("ipv6 redirects", true),
  { ...one("ip address"), form: /^ip address (\S+)$/, refuses: routedOnly(isSwitched) },
  many(/^ipv6 address (\S+)$/, { refuses: routedOnly(isSwitched) }),
  flag("ipv6 nd suppress-ra"),
  ...["ip ospf", "ospfv3"].flatMap((words) => {
    const refuses = needs(words.replace("ip ", ""));
    return [
      one(`${words} cost`, { refuses }),
      one(`${words} hello-interval`, { refuses, ...usually(`${words} hello-interval 10`) }),
      one(`${words} dead-interval`, { refuses, ...usually(`${words} dead-interval 40`) }),
      one(`${words} network`, { refuses }),
      { ...flag(`${words} bfd`), refuses },
      { ...flag(`${words} passive-interface`), refuses },
    ];
  }),
  one("ip router ospf", { refuses: needs("ospf") }),
  one("ipv6 router ospfv3", { refuses: needs("ospfv3") }),
  ofSwitched(one("switchport mode", usually("switchport mode access"))),
  ofSwitched(one("switchport access vlan", usually("switchport access vlan 1"))),
  ofSwitched(one("switchport trunk native vlan", usually("switchport trunk native vlan 1"))),
  ofSwitched(one("switchport trunk allowed vlan", usually("switchport trunk allowed vlan 1-4094"))),
  ofSwitched(one("spanning-tree port type", usually("spanning-tree port type normal"))),
  ofSwitched(one("spanning-tree bpduguard")),
  vrf("vrf member", /^(?:ip|ipv6|ospfv3) /),
  one("channel-group", {
    form: /^channel-group (\d+) mode \S+$/,
    refuses: (state, [number = ""]) => {
      if (!hasFeature(state, "lacp")) return "% Invalid command: feature lacp is not enabled";
      if (!isThere(state, new RegExp(`^interface port-channel${number}$`))) return "% no such port channel";
      return inMost(state)?.inside.has("channel-group") === true ? "% already in a port channel" : null;
    },
  }),
  one("vpc", { form: /^vpc (?:\d+|peer-link)$/, refuses: needs("vpc") }),
];

const named = (words: string, refuses: Command["refuses"]): Command =>
  many(new RegExp(`^${words} (\\S+)$`), refuses === undefined ? {} : { refuses });

const listKnown = (state: State, [name = ""]: readonly string[]): string | null =>
  isThere(state, new RegExp(`^ip(?:v6)? prefix-list ${name} `)) ? null : `% no prefix list ${name}`;

const mapTable: Table = [
  named("match ip address prefix-list", listKnown),
  named("match ipv6 address prefix-list", listKnown),
  named("match ip next-hop prefix-list", listKnown),
  named("match ipv6 next-hop prefix-list", listKnown),
  one("match as-number", {
    refuses: (state) =>
      inMost(state)?.inside.has("match as-number") === true ? "% numbers are there already" : null,
  }),
  one("set community"),
  one("set local-preference"),
  one("set as-path prepend"),
  one("set ip next-hop"),
  one("set ipv6 next-hop"),
];

const process = ({ top }: State): Node | undefined => blocksOf(top, /^router bgp /)[0];

const mapKnown = (state: State, [name = ""]: readonly string[]): string | null =>
  isThere(state, new RegExp(`^route-map ${name} `)) ? null : `% no route map ${name}`;

const familyOfPeer: Table = [
  flag("send-community"),
  flag("send-community extended"),
  flag("route-reflector-client"),
  flag("next-hop-self"),
  one("default-originate", { form: /^default-originate route-map (\S+)$/, refuses: mapKnown }),
  one("allowas-in"),
  flag("as-override"),
  flag("disable-peer-as-check"),
  one("soft-reconfiguration inbound"),
  ...["in", "out"].map((way) => ({
    form: new RegExp(`^route-map (\\S+) ${way}$`),
    slot: () => `route-map ${way}`,
    refuses: mapKnown,
  })),
  one("maximum-prefix"),
];

const cipher = (line: string): string =>
  line.replace(
    /^password (?![37] )(.+)$/,
    (_, clear: string) => `password 3 ${Buffer.from(clear).toString("hex")}`,
  );

const settings: Table = [
  { ...flag("bfd"), refuses: needs("bfd") },
  one("local-as"),
  one("remove-private-as"),
  one("password", { kept: cipher }),
  one("update-source"),
  one("ttl-security hops"),
  one("transport connection-mode"),
  one("timers", usually("timers 60 180")),
  one("description"),
  one("maximum-peers"),
  { form: /^address-family ipv[46] unicast$/, enters: () => familyOfPeer },
];

const neighborTable: Table = [
  one("inherit peer", {
    refuses: (state, [name = ""]) => {
      if (process(state)?.inside.has(`template peer ${name}`) !== true) return `% no template ${name}`;
      return inMost(state)?.inside.has("inherit peer") === true ? "% inherits from a template already" : null;
    },
  }),
  one("remote-as"),
  ...settings,
];

const bgpTable: Table = [
  one("router-id"),
  one("graceful-restart restart-time", usually("graceful-restart restart-time 120")),
  one("graceful-restart stalepath-time", usually("graceful-restart stalepath-time 300")),
  flag("graceful-restart", true),
  flag("bestpath as-path multipath-relax"),
  flag("bestpath compare-routerid"),
  one("maxas-limit"),
  one("reconnect-interval", usually("reconnect-interval 60")),
  {
    form: /^address-family ipv[46] unicast$/,
    enters: () => [
      many(/^network \S+$/),
      many(/^aggregate-address \S+$/),
      one("maximum-paths ibgp", usually("maximum-paths ibgp 1")),
      one("maximum-paths", usually("maximum-paths 1")),
    ],
  },
  {
    form: /^template peer \S+$/,
    enters: () => settings,
    stays: (state, line) => {
      const name = line.split(" ")[2] ?? "";
      return isThere(state, new RegExp(`^inherit peer ${name}$`)) ? `% template ${name} is in use` : null;
    },
  },
  {
    form: /^neighbor (\S+)(?: remote-as route-map (\S+))?$/,
    slot: ([peer = ""]) => `neighbor ${peer}`,
    refuses: (state, [peer = "", map = "undefined"]) => {
      const there = process(state)?.inside.get(`neighbor ${peer}`)?.line;
      const line = map === "undefined" ? `neighbor ${peer}` : `neighbor ${peer} remote-as route-map ${map}`;
      if (there !== undefined && there !== line) return `% ${there} is there already`;
      return map === "undefined" ? null : mapKnown(state, [map]);
    },
    enters: () => neighborTable,
  },
  // A user's.
  { form: /^vrf \S+$/, enters: () => ANYTHING },
];

const ANYTHING: Table = [{ form: /^neighbor \S+$/, enters: () => ANYTHING }, { form: /^(?!exit$)./ }];

const MAXIMUM_PATHS = one("maximum-paths", usually("maximum-paths 8"));

const LIST = /^(ip(?:v6)?) prefix-list (\S+) seq (\d+) (.+)$/;

/** The features whose lines go with them. */
const LINES_OF: Readonly<Record<string, RegExp>> = {
  bgp: /^router bgp /,
  ospf: /^router ospf /,
  ospfv3: /^router ospfv3 /,
  "interface-vlan": /^interface Vlan/,
};

const lastOfMap = (state: State, line: string): string | null => {
  const name = line.split(" ")[1] ?? "";
  if (blocksOf(state.top, new RegExp(`^route-map ${name} `)).length > 1) return null;
  return isThere(state, new RegExp(`(?:^| )route-map ${name}(?: in| out|$)`))
    ? `% route map ${name} is in use`
    : null;
};

const table: Table = [
  {
    form: /^feature (\S+)$/,
    leaves: ({ top }, line) => {
      const of = LINES_OF[line.split(" ")[1] ?? ""];
      for (const [slot, block] of top.inside) if (of?.test(block.line) === true) top.inside.delete(slot);
    },
  },
  { form: /^install feature-set fabricpath$/ },
  {
    form: /^feature-set fabricpath$/,
    leaves: ({ top }) => {
      for (const slot of top.inside.keys()) if (slot.startsWith("fabricpath ")) top.inside.delete(slot);
    },
    refuses: ({ top }) => (top.inside.has("install feature-set fabricpath") ? null : "% not installed"),
  },
  {
    form: /^fabricpath domain default$/,
    enters: () => [one("root-priority")],
    refuses: ({ top }) => (top.inside.has("feature-set fabricpath") ? null : "% feature-set is not enabled"),
  },
  one("fabricpath switch-id", {
    refuses: ({ top }) => (top.inside.has("feature-set fabricpath") ? null : "% feature-set is not enabled"),
  }),
  {
    form: /^vpc domain (\d+)$/,
    enters: () => [
      one("role priority", usually("role priority 32667")),
      one("system-mac"),
      one("peer-keepalive"),
      flag("peer-gateway"),
      flag("layer3 peer-router"),
      one("fabricpath switch-id"),
    ],
    refuses: (state, [number = ""]) => {
      const [there] = blocksOf(state.top, /^vpc domain /);
      if (there !== undefined && there.line !== `vpc domain ${number}`)
        return `% ${there.line} is there already`;
      return needs("vpc")(state);
    },
  },
  one("spanning-tree mode", usually("spanning-tree mode rapid-pvst")),
  {
    form: /^spanning-tree vlan (\d+) priority (\d+)$/,
    slot: ([vlan = ""]) => `spanning-tree vlan ${vlan} priority`,
    byItself: (line) => line.endsWith(" 32768"),
  },
  { form: /^vlan \d+$/, enters: () => [one("name"), one("mode")] },
  {
    form: /^interface breakout module (\d+) port (\d+) map \S+$/,
    slot: ([module = "", port = ""]) => `interface breakout module ${module} port ${port}`,
    refuses: ({ top }, [module = "", port = ""]) =>
      top.inside.has(`interface breakout module ${module} port ${port}`) ? "% is broken out already" : null,
  },
  {
    form: /^interface (\S+)$/,
    enters: () => interfaceTable,
    refuses: (state, [name = ""]) => (name.startsWith("Vlan") ? needs("interface-vlan")(state) : null),
  },
  {
    form: LIST,
    slot: ([ip = "", name = "", number = ""]) => `${ip} prefix-list ${name} seq ${number}`,
    refuses: ({ top }, [ip = "", name = "", number = "", rest = ""]) => {
      const there = top.inside.get(`${ip} prefix-list ${name} seq ${number}`)?.line;
      return there === undefined || there.endsWith(` ${rest}`) ? null : `% ${name} has ${number} already`;
    },
    stays: (state, line) => {
      const [, ip = "", name = ""] = LIST.exec(line) ?? [];
      const entries = linesOf(state.top, new RegExp(`^${ip} prefix-list ${name} `));
      return entries.length === 1 && isThere(state, new RegExp(`^match ${ip} .*prefix-list ${name}$`))
        ? `% prefix list ${name} is in use`
        : null;
    },
  },
  {
    form: /^route-map (\S+) (?:permit|deny) (\d+)$/,
    slot: ([name = "", number = ""]) => `route-map ${name} ${number}`,
    enters: () => mapTable,
    stays: lastOfMap,
  },
  many(/^ip(?:v6)? route \S+ .+$/),
  many(/^ntp server \S+(?: use-vrf \S+)?$/),
  {
    form: /^router (ospf|ospfv3) \S+$/,
    enters: () => [
      one("router-id"),
      MAXIMUM_PATHS,
      { form: /^address-family ipv6 unicast$/, enters: () => [MAXIMUM_PATHS] },
    ],
    refuses: (state, [feature = ""]) => needs(feature)(state),
  },
  {
    form: /^router bgp (\d+)$/,
    enters: () => bgpTable,
    refuses: (state, [asn = ""]) => {
      const [there] = blocksOf(state.top, /^router bgp /);
      if (there !== undefined && there.line !== `router bgp ${asn}`) return `% BGP is ${there.line} already`;
      return needs("bgp")(state);
    },
  },
];

/** All entries of a list or a map. */
function takesAway(state: State, line: string): string | null | undefined {
  const [, kind = "", name = ""] = /^(ip prefix-list|ipv6 prefix-list|route-map) (\S+)$/.exec(line) ?? [];
  const block = inMost(state);
  if (name === "" || block !== state.top) return undefined;
  const found = [...block.inside].filter(([, one]) => one.line.startsWith(`${kind} ${name} `));
  const [first] = found;
  if (first === undefined) return `% no ${line}`;
  const use =
    kind === "route-map" ? `(?:^| )route-map ${name}(?: in| out|$)` : `^match .*prefix-list ${name}$`;
  const users = isThere(state, new RegExp(use));
  if (users) return `% ${line} is in use`;
  for (const [slot] of found) block.inside.delete(slot);
  return null;
}

/** What makes a session another one when it changes: a neighbour's own lines, else those of its template. */
function sessions(top: Node): ReadonlyMap<string, string> {
  const [bgp] = blocksOf(top, /^router bgp /);
  const found = new Map<string, string>();
  if (bgp === undefined) return found;
  const ANEW = [
    "remote-as",
    "password",
    "update-source",
    "ttl-security hops",
    "local-as",
    "transport connection-mode",
  ];
  for (const peer of blocksOf(bgp, /^neighbor /)) {
    const name = /^inherit peer (\S+)$/.exec(peer.inside.get("inherit peer")?.line ?? "")?.[1];
    const template = name === undefined ? undefined : bgp.inside.get(`template peer ${name}`);
    if (!peer.inside.has("remote-as") && !peer.line.includes("remote-as")) continue;
    const families = new Set(
      [peer, template].flatMap((one) => blocksOf(one, /^address-family /).map((family) => family.line)),
    );
    // Without a family nothing is spoken.
    if (families.size === 0) continue;
    const isClient = [peer, template].some((one) =>
      blocksOf(one, /^address-family /).some((family) => family.inside.has("route-reflector-client")),
    );
    const how = [
      bgp.line,
      bgp.inside.get("router-id")?.line,
      peer.line,
      ...ANEW.map((words) => (peer.inside.get(words) ?? template?.inside.get(words))?.line),
      ...[...families].toSorted(),
      String(isClient),
    ];
    found.set(peer.line.split(" ")[1] ?? "", how.join("; "));
  }
  return found;
}

const LISTED = /^(vlan |spanning-tree vlan )([\d,-]+)(| priority \d+)$/;

/** NX-OS 9.3 and newer. */
export const nxos: Vendor = {
  table,
  indent: "  ",
  leave: "exit",
  header: [
    "",
    "!Command: show running-config",
    "!Running configuration last done at: Tue Mar  3 10:15:31 2026",
    "!Time: Tue Mar  3 10:16:02 2026",
    "",
    "version 9.3(8) Bios:version 07.69 ",
  ],
  between: "",
  sections: [
    /^!/,
    /^(?:install |feature)/,
    /^banner/,
    /^username/,
    /^fabricpath/,
    /^vlan /,
    /^spanning-tree/,
    /^ip route /,
    /^ip(?:v6)? prefix/,
    /^route-map/,
    /^vpc domain/,
    /^interface Vlan/,
    /^interface port/,
    /^interface Eth/,
    /^interface mgmt/,
    /^interface loop/,
    /^router/,
  ],
  negated: (line) => /^no (.+)$/.exec(line)?.[1] ?? null,
  sessions,
  groups: (top) =>
    new Map(
      blocksOf(blocksOf(top, /^router bgp /)[0], /^neighbor /).map((peer) => [
        peer.line.split(" ")[1] ?? "",
        linesOf(peer, /^inherit peer (\S+)$/)[0]?.[1] ?? "",
      ]),
    ),
  touches: ({ open }, line) =>
    /router bgp|feature bgp/.test(line) || open.some((block) => block.line.startsWith("router bgp ")),
  ends: (line) => {
    const mark = /^banner \S+ (\S)/.exec(line)?.[1];
    return mark === undefined ? null : (end) => end.includes(mark);
  },
  takesAway,
  several: (line) => {
    const [, before = "", list = "", after = ""] = LISTED.exec(line) ?? [];
    if (list === "") return [line];
    return list.split(",").flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => `${before}${String(first + at)}${after}`);
    });
  },
};
