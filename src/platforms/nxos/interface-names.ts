import { systems, vlanOfInterface } from "../../hardware/index.ts";

/** `Ethernet1/49`, `Ethernet1/49/1` where it is broken out or of a fabric extender; never a subinterface, whose VLAN nobody would say. */
const PORT = /^Ethernet[1-9][0-9]{0,2}\/[1-9][0-9]{0,3}(?:\/[1-9][0-9]{0,2})?$/;

const PORT_CHANNEL = /^port-channel([1-9][0-9]{0,3})$/;
const MOST_PORT_CHANNELS = 4096;

/** What NX-OS keeps for itself begins here: 3967 can be moved, 3968 to 4094 are its own. */
const FIRST_RESERVED_VLAN = 3967;

/** Why no fabric may have a VLAN of this number, after the number itself; null where it may. */
export function refusedVlan(vlan: number): string | null {
  if (vlan === 1) return "is the VLAN of every port of which nothing is said";
  return vlan >= FIRST_RESERVED_VLAN
    ? "is one of the VLANs that NX-OS keeps for itself (3967 to 4094)"
    : null;
}

export const isPortChannel = (name: string): boolean => PORT_CHANNEL.test(name);

/** Whether NX-OS makes it a switch's port or a routed one, as it is told. */
export const isPort = (name: string): boolean => PORT.test(name) || isPortChannel(name);

/** Why NX-OS has no interface of this name, after the name itself; null where it may have one. Names are taken as it shows them, in full. */
export function refusedByNxos(name: string): string | null {
  const vlan = vlanOfInterface(systems.nxos, name);
  if (vlan !== null) return refusedVlan(vlan);
  const channel = PORT_CHANNEL.exec(name)?.[1];
  if (PORT.test(name) || (channel !== undefined && Number(channel) <= MOST_PORT_CHANNELS)) return null;
  return "is no interface as NX-OS shows them, such as Ethernet1/49, Ethernet1/49/1, port-channel10 or Vlan10";
}
