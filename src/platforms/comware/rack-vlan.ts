import { rackBridge, type EthernetIntent, type PortIntent, type SwitchIntent } from "../../intent/index.ts";
import { rackBlocks } from "./bridge/render.ts";
import { phyLines } from "./ethernet.ts";
import { port } from "./interfaces.ts";
import { description, vlanName } from "./text.ts";

/** A server's port: forwarding at once, and shut down when a bridge shows up behind it. One that was a trunk takes no VLAN until it is none. */
const access = ({ name, description: text }: PortIntent, vlan: number, said?: EthernetIntent): string[] =>
  port(name, "bridge", [
    ` ${description(text)}`,
    ...phyLines(said),
    " port link-type access",
    ` port access vlan ${String(vlan)}`,
    " stp edged-port",
    " stp port bpdu-protection enable",
  ]);

/** To the rack's other ToR: the VLAN tagged, and not VLAN 1, which a trunk has by itself. */
const trunk = ({ name, description: text }: PortIntent, vlan: number, said?: EthernetIntent): string[] =>
  port(name, "bridge", [
    ` ${description(text)}`,
    ...phyLines(said),
    " port link-type trunk",
    " undo port trunk permit vlan 1",
    ` port trunk permit vlan ${String(vlan)}`,
  ]);

/** The VLAN itself, which has to be there before the interface that routes in it; of a pair also what makes it one. */
export function rackVlan(intent: SwitchIntent): (readonly string[])[] {
  const { rackVlan: rack } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...rackBlocks(bridge).system];
  return rack === null ? [] : [[`vlan ${String(rack.vlan)}`, ` ${vlanName(rack.name)}`]];
}

/** Its ports, a block each. Aggregates are as those of a switch that only switches. */
export function rackPorts(intent: SwitchIntent): (readonly string[])[] {
  const { rackVlan: rack } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...rackBlocks(bridge).ports];
  return rack === null
    ? []
    : [
        ...rack.access.map((one) => access(one, rack.vlan, intent.ethernet[one.name])),
        ...rack.trunks.map((one) => trunk(one, rack.vlan, intent.ethernet[one.name])),
      ];
}
