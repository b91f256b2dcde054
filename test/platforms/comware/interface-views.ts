import { addressOf, lengthOf, lengthOfWildcard, prefixOf } from "./addresses.ts";
import type { Interface, Ospf } from "./configuration.ts";
import { ADDRESS, kept, type View } from "./grammar.ts";

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

export const interfaceView = ({ lines, addresses }: Interface): View => ({
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
    [/^(port link-type) (access|trunk)$/, kept(lines)],
    ofKind("access", /^(port access vlan) (0|[1-9][0-9]*)$/, lines),
    ofKind("trunk", /^(undo port trunk permit vlan) (1)$/, lines),
    ofKind("trunk", /^(port trunk permit vlan) (0|[1-9][0-9]*)$/, lines),
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

export const ospfView = (ospf: Ospf, isV2: boolean): View => ({
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
