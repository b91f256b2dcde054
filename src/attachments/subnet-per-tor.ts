import type { Attachment, RackPort } from "../plan/attachment.ts";
import * as numbering from "../plan/numbering.ts";
import { torRackInterface, type PlacedTor } from "../plan/ports.ts";
import { ownVlanPlan, rackVlan, serverPort, serverSockets } from "../plan/server-ports.ts";
import { there } from "../plan/there.ts";
import type { ServerLinkPlan } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";
import { rackPort } from "./rack-port.ts";

const networkOf = (dc: Datacenter, { rack, tor }: PlacedTor) =>
  there(numbering.serverLinks(dc, rack, tor), `network of ${numbering.torName(rack, tor)} with servers`);

/** A server's place in the network of a ToR. */
function link(dc: Datacenter, placed: PlacedTor, name: string, number: number): ServerLinkPlan {
  const device = numbering.torName(placed.rack, placed.tor);
  const subnet = networkOf(dc, placed);
  return {
    device,
    interface: torRackInterface(dc, placed.tor),
    address: numbering.ownGateway(subnet),
    subnet,
    serverInterface: there(serverPort(dc, placed.tor, 0), `port of ${name} to ${device}`),
    serverAddress: numbering.inOwnNetwork(subnet, number),
  };
}

/**
 * A network for each ToR, in which it is with the rack's servers and no other ToR is: a server has a foot in each, a session by each, and is known by
 * an address that stands in none, a route of its own. A ToR's VLAN ends at its own ports, so those of a rack may be of one number. Servers
 * reach one another without the ToR, where the model has the ToR leave their next hops alone. A server that has lost one cable is missed in that
 * network only when its session's hold time is over: the network is still there.
 */
export const subnetPerTor: Attachment = {
  pools: ["serverLinks"],
  network: "tor",
  nodeRouteLength: () => 32,
  torKnowsRack: false,
  place: (dc, rack) => ({
    subnet: null,
    addresses: there(numbering.rackSubnet(dc, rack), `addresses for ${rack.name}`),
    tors: rack.tors.map((tor) => {
      const range = networkOf(dc, { rack, tor });
      return {
        device: numbering.torName(rack, tor),
        interface: torRackInterface(dc, tor),
        address: numbering.ownGateway(range),
        range,
        vlan: ownVlanPlan(dc, { rack, tor }),
      };
    }),
    linksOf: (name, number) => rack.tors.map((tor) => link(dc, { rack, tor }, name, number)),
  }),
  // The last address of a network is nobody's: it is the network's broadcast.
  serverRange: (servers) => ({ offset: numbering.FIRST_IN_OWN_NETWORK, addresses: servers + 1 }),
  torPorts: (dc, placed): readonly RackPort[] => [
    rackPort(dc, placed),
    ...serverSockets(dc, placed).map(({ socket, cable }) => ({ socket, to: cable, isCable: true })),
  ],
  mostServerPorts: ({ capacity, ...dc }, { tor }) =>
    rackVlan({ ...dc, capacity }, tor) === null ? 0 : capacity.maxNodesPerRack + capacity.maxHostsPerRack,
  tables: ({ torsPerRack, nodesPerRack }) => ({
    networks: 0,
    addresses: nodesPerRack,
    torLinks: 1,
    serverLinks: torsPerRack,
    torsBeside: 0,
    serversBeside: torsPerRack * (nodesPerRack - 1),
    waysBeside: torsPerRack,
  }),
};
