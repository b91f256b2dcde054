import type { RackVlanIntent, SwitchIntent } from "../../intent/index.ts";
import { description } from "./text.ts";

/** What a VLAN's name may have. */
const LONGEST_NAME = 31;

/** To a server: an edge port, which goes down when it hears a switch. A port is an access port where nothing else is said. */
const access = (vlan: number, { name, description: of }: RackVlanIntent["access"][number]): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  ` port default vlan ${String(vlan)}`,
  " stp edged-port enable",
];

/** To the other ToR: a trunk carries VLAN 1 untagged where it is not taken off. */
const trunk = (vlan: number, { name, description: of }: RackVlanIntent["trunks"][number]): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  " port link-type trunk",
  " undo port trunk allow-pass vlan 1",
  ` port trunk allow-pass vlan ${String(vlan)}`,
];

/** The VLAN of a rack; with ports to servers the guard of all edge ports. */
export const rackVlan = ({ rackVlan: rack }: SwitchIntent): string[][] =>
  rack === null
    ? []
    : [
        rack.access.length === 0 ? [] : ["stp bpdu-protection"],
        [`vlan batch ${String(rack.vlan)}`],
        [`vlan ${String(rack.vlan)}`, ` name ${description(rack.name).slice(0, LONGEST_NAME)}`],
      ];

/** Its ports. */
export const rackPorts = ({ rackVlan: rack }: SwitchIntent): string[][] =>
  rack === null
    ? []
    : [
        ...rack.access.map((one) => access(rack.vlan, one)),
        ...rack.trunks.map((one) => trunk(rack.vlan, one)),
      ];
