import type { HardwareModels } from "./models/model.ts";
import type { PortRole } from "./port-role.ts";

/** How a network operating system names what every switch has, where the spec does not say, and the switches that it runs on. */
export interface SwitchSystem<Models extends HardwareModels = HardwareModels> {
  /** The system and the first release that its text is for, as people say it. */
  readonly title: string;
  /** What its text has: a whole switch with its VLANs and ports to servers, or only the router that runs on one. */
  readonly configures: "switch" | "router";
  /** Who speaks BGP and OSPF on it: FRR, or a program of the vendor's, whose text makes it do what FRR does by itself. */
  readonly routing: "frr" | "vendor";
  /** MTU of a routed port where nobody says another, in octets of IP. */
  readonly mtu: number;
  /** Its name for the loopback, which plans and intents call `lo`. */
  readonly loopback: string;
  /** What stands before a VLAN's number in the name of the routed interface in that VLAN. */
  readonly vlanInterface: string;
  /** What stands before an aggregate's number in the name that its text gives it. */
  readonly aggregate: string;
  /** The same of one that routes; absent where it is no other. */
  readonly routedAggregate?: string;
  /** The bridge that its text makes for all VLANs; absent where switching needs none. */
  readonly bridge?: string;
  /** Ports by role, as patterns (`portAt`). */
  readonly ports: Readonly<Record<PortRole, string>>;
  /** Switches as they are sold, by the name that a spec has for them. */
  readonly models: Models;
}

/** The VLAN of a ToR's foot in its rack, where the spec does not name another interface. */
export const RACK_VLAN = 10;

/** The interface that is it. */
export const rackInterface = ({ vlanInterface }: SwitchSystem): string =>
  `${vlanInterface}${String(RACK_VLAN)}`;

/** The VLAN that an interface is the routed interface of, 1 to 4094; null where it is none. */
export function vlanOfInterface({ vlanInterface }: SwitchSystem, name: string): number | null {
  if (!name.startsWith(vlanInterface)) return null;
  const number = name.slice(vlanInterface.length);
  return /^[1-9][0-9]{0,3}$/.test(number) && Number(number) <= 4094 ? Number(number) : null;
}
