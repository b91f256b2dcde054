import { addressOf, lengthOf, lengthOfWildcard, prefixOf } from "./addresses.ts";
import type { AddressFamily, Bgp, Configuration, Interface, Ospf, PolicyNode } from "./configuration.ts";

/** What a line of a view does, and the view that it leads into; null where it stays. */
type Command = (found: readonly string[]) => View | null;

interface View {
  readonly name: string;
  readonly commands: readonly (readonly [RegExp, Command])[];
}

/** Sets a value that must not be there yet. */
function set<V>(map: Map<string, V>, key: string, value: V): null {
  if (map.has(key)) throw new Error(`${key} is said twice`);
  map.set(key, value);
  return null;
}

function only<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.has(key)) throw new Error(`${String(key)} is begun twice`);
  map.set(key, value);
  return value;
}

const made = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
};

/** Lines that are a keyword with or without a value, kept by keyword. */
const kept =
  (lines: Map<string, string>) =>
  ([, key = "", value = ""]: readonly string[]): null =>
    set(lines, key, value);

const ADDRESS = "[0-9A-F.:]+";
const NAME = "[A-Za-z0-9._-]{1,63}";

const vlanView = (vlan: { name: string | null }): View => ({
  name: "vlan",
  commands: [
    [
      /^name (.{1,32})$/,
      ([, name = ""]) => {
        vlan.name = name;
        return null;
      },
    ],
  ],
});

const interfaceView = ({ lines, addresses }: Interface): View => ({
  name: "interface",
  commands: [
    [
      new RegExp(`^ip address (${ADDRESS}) (255[0-9.]+)$`),
      ([, address = "", mask = ""]) => {
        addresses.push(`${addressOf(address)}/${String(lengthOf(mask))}`);
        return null;
      },
    ],
    [
      new RegExp(`^ipv6 address (${ADDRESS})/(0|[1-9][0-9]*)$`),
      ([, address = "", length = ""]) => {
        addresses.push(`${addressOf(address)}/${length}`);
        return null;
      },
    ],
    [/^(description) (.{1,79})$/, kept(lines)],
    [/^(port link-mode) (route|bridge)$/, kept(lines)],
    [/^(port access vlan) (0|[1-9][0-9]*)$/, kept(lines)],
    [/^(port link-type) (trunk)$/, kept(lines)],
    [/^(undo port trunk permit vlan) (1)$/, kept(lines)],
    [/^(port trunk permit vlan) (0|[1-9][0-9]*)$/, kept(lines)],
    [/^(stp edged-port|stp port bpdu-protection enable|undo shutdown)$/, kept(lines)],
    [
      /^(bfd min-transmit-interval|bfd min-receive-interval|bfd detect-multiplier) (0|[1-9][0-9]*)$/,
      kept(lines),
    ],
    [/^((?:ospf|ospfv3) (?:cost|timer hello|timer dead)) (0|[1-9][0-9]*)$/, kept(lines)],
    [/^((?:ospf|ospfv3) network-type) (p2p)$/, kept(lines)],
    [/^((?:ospf|ospfv3) bfd enable)$/, kept(lines)],
    [/^(ospfv3 1 area) (0\.0\.0\.0)$/, kept(lines)],
  ],
});

const policyView = ({ matches, applies }: PolicyNode): View => ({
  name: "route-policy",
  commands: [
    [
      new RegExp(`^if-match (ip address|ip next-hop|ipv6 address|ipv6 next-hop) prefix-list (${NAME})$`),
      kept(matches),
    ],
    [/^if-match (as-path) (0|[1-9][0-9]*)$/, kept(matches)],
    [new RegExp(`^if-match (community) name (${NAME})$`), kept(matches)],
    [/^apply (community) ([0-9]+:[0-9]+(?: [0-9]+:[0-9]+)*) additive$/, kept(applies)],
    [/^apply (local-preference) (0|[1-9][0-9]*)$/, kept(applies)],
    [/^apply (as-path) ([1-9][0-9]*(?: [1-9][0-9]*)*)$/, kept(applies)],
    [new RegExp(`^apply (ip-address next-hop|ipv6 next-hop) (${ADDRESS})$`), kept(applies)],
  ],
});

const areaView = (ospf: Ospf, isV2: boolean): View => ({
  name: "area",
  commands: isV2
    ? [
        [
          /^network ([0-9.]+) ([0-9.]+)$/,
          ([, address = "", wildcard = ""]) => {
            ospf.networks.push(prefixOf(address, String(lengthOfWildcard(wildcard))));
            return null;
          },
        ],
      ]
    : [],
});

const ospfView = (ospf: Ospf, isV2: boolean): View => ({
  name: "ospf",
  commands: [
    [
      /^router-id ([0-9.]+)$/,
      ([, id = ""]) => {
        if (isV2) throw new Error("OSPFv2 has its router id where it begins");
        ospf.routerId = id;
        return null;
      },
    ],
    [
      /^silent-interface (\S+)$/,
      ([, name = ""]) => {
        ospf.silent.push(name);
        return null;
      },
    ],
    [
      /^maximum load-balancing (0|[1-9][0-9]*)$/,
      ([, paths]) => {
        ospf.paths = Number(paths);
        return null;
      },
    ],
    [
      /^area (0\.0\.0\.0)$/,
      ([, area = ""]) => {
        ospf.area = area;
        return areaView(ospf, isV2);
      },
    ],
  ],
});

const familyView = ({ lines, networks, aggregates, peers }: AddressFamily, isV4: boolean): View => {
  const ofPeer = ([, peer = "", key = "", value = ""]: readonly string[]): null =>
    set(
      made(peers, peer, () => new Map<string, string>()),
      key,
      value,
    );
  const peer = (rest: string): RegExp => new RegExp(`^peer (\\S+) ${rest}$`);
  return {
    name: "address-family",
    commands: [
      [/^(preference) ((?:[1-9][0-9]* ){2}[1-9][0-9]*)$/, kept(lines)],
      [/^(balance ebgp|balance ibgp) (0|[1-9][0-9]*)$/, kept(lines)],
      [/^(balance as-path-relax|reflect change-path-attribute)$/, kept(lines)],
      [
        isV4 ? /^network ([0-9.]+) ([0-9]+\.[0-9.]+)$/ : /^network (\S+) (0|[1-9][0-9]*)$/,
        ([, address = "", mask = ""]) => {
          networks.push(prefixOf(address, mask));
          return null;
        },
      ],
      [
        /^aggregate (\S+) (0|[1-9][0-9]*)$/,
        ([, address = "", length = ""]) => {
          aggregates.push(prefixOf(address, length));
          return null;
        },
      ],
      [peer("(enable|next-hop-local|reflect-client|advertise-community|public-as-only force)"), ofPeer],
      [
        peer(`route-policy (${NAME}) (import|export)`),
        ([, name = "", policy = "", direction = ""]) => ofPeer(["", name, direction, policy]),
      ],
      [peer(`(default-route-advertise)(?: route-policy (${NAME}))?`), ofPeer],
      [peer("(route-limit) ([1-9][0-9]* reconnect [1-9][0-9]* [1-9][0-9]*)"), ofPeer],
    ],
  };
};

const bgpView = (bgp: Bgp): View => {
  const ofPeer = ([, peer = "", key = "", value = ""]: readonly string[]): null => {
    const lines = bgp.groups.get(peer)?.lines ?? made(bgp.peers, peer, () => new Map<string, string>());
    return set(lines, key, value);
  };
  const peer = (rest: string): RegExp => new RegExp(`^peer (\\S+) ${rest}$`);
  return {
    name: "bgp",
    commands: [
      [
        /^router-id ([0-9.]+)$/,
        ([, id = ""]) => {
          bgp.routerId = id;
          return null;
        },
      ],
      [
        /^(graceful-restart(?: timer (?:restart|wait-for-rib) [1-9][0-9]*)?)$/,
        ([, line = ""]) => {
          bgp.restart.push(line);
          return null;
        },
      ],
      [
        /^group ([A-Za-z0-9-]{1,47}) (internal|external)$/,
        ([, name = "", type]) => {
          only(bgp.groups, name, {
            type: type === "internal" ? "internal" : "external",
            lines: new Map<string, string>(),
          });
          return null;
        },
      ],
      [peer("(as-number|fake-as) (0|[1-9][0-9]*)"), ofPeer],
      [
        peer("(group) (\\S+)"),
        ([, name = "", key = "", group = ""]) => {
          if (!bgp.groups.has(group)) throw new Error(`no group ${group} yet`);
          // Joining takes away what the peer had, but for its AS number.
          const before = [...(bgp.peers.get(name)?.keys() ?? [])].filter((one) => one !== "as-number");
          if (before.length > 0) throw new Error(`${name} loses ${before.join(", ")} as it joins ${group}`);
          return ofPeer(["", name, key, group]);
        },
      ],
      [
        new RegExp(`^peer (${ADDRESS}) (0|[1-9][0-9]*) (group) (\\S+)$`),
        ([, address = "", length = "", key = "", group = ""]) => {
          if (!bgp.groups.has(group)) throw new Error(`no group ${group} yet`);
          return ofPeer(["", prefixOf(address, length), key, group]);
        },
      ],
      [peer("(description) (.{1,79})"), ofPeer],
      [peer("(password) simple (\\S+)"), ofPeer],
      [peer("(ttl-security hops) (0|[1-9][0-9]*)"), ofPeer],
      [peer("(bfd)(?: (single-hop))?"), ofPeer],
      [peer("(connect-interface) (\\S+)"), ofPeer],
      [peer("(timer) (keepalive [1-9][0-9]* hold [1-9][0-9]*)"), ofPeer],
      [
        /^address-family (ipv4|ipv6) unicast$/,
        ([, name]) => {
          const family: AddressFamily = { lines: new Map(), networks: [], aggregates: [], peers: new Map() };
          only(bgp.families, name === "ipv4" ? "ipv4" : "ipv6", family);
          return familyView(family, name === "ipv4");
        },
      ],
    ],
  };
};

const systemView = (configuration: Configuration): View => {
  const { prefixLists, asPathLists, communityLists, policies, vlans, interfaces, ospf, statics } =
    configuration;
  const process = (): Ospf => ({ routerId: null, silent: [], paths: null, area: null, networks: [] });
  return {
    name: "system",
    commands: [
      [
        new RegExp(
          `^(ip|ipv6) prefix-list (${NAME}) index (0|[1-9][0-9]*) (permit|deny) (${ADDRESS}) (0|[1-9][0-9]*)(?: greater-equal (0|[1-9][0-9]*))?(?: less-equal (0|[1-9][0-9]*))?$`,
        ),
        ([, family = "", name = "", index, action, address = "", length = "", least, most]) => {
          const list = made(prefixLists, `${family} ${name}`, () => []);
          // Whoever says only the least means all longer ones too.
          const longest = most ?? (least === undefined ? length : family === "ip" ? "32" : "128");
          list.push({
            index: Number(index),
            action: action === "permit" ? "permit" : "deny",
            prefix: prefixOf(address, length),
            least: Number(least ?? length),
            most: Number(longest),
          });
          return null;
        },
      ],
      [
        /^ip as-path (0|[1-9][0-9]*) ((?:permit|deny) \S{1,63})$/,
        ([, number = "", rule = ""]) => {
          made(asPathLists, number, () => []).push(rule);
          return null;
        },
      ],
      [new RegExp(`^ip community-list basic (${NAME}) permit ([0-9]+:[0-9]+)$`), kept(communityLists)],
      [
        new RegExp(`^route-policy (${NAME}) permit node (0|[1-9][0-9]*)$`),
        ([, name = "", number]) => {
          const node: PolicyNode = { node: Number(number), matches: new Map(), applies: new Map() };
          made(policies, name, () => []).push(node);
          return policyView(node);
        },
      ],
      [/^vlan (0|[1-9][0-9]*)$/, ([, number = ""]) => vlanView(only(vlans, number, { name: null }))],
      [
        /^interface (\S+)$/,
        ([, name = ""]) => interfaceView(only(interfaces, name, { lines: new Map(), addresses: [] })),
      ],
      [
        /^ospf 1 router-id ([0-9.]+)$/,
        ([, id = ""]) => ospfView(only(ospf, "ospf", { ...process(), routerId: id }), true),
      ],
      [/^ospfv3 1$/, () => ospfView(only(ospf, "ospfv3", process()), false)],
      [
        new RegExp(
          `^(ip|ipv6) route-static (${ADDRESS}) (0|[1-9][0-9]*) (\\S+)(?: (${ADDRESS}))?(?: preference (0|[1-9][0-9]*))?$`,
        ),
        ([, family, address = "", length = "", to = "", via, preference]) => {
          statics.push({
            family: family === "ip" ? "ip" : "ipv6",
            prefix: prefixOf(address, length),
            to,
            via: via === undefined ? null : addressOf(via),
            preference: preference === undefined ? null : Number(preference),
          });
          return null;
        },
      ],
      [
        /^bgp (0|[1-9][0-9]*)$/,
        ([, asn]) => {
          if (configuration.bgp !== null) throw new Error("a second bgp block");
          const bgp: Bgp = {
            asn: Number(asn),
            routerId: null,
            restart: [],
            groups: new Map(),
            peers: new Map(),
            families: new Map(),
          };
          configuration.bgp = bgp;
          return bgpView(bgp);
        },
      ],
    ],
  };
};

function enter(view: View, line: string): View | null {
  for (const [pattern, command] of view.commands) {
    const found = pattern.exec(line);
    if (found !== null) return command([...found]);
  }
  throw new Error(`${view.name} view has no command: ${line}`);
}

/**
 * Reads a configuration line by line, each in the view that its indentation says. @throws Error at a line that the view does not have, that
 * is said twice, or that is indented as no view is
 */
export function parse(text: string): Configuration {
  const configuration: Configuration = {
    prefixLists: new Map(),
    asPathLists: new Map(),
    communityLists: new Map(),
    policies: new Map(),
    vlans: new Map(),
    interfaces: new Map(),
    ospf: new Map(),
    statics: [],
    bgp: null,
  };
  let open: readonly View[] = [systemView(configuration)];
  for (const raw of text.split("\n").slice(0, -1)) {
    const depth = raw.length - raw.trimStart().length;
    const line = raw.slice(depth);
    if (line !== line.trimEnd()) throw new Error(`blanks at the end: ${raw}`);
    const view = open[depth];
    if (view === undefined) throw new Error(`in no view: ${raw}`);
    open = open.slice(0, depth + 1);
    if (line === "#") continue;
    const next = enter(view, line);
    if (next !== null) open = [...open, next];
  }
  if (!text.endsWith("\n#\n")) throw new Error("does not end with #");
  return configuration;
}
