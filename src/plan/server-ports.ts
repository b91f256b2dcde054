import { torPlatform } from "./platforms.ts";
import { systems, vlanOfInterface } from "../hardware/index.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import { torName } from "./numbering.ts";
import {
  torNodeSocket,
  torPeerSockets,
  torRackInterface,
  type PlacedTor,
  type Socket,
  type TorPorts,
} from "./ports.ts";
import { there } from "./there.ts";
import type { RackVlanPlan } from "./types.ts";

/** A ToR's port into the VLAN of its rack, and who is plugged in. */
export interface VlanSocket {
  readonly socket: Socket;
  readonly peer: string;
}

/** The servers of a rack with their numbers among those that it may have: nodes first. */
const serversOf = ({ capacity }: Datacenter, { nodes, hosts }: RackSpec) => [
  ...nodes.map(({ name, index }) => ({ name, number: index })),
  ...hosts.map(({ name, index }) => ({ name, number: capacity.maxNodesPerRack + index })),
];

/** The VLAN that a ToR's text makes for its rack; null where its platform configures the router alone, or where its foot in the rack is no VLAN's. */
export const rackVlan = (dc: Datacenter, tor: TorPorts): number | null => {
  const system = systems[torPlatform(dc, tor)];
  return system.configures === "switch" ? vlanOfInterface(system, torRackInterface(dc, tor)) : null;
};

/** The ToR's ports to the servers that are there, where its text has the rack's VLAN. */
export const serverSockets = (dc: Datacenter, placed: PlacedTor): readonly VlanSocket[] =>
  rackVlan(dc, placed.tor) === null
    ? []
    : serversOf(dc, placed.rack).map(({ name, number }) => ({
        peer: name,
        socket: torNodeSocket(dc, placed, { name }, number),
      }));

/** The ToR's ports to the other ToRs of its rack, where its text has the rack's VLAN: the network is one over all of them. */
export const siblingSockets = (dc: Datacenter, { rack, tor }: PlacedTor): readonly VlanSocket[] =>
  rackVlan(dc, tor) === null
    ? []
    : rack.tors
        .filter((other) => other !== tor)
        .map((other) => ({
          peer: torName(rack, other),
          socket: torPeerSockets(dc, rack, [tor, other])[0],
        }));

const portOf = ({ socket: { device, port }, peer }: VlanSocket) => ({
  interface: there(port.interface, `port of ${device} to ${peer}`),
  peer,
});

/** What a ToR's text has of its rack's VLAN; null where it has none. */
export function rackVlanPlan(dc: Datacenter, placed: PlacedTor): RackVlanPlan | null {
  const vlan = rackVlan(dc, placed.tor);
  return vlan === null
    ? null
    : {
        vlan,
        servers: serverSockets(dc, placed).map(portOf),
        siblings: siblingSockets(dc, placed).map(portOf),
      };
}
