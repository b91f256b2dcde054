import { flag, inMost, isThere, many, one, routedOnly, usually, vrf } from "./common.ts";
import { blocksOf, linesOf, type Command, type Node, type State, type Table, type Vendor } from "./engine.ts";

const isPort = (block: Node | undefined): boolean =>
  /^interface (?:Ethernet|Port-Channel)/.test(block?.line ?? "");

const isSwitched = (block: Node | undefined): boolean =>
  isPort(block) && block?.inside.get("switchport")?.line !== "no switchport";

const interfaceTable: Table = [
  one("description"),
  one("mtu", usually("mtu 1500")),
  one("speed"),
  {
    form: /^(?:no error-correction encoding|error-correction encoding \S+)$/,
    slot: () => "error-correction encoding",
  },
  flag("shutdown"),
  flag("switchport", true),
  one("bfd interval"),
  { ...one("ip address"), form: /^ip address (\S+)$/, refuses: routedOnly(isSwitched) },
  many(/^ipv6 address (\S+)$/, { refuses: routedOnly(isSwitched) }),
  vrf("vrf", /^ip(?:v6)? address /),
  flag("ipv6 nd ra disabled"),
  flag("autostate", true),
  ...["ip", "ipv6"].flatMap((ip) => [
    one(`${ip} ospf cost`),
    one(`${ip} ospf hello-interval`, usually(`${ip} ospf hello-interval 10`)),
    one(`${ip} ospf dead-interval`, usually(`${ip} ospf dead-interval 40`)),
    one(`${ip} ospf network`),
  ]),
  one("ip ospf area"),
  one("ip ospf neighbor bfd"),
  one("ipv6 ospf bfd"),
  one("ipv6 ospf \\d+ area", { slot: () => "ipv6 ospf area" }),
  one("switchport access vlan", usually("switchport access vlan 1")),
  one("switchport mode", usually("switchport mode access")),
  one("switchport trunk native vlan", usually("switchport trunk native vlan 1")),
  one("switchport trunk allowed vlan", usually("switchport trunk allowed vlan 1-4094")),
  many(/^switchport trunk group \S+$/),
  one("channel-group", {
    form: /^channel-group (\d+) mode \S+$/,
    refuses: (state, [number = ""]) => {
      if (!isThere(state, new RegExp(`^interface Port-Channel${number}$`))) return "% no such aggregate";
      return inMost(state)?.inside.has("channel-group") === true ? "% already in an aggregate" : null;
    },
  }),
  one("mlag", { form: /^mlag (\d+)$/ }),
  one("spanning-tree portfast"),
  one("spanning-tree bpduguard"),
];

const numbered = (words: RegExp): Command => ({
  form: new RegExp(`^${words.source}(\\d+) (.+)$`),
  slot: ([number = ""]) => number,
  refuses: (state, [number = "", rest = ""]) => {
    const there = inMost(state)?.inside.get(number)?.line;
    return there === undefined || there.endsWith(` ${rest}`) ? null : `% ${number} is there already`;
  },
});

const mapTable: Table = [
  ...[
    "match ip address prefix-list",
    "match ipv6 address prefix-list",
    "match ip next-hop prefix-list",
    "match ipv6 next-hop prefix-list",
  ].map((words) =>
    one(words, {
      refuses: (state, [name = ""]) =>
        isThere(state, new RegExp(`^ip(?:v6)? prefix-list ${name}$`)) ? null : `% no prefix list ${name}`,
    }),
  ),
  one("match community", {
    refuses: (state, [name = ""]) =>
      isThere(state, new RegExp(`^ip community-list ${name} `)) ? null : `% no community list ${name}`,
  }),
  one("match as-path length"),
  one("match route-type"),
  one("set community"),
  one("set large-community"),
  one("set local-preference"),
  one("set as-path prepend"),
  one("set origin"),
  one("set ip next-hop"),
  one("set ipv6 next-hop"),
];

const CIPHER = / password 0 (.+)$/;

const cipher = (line: string): string =>
  line.replace(CIPHER, (_, clear: string) => ` password 7 ${Buffer.from(clear).toString("base64url")}`);

const SETTINGS = [
  "remote-as",
  "description",
  "password",
  "update-source",
  "ttl maximum-hops",
  "local-as",
  "passive",
  "route-reflector-client",
  "remove-private-as",
  "as-path remote-as replace out",
  "allowas-in",
  "next-hop-self",
  "bfd interval",
  "bfd",
  "timers",
  "idle-restart-timer",
  "send-community",
  "maximum-routes",
  "maximum-accepted-routes",
  "missing-policy address-family all direction in",
  "missing-policy address-family all direction out",
  "shutdown",
];

const process = ({ top }: State): Node | undefined => blocksOf(top, /^router bgp /)[0];

const isAddress = (peer: string): boolean => peer.includes(":") || /^\d+\.\d+\.\d+\.\d+$/.test(peer);

const isGroup = (state: State, name: string): boolean =>
  process(state)?.inside.get(`neighbor ${name} peer group`)?.line === `neighbor ${name} peer group`;

const isNeighbor = (state: State, peer: string): boolean =>
  isGroup(state, peer) ||
  linesOf(process(state), /^neighbor (\S+) (?:remote-as|peer group) /).some((words) => words[1] === peer);

/** A group has to be made; to speak of an address is to make a neighbour. */
const known = (state: State, [peer = ""]: readonly string[]): string | null =>
  isAddress(peer) || isNeighbor(state, peer) ? null : `% no neighbour or group ${peer}`;

const setting = (words: string): Command => ({
  form: new RegExp(`^neighbor (\\S+) ${words}(?: .+)?$`),
  slot: ([peer = ""]) => `neighbor ${peer} ${words}`,
  kept: cipher,
  refuses: words === "remote-as" ? () => null : known,
  byItself: (line) => line.endsWith(" timers 60 180"),
});

const mapKnown = (state: State, words: readonly string[]): string | null => {
  const name = words.at(-1) ?? "";
  return (
    known(state, words) ??
    (isThere(state, new RegExp(`^route-map ${name} `)) ? null : `% no route map ${name}`)
  );
};

const familyTable: Table = [
  {
    form: /^(?:no )?neighbor (\S+) activate$/,
    slot: ([peer = ""]) => `neighbor ${peer} activate`,
    refuses: known,
  },
  ...["in", "out"].map((way) => ({
    form: new RegExp(`^neighbor (\\S+) route-map (\\S+) ${way}$`),
    slot: ([peer = ""]: readonly string[]) => `neighbor ${peer} ${way}`,
    refuses: mapKnown,
  })),
  {
    form: /^neighbor (\S+) default-originate route-map (\S+)(?: always)?$/,
    slot: ([peer = ""]) => `neighbor ${peer} default-originate`,
    refuses: (state, words) => mapKnown(state, words.slice(0, 2)),
  },
  many(/^network \S+$/),
];

const bgpTable: Table = [
  one("router-id"),
  flag("bgp default ipv4-unicast", true),
  one("distance bgp", usually("distance bgp 200 200 200")),
  flag("graceful-restart-helper", true),
  one("graceful-restart restart-time", usually("graceful-restart restart-time 300")),
  one("graceful-restart stalepath-time", usually("graceful-restart stalepath-time 300")),
  flag("graceful-restart"),
  one("maximum-paths", usually("maximum-paths 1 ecmp 128")),
  flag("bgp advertise-inactive"),
  flag("bgp bestpath ecmp-fast", true),
  one("bgp bestpath tie-break"),
  one("dynamic peer max", usually("dynamic peer max 1000")),
  {
    form: /^bgp listen range (\S+) peer-group (\S+)(?: remote-as \d+| peer-filter (\S+))$/,
    slot: ([range = ""]) => `bgp listen range ${range}`,
    refuses: (state, [range = "", group = "", filter]) => {
      if (process(state)?.inside.has(`bgp listen range ${range}`) === true)
        return "% the range is there already";
      if (!isGroup(state, group)) return `% no group ${group}`;
      return filter === "undefined" ||
        filter === undefined ||
        isThere(state, new RegExp(`^peer-filter ${filter}$`))
        ? null
        : `% no filter ${filter}`;
    },
  },
  { form: /^neighbor (\S+) peer group$/, slot: ([name = ""]) => `neighbor ${name} peer group` },
  {
    form: /^neighbor (\S+) peer group (\S+)$/,
    slot: ([peer = ""]) => `neighbor ${peer} peer group`,
    refuses: (state, [, group = ""]) => (isGroup(state, group) ? null : `% no group ${group}`),
  },
  ...SETTINGS.map(setting),
  many(/^aggregate-address \S+$/),
  { form: /^address-family ipv[46]$/, enters: () => familyTable },
  // A user's.
  { form: /^vrf \S+$/, enters: () => [{ form: /./ }] },
];

const ospfTable: Table = [
  one("router-id"),
  many(/^passive-interface \S+$/),
  one("maximum-paths", usually("maximum-paths 128")),
];

const inUse = (state: State, name: string): string | null =>
  isThere(state, new RegExp(` route-map ${name}(?: |$)`)) ? `% route map ${name} is in use` : null;

const NAMED_LISTS = /^ip(?:v6)? prefix-list (\S+)$/;

const table: Table = [
  one("service routing protocols model"),
  flag("ip routing"),
  flag("ipv6 unicast-routing"),
  one("spanning-tree mode", usually("spanning-tree mode mstp")),
  {
    form: /^spanning-tree vlan-id (\d+) priority (\d+)$/,
    slot: ([vlan = ""]) => `spanning-tree vlan-id ${vlan} priority`,
    byItself: (line) => line.endsWith(" 32768"),
  },
  {
    form: /^(?:no )?spanning-tree vlan-id (\d+)$/,
    slot: ([vlan = ""]) => `spanning-tree vlan-id ${vlan}`,
    byItself: (line) => !line.startsWith("no "),
  },
  { form: /^vlan \d+$/, enters: () => [one("name"), many(/^trunk group \S+$/)] },
  { form: /^interface \S+$/, enters: () => interfaceTable },
  many(/^ip community-list \S+ permit \S+$/),
  {
    form: NAMED_LISTS,
    enters: () => [numbered(/seq /)],
    stays: (state, line) => {
      const name = NAMED_LISTS.exec(line)?.[1] ?? "";
      return isThere(state, new RegExp(`^match .*prefix-list ${name}$`))
        ? `% prefix list ${name} is in use`
        : null;
    },
  },
  {
    form: /^route-map (\S+) (?:permit|deny) (\d+)$/,
    slot: ([name = "", number = ""]) => `route-map ${name} ${number}`,
    enters: () => mapTable,
    stays: (state, line) => {
      const name = line.split(" ")[1] ?? "";
      return blocksOf(state.top, new RegExp(`^route-map ${name} `)).length > 1 ? null : inUse(state, name);
    },
  },
  {
    form: /^peer-filter \S+$/,
    enters: () => [numbered(/(?:)/)],
    stays: (state, line) => (isThere(state, new RegExp(` ${line}$`)) ? `% ${line} is in use` : null),
  },
  many(/^ip(?:v6)? route \S+ .+$/),
  many(/^ntp server \S+$/),
  { form: /^(?:ipv6 )?router ospf \d+$/, enters: () => ospfTable },
  {
    form: /^mlag configuration$/,
    enters: () => [
      one("domain-id"),
      one("local-interface"),
      one("peer-address heartbeat"),
      one("peer-address"),
      one("peer-link"),
      one("dual-primary detection delay"),
    ],
  },
  {
    form: /^router bgp (\d+)$/,
    enters: () => bgpTable,
    refuses: ({ top }, [asn = ""]) => {
      const [there] = blocksOf(top, /^router bgp /);
      return there === undefined || there.line === `router bgp ${asn}`
        ? null
        : `% BGP is ${there.line} already`;
    },
  },
];

/** A neighbour or a group leaves with all that is said of it. */
function takesAway(state: State, line: string): string | null | undefined {
  const block = inMost(state);
  const entries = /^route-map (\S+)$/.exec(line)?.[1];
  if (entries !== undefined && block === state.top) {
    const found = blocksOf(block, new RegExp(`^route-map ${entries} `));
    if (found.length === 0) return `% no route map ${entries}`;
    const refusal = inUse(state, entries);
    if (refusal !== null) return refusal;
    for (const each of found)
      block.inside.delete(`route-map ${entries} ${each.line.split(" ").at(-1) ?? ""}`);
    return null;
  }
  const peer = /^neighbor (\S+)(?: peer group)?$/.exec(line)?.[1];
  if (peer === undefined || block?.line.startsWith("router bgp ") !== true) return undefined;
  if (!isNeighbor(state, peer)) return `% no neighbour or group ${peer}`;
  if (isGroup(state, peer) !== line.endsWith(" peer group")) return `% ${line}: another kind of neighbour`;
  const used = new RegExp(`(?: peer group| peer-group) ${peer}(?: |$)`);
  if ([...block.inside.values()].some((one) => used.test(one.line))) return `% group ${peer} has members`;
  for (const of of [block, ...blocksOf(block, /^address-family /)]) {
    for (const [slot, one] of of.inside) if (one.line.startsWith(`neighbor ${peer} `)) of.inside.delete(slot);
  }
  return null;
}

/** What makes a session another one when it changes: EOS has its own way first, and its group's else. */
function sessions(top: Node): ReadonlyMap<string, string> {
  const [bgp] = blocksOf(top, /^router bgp /);
  const found = new Map<string, string>();
  if (bgp === undefined) return found;
  const ANEW = [
    "remote-as",
    "password",
    "update-source",
    "ttl maximum-hops",
    "local-as",
    "passive",
    "route-reflector-client",
  ];
  const lineOf = (peer: string, words: string): string | undefined =>
    bgp.inside.get(`neighbor ${peer} ${words}`)?.line.split(" ").slice(2).join(" ");
  /** Without a line for it, as long as the process does not say otherwise. */
  const isActive = (peer: string): boolean =>
    /^[\d.]+$/.test(peer) && bgp.inside.get("bgp default ipv4-unicast")?.line.startsWith("no ") !== true;
  const settings = (peer: string | null, group: string | undefined): string =>
    [
      bgp.line,
      bgp.inside.get("router-id")?.line,
      ...ANEW.map(
        (words) =>
          (peer === null ? undefined : lineOf(peer, words)) ??
          (group === undefined ? undefined : lineOf(group, words)),
      ),
      ...new Set([
        ...(peer !== null && isActive(peer) ? ["address-family ipv4"] : []),
        ...blocksOf(bgp, /^address-family /)
          .filter((family) =>
            [peer, group].some((name) => family.inside.has(`neighbor ${name ?? ""} activate`)),
          )
          .map(({ line }) => line),
      ]),
    ].join("; ");
  for (const [, peer = ""] of linesOf(bgp, /^neighbor (\S+) remote-as /)) {
    const group = /peer group (\S+)$/.exec(bgp.inside.get(`neighbor ${peer} peer group`)?.line ?? "")?.[1];
    if (isAddress(peer)) found.set(peer, settings(peer, group));
  }
  for (const [, range = "", group = "", from = ""] of linesOf(
    bgp,
    /^bgp listen range (\S+) peer-group (\S+) (.+)$/,
  )) {
    found.set(range, `${settings(null, group)}; ${from}`);
  }
  return found;
}

const LISTED = /^(vlan |(?:no )?spanning-tree vlan-id )([\d,-]+)(| priority \d+)$/;

/** EOS 4.23 and newer. */
export const eos: Vendor = {
  table,
  indent: "   ",
  leave: "exit",
  header: [
    "! Command: show running-config",
    "! device: leaf (DCS-7050SX3-48YC8, EOS-4.28.3M)",
    "!",
    "! boot system flash:/EOS.swi",
    "!",
  ],
  between: "!",
  sections: [
    /^!/,
    /^service /,
    /^(?:no )?spanning-tree/,
    /^vlan /,
    /^interface Port/,
    /^interface Eth/,
    /^interface Loop/,
    /^interface Man/,
    /^interface Vl/,
    /^(?:no )?ip(?:v6)? .*routing$/,
    /^ip community/,
    /^ip(?:v6)? prefix/,
    /^mlag/,
    /^ip(?:v6)? route /,
    /^route-map/,
    /^peer-filter/,
    /^router/,
    /^ipv6 router/,
    /^banner/,
    /^end$/,
  ],
  negated: (line) => /^(?:no|default) (.+)$/.exec(line)?.[1] ?? null,
  sessions,
  groups: (top) => {
    const [bgp] = blocksOf(top, /^router bgp /);
    const members = linesOf(bgp, /^(?:neighbor (\S+) peer group|bgp listen range (\S+) peer-group) (\S+)/);
    return new Map(members.map(([, peer, range, group = ""]) => [peer ?? range ?? "", group]));
  },
  touches: ({ open }, line) =>
    line.includes("router bgp") || open.some((block) => block.line.startsWith("router bgp ")),
  ends: (line) => (/^banner \S+$/.test(line) ? (end) => end === "EOF" : null),
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
