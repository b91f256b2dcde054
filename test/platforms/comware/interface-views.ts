import { addressOf, lengthOf, lengthOfWildcard, prefixOf } from "./addresses.ts";
import type { Configuration, Interface, Ospf } from "./configuration.ts";
import { ADDRESS, kept, only, type View } from "./grammar.ts";

export const vlanView = (vlan: { name: string | null }): View => ({
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

/** A line that a port takes only of the kind that it was told to be before. */
export const ofKind = (
  kind: "access" | "trunk",
  pattern: RegExp,
  lines: Map<string, string>,
): View["commands"][number] => [
  pattern,
  (found) => {
    if (lines.get("port link-type") !== kind) throw new Error(`not of ${kind}: ${found[0] ?? ""}`);
    return kept(lines)(found);
  },
];

/** A line of OSPF, whose process has to be there. */
const ofProcess = (
  processes: Configuration["ospf"],
  pattern: RegExp,
  lines: Map<string, string>,
): View["commands"][number] => [
  pattern,
  (found) => {
    const word = found[0]?.startsWith("ospfv3 ") === true ? "ospfv3" : "ospf";
    if (!processes.has(word)) throw new Error(`no ${word} yet: ${found[0] ?? ""}`);
    return kept(lines)(found);
  },
];

/** An interface may be made before all else is said of it: then it has its mode at most. */
export function begun(interfaces: Configuration["interfaces"], name: string): Interface {
  const made = interfaces.get(name);
  if (made === undefined) return only(interfaces, name, { lines: new Map(), addresses: [], virtuals: [] });
  if (made.addresses.length > 0 || [...made.lines.keys()].some((key) => key !== "port link-mode"))
    throw new Error(`${name} is begun twice`);
  made.lines.clear();
  return made;
}

/** What a process names is there, and a port routes. */
function checkSilent(interfaces: Configuration["interfaces"], name: string): void {
  const made = interfaces.get(name);
  const mode = /^(?:Vlan-interface|Route-Aggregation)/.test(name) ? undefined : "route";
  if (made === undefined || made.lines.get("port link-mode") !== mode)
    throw new Error(`no interface ${name} yet that may be silent`);
}

export const interfaceView = (
  { lines, addresses, virtuals }: Interface,
  processes: Configuration["ospf"],
): View => ({
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
    [/^(mac-address) ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})$/, kept(lines)],
    [
      new RegExp(`^port m-lag virtual-ip (${ADDRESS}) (255[0-9.]+) active virtual-mac ([0-9a-f-]{14})$`),
      ([, address = "", mask = "", mac = ""]) => {
        virtuals.push({ address: `${addressOf(address)}/${String(lengthOf(mask))}`, mac });
        return null;
      },
    ],
    [
      new RegExp(
        `^port m-lag ipv6 virtual-ip (${ADDRESS}) (0|[1-9][0-9]*) active virtual-mac ([0-9a-f-]{14})$`,
      ),
      ([, address = "", length = "", mac = ""]) => {
        virtuals.push({ address: `${addressOf(address)}/${length}`, mac });
        return null;
      },
    ],
    [/^(description) (.{1,79})$/, kept(lines)],
    [/^(port link-mode) (route|bridge)$/, kept(lines)],
    [/^(port link-type) (access|trunk)$/, kept(lines)],
    ofKind("access", /^(port access vlan) (0|[1-9][0-9]*)$/, lines),
    ofKind("trunk", /^(undo port trunk permit vlan) (1)$/, lines),
    ofKind("trunk", /^(port trunk permit vlan) (0|[1-9][0-9]*)$/, lines),
    [/^(stp edged-port|stp port bpdu-protection enable|undo shutdown)$/, kept(lines)],
    [
      /^(bfd min-transmit-interval|bfd min-receive-interval|bfd detect-multiplier) (0|[1-9][0-9]*)$/,
      kept(lines),
    ],
    ofProcess(processes, /^((?:ospf|ospfv3) (?:cost|timer hello|timer dead)) (0|[1-9][0-9]*)$/, lines),
    ofProcess(processes, /^((?:ospf|ospfv3) network-type) (p2p)$/, lines),
    ofProcess(processes, /^((?:ospf|ospfv3) bfd enable)$/, lines),
    ofProcess(processes, /^(ospfv3 1 area) (0\.0\.0\.0)$/, lines),
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

export const ospfView = (ospf: Ospf, isV2: boolean, interfaces: Configuration["interfaces"]): View => ({
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
        checkSilent(interfaces, name);
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
