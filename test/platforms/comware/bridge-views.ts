import type { BridgeConfiguration } from "./bridge-configuration.ts";
import { kept, only, set, type View } from "./grammar.ts";
import { ofKind, vlanView } from "./interface-views.ts";

type Lines = Map<string, string>;

const NUMBER = "(0|[1-9][0-9]*)";
const VLANS = "([1-9][0-9]*(?:(?: to)? [1-9][0-9]*)*)";

const line = (pattern: string, lines: Lines): View["commands"][number] => [
  new RegExp(`^${pattern}$`),
  kept(lines),
];

/** What a port and an aggregate say alike. */
const carrying = (lines: Lines): View["commands"] => [
  line("(description) (.{1,79})", lines),
  line("(port link-type) (access|trunk)", lines),
  ofKind("access", new RegExp(`^(port access vlan) ${NUMBER}$`), lines),
  ofKind("trunk", /^(undo port trunk permit vlan) (1)$/, lines),
  ofKind("trunk", new RegExp(`^(port trunk permit vlan) ${VLANS}$`), lines),
  ofKind("trunk", new RegExp(`^(port trunk pvid vlan) ${NUMBER}$`), lines),
  line("(stp edged-port)", lines),
];

const portView = (lines: Lines): View => ({
  name: "interface",
  commands: [
    ...carrying(lines),
    line("(port link-mode) (bridge)", lines),
    line(`(port link-aggregation group) ${NUMBER}`, lines),
    line("(undo stp enable|trill enable|undo shutdown)", lines),
    line("(trill link-type) (trunk|access alone)", lines),
  ],
});

const aggregateView = (lines: Lines): View => ({
  name: "aggregate interface",
  commands: [
    ...carrying(lines),
    line("(link-aggregation mode) (dynamic)", lines),
    line(`(port m-lag group) ${NUMBER}`, lines),
    line("(port m-lag peer-link) (1)", lines),
    line("(undo mac-address static source-check enable|mad enable)", lines),
  ],
});

const irfPortView = (lines: Lines): View => ({
  name: "irf-port",
  commands: [
    [
      /^port group interface (\S+)$/,
      ([, name = ""]) => {
        only(lines, name, "");
        return null;
      },
    ],
  ],
});

const trillView = (lines: Lines): View => ({
  name: "trill",
  commands: [line("(nickname) ([0-9a-f]{4})", lines), line(`(tree-root priority) ${NUMBER}`, lines)],
});

export function bridgeSystemView(configuration: BridgeConfiguration): View {
  const { vlans, system, interfaces, irfPorts } = configuration;
  const begun = (all: Map<string, Lines>, name: string): Lines => only(all, name, new Map<string, string>());
  return {
    name: "system",
    commands: [
      [new RegExp(`^vlan ${NUMBER}$`), ([, number = ""]) => vlanView(only(vlans, number, { name: null }))],
      line("(stp mode) (pvst)", system),
      [
        new RegExp(`^stp vlan ${VLANS} priority ${NUMBER}$`),
        ([, all = "", priority = ""]) => set(system, "stp priority", `${priority} of ${all}`),
      ],
      line("(stp bpdu-protection|stp global enable)", system),
      line("(m-lag system-mac) ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})", system),
      line("(m-lag system-number) ([12])", system),
      line(`(m-lag role priority) ${NUMBER}`, system),
      line("(m-lag keepalive ip destination) ([0-9.]+ source [0-9.]+(?: vpn-instance [!-~]{1,31})?)", system),
      line(`(irf domain) ${NUMBER}`, system),
      line("(irf member) ([12] priority (?:[1-9]|[12][0-9]|3[0-2]))", system),
      [/^irf-port ([12]\/[12])$/, ([, name = ""]) => irfPortView(begun(irfPorts, name))],
      [
        /^trill$/,
        () => {
          if (configuration.trill !== null) throw new Error("trill is begun twice");
          configuration.trill = new Map();
          return trillView(configuration.trill);
        },
      ],
      [
        /^interface (Bridge-Aggregation[1-9][0-9]*)$/,
        ([, name = ""]) => aggregateView(begun(interfaces, name)),
      ],
      [/^interface ([A-Za-z-]+[0-9/:]+)$/, ([, name = ""]) => portView(begun(interfaces, name))],
    ],
  };
}
