import type { RackVlanIntent, SwitchIntent } from "../../intent/index.ts";
import { description } from "./text.ts";
import { EDGE, madeVlans, tagged, untagged } from "./vlan-lines.ts";

/** To a server: an edge port, which goes down when it hears a switch. */
const access = (vlan: number, { name, description: of }: RackVlanIntent["access"][number]): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  ...untagged(vlan),
  EDGE,
];

/** To the other ToR. */
const trunk = (vlan: number, { name, description: of }: RackVlanIntent["trunks"][number]): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  ...tagged([vlan]),
];

/** The VLAN of a rack; with ports to servers the guard of all edge ports. */
export const rackVlan = ({ rackVlan: rack }: SwitchIntent): string[][] =>
  rack === null ? [] : [rack.access.length === 0 ? [] : ["stp bpdu-protection"], ...madeVlans([rack])];

/** Its ports. */
export const rackPorts = ({ rackVlan: rack }: SwitchIntent): string[][] =>
  rack === null
    ? []
    : [
        ...rack.access.map((one) => access(rack.vlan, one)),
        ...rack.trunks.map((one) => trunk(rack.vlan, one)),
      ];
