import type { Attachment, RackPort } from "../plan/attachment.ts";
import * as numbering from "../plan/numbering.ts";
import { torRackInterface } from "../plan/ports.ts";
import { rackVlan, rackVlanPlan, serverSockets, siblingSockets } from "../plan/server-ports.ts";
import { there } from "../plan/there.ts";
import { rackPort } from "./rack-port.ts";

/**
 * One network for a rack: a ToR has one foot in it, and where there are two ToRs both do. What makes it one over their ports is the switches'
 * own: a VLAN between them, or a pair to which servers bond.
 */
export const shared: Attachment = {
  pools: [],
  network: "rack",
  nodeRouteLength: ({ sizes }) => sizes.rackSubnet,
  torKnowsRack: true,
  place: (dc, rack) => {
    const subnet = there(numbering.rackSubnet(dc, rack), `subnet for ${rack.name}`);
    return {
      subnet,
      addresses: null,
      tors: rack.tors.map((tor) => ({
        device: numbering.torName(rack, tor),
        interface: torRackInterface(dc, tor),
        address: numbering.torAddress(dc, subnet, tor),
        range: subnet,
        vlan: rackVlanPlan(dc, { rack, tor }, subnet),
      })),
      linksOf: () => [],
    };
  },
  serverRange: null,
  torPorts: (dc, placed): readonly RackPort[] => [
    rackPort(dc, placed),
    ...[...siblingSockets(dc, placed), ...serverSockets(dc, placed)].map(({ socket, cable }) => ({
      socket,
      to: cable,
      isCable: true,
    })),
  ],
  mostServerPorts: ({ capacity, servers, ...dc }, { tor }) =>
    rackVlan({ ...dc, capacity, servers }, tor) === null
      ? 0
      : (capacity.maxNodesPerRack + capacity.maxHostsPerRack) * servers.links,
  tables: ({ torsPerRack, nodesPerRack }) => ({
    networks: 1,
    addresses: 0,
    torLinks: 0,
    serverLinks: 0,
    torsBeside: torsPerRack - 1,
    serversBeside: nodesPerRack - 1,
    waysBeside: 1,
  }),
};
