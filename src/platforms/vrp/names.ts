import { systems, vlanOfInterface } from "../../hardware/index.ts";

/** Speed, slot, card, number, and the part of a port that is split: `100GE1/0/1`, `GE1/0/48`, `100GE1/0/1:2`. */
const PORT = /^(?:GE|(?:10|25|40|50|100|200|400|800)GE)[1-9][0-9]?\/[0-9]{1,2}\/[0-9]{1,4}(?::[1-8])?$/;

/** Ports in one. */
const TRUNK = /^Eth-Trunk(?:0|[1-9][0-9]{0,3})$/;

/** Whether its addresses need `undo portswitch`. */
export const isPort = (name: string): boolean => PORT.test(name) || TRUNK.test(name);

/** Why VRP has no port or routed interface of this name, after the name itself; null where it may have one. */
export function refusedByVrp(name: string): string | null {
  if (isPort(name) || vlanOfInterface(systems.vrp, name) !== null) return null;
  return "is none that VRP has: ports are called like 25GE1/0/1, 100GE1/0/1:2 or Eth-Trunk1, and a VLAN's interface like Vlanif10";
}
