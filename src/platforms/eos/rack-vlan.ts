import type { PortIntent, RackVlanIntent, SwitchIntent } from "../../intent/index.ts";
import { cut } from "./names.ts";

const port = ({ name, description }: PortIntent, lines: readonly string[]): string[] => [
  `interface ${name}`,
  `   description ${cut(description, "interface")}`,
  "   no shutdown",
  "   switchport",
  ...lines.map((line) => `   ${line}`),
];

/** To a server: it forwards at once, and goes down when what is there turns out to be a switch. */
const access = (one: PortIntent, { vlan }: RackVlanIntent): string[] =>
  port(one, [
    `switchport access vlan ${String(vlan)}`,
    "switchport mode access",
    "spanning-tree portfast",
    "spanning-tree bpduguard enable",
  ]);

/** To the other ToR. No VLAN is untagged there, whichever is the port's native one. */
const trunk = (one: PortIntent, { vlan }: RackVlanIntent): string[] =>
  port(one, [
    "switchport trunk native vlan tag",
    `switchport trunk allowed vlan ${String(vlan)}`,
    "switchport mode trunk",
  ]);

/** The rack's VLAN itself; before the interface in it. */
export const vlan = ({ rackVlan }: SwitchIntent): string[][] =>
  rackVlan === null ? [] : [[`vlan ${String(rackVlan.vlan)}`, `   name ${cut(rackVlan.name, "vlan")}`]];

/** The ports that carry it. */
export const vlanPorts = ({ rackVlan }: SwitchIntent): string[][] =>
  rackVlan === null
    ? []
    : [
        ...rackVlan.access.map((one) => access(one, rackVlan)),
        ...rackVlan.trunks.map((one) => trunk(one, rackVlan)),
      ];
