import { rackBridge, type EthernetIntent, type PortIntent, type SwitchIntent } from "../../intent/index.ts";
import { mlag } from "./bridge/mlag.ts";
import { ports } from "./bridge/ports.ts";
import { spanningTree } from "./bridge/spanning-tree.ts";
import { trunks } from "./bridge/trunks.ts";
import { vlans } from "./bridge/vlans.ts";
import { phyLines } from "./ethernet.ts";
import { description } from "./text.ts";
import { EDGE, madeVlans, tagged, untagged } from "./vlan-lines.ts";

/** To a server: an edge port, which goes down when it hears a switch. */
const access = (vlan: number, { name, description: of }: PortIntent, said?: EthernetIntent): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  ...phyLines(said),
  ...untagged(vlan),
  EDGE,
];

/** To the other ToR. */
const trunk = (vlan: number, { name, description: of }: PortIntent, said?: EthernetIntent): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(of)}`,
  ...phyLines(said),
  ...tagged([vlan]),
];

/** The VLAN of a rack; with ports to servers the guard of all edge ports; of a pair also what makes it one. */
export function rackVlan(intent: SwitchIntent): (readonly string[])[] {
  const { rackVlan: rack } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...vlans(bridge), spanningTree(bridge), ...mlag(bridge)];
  return rack === null ? [] : [rack.access.length === 0 ? [] : ["stp bpdu-protection"], ...madeVlans([rack])];
}

/** Its ports. Aggregates are as those of a switch that only switches. */
export function rackPorts(intent: SwitchIntent): string[][] {
  const { rackVlan: rack } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...trunks(bridge), ...ports(bridge)];
  return rack === null
    ? []
    : [
        ...rack.access.map((one) => access(rack.vlan, one, intent.ethernet[one.name])),
        ...rack.trunks.map((one) => trunk(rack.vlan, one, intent.ethernet[one.name])),
      ];
}
