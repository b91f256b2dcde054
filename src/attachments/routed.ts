import type { Attachment } from "../plan/attachment.ts";
import { cableEnd } from "../plan/links.ts";
import * as numbering from "../plan/numbering.ts";
import { torNodeSocket } from "../plan/ports.ts";
import { serverNumbers, serverPort } from "../plan/server-ports.ts";
import { there } from "../plan/there.ts";
import type { ServerLinkPlan } from "../plan/types.ts";
import type { Datacenter, RackSpec, TorSpec } from "../spec/index.ts";

const rangeOf = (dc: Datacenter, rack: RackSpec, tor: TorSpec) =>
  there(numbering.serverLinks(dc, rack, tor), `links of ${numbering.torName(rack, tor)} to servers`);

/** The link between a ToR and a server. */
function link(dc: Datacenter, rack: RackSpec, tor: TorSpec, name: string, number: number): ServerLinkPlan {
  const { device, interface: port } = cableEnd(torNodeSocket(dc, { rack, tor }, { name }, number));
  const subnet = there(numbering.serverLink(rangeOf(dc, rack, tor), number), `link of ${device} to ${name}`);
  const serverInterface = there(serverPort(dc, tor, 0), `port of ${name} to ${device}`);
  return {
    device,
    interface: port,
    address: subnet.base,
    subnet,
    serverInterface,
    serverAddress: subnet.base + 1,
  };
}

/**
 * A link for each server and ToR, and no network that two ToRs share: a server has a session over each link, sends by all of them, and is known
 * by an address that stands on none, a route of its own. The links of a ToR are one range, on which it listens, so that a server that comes
 * is a port with an address on its ToRs and nothing else; a port that is not there yet is not configured, for no switch has as many as
 * may be declared.
 */
export const routed: Attachment = {
  pools: ["serverLinks"],
  network: "none",
  nodeRouteLength: () => 32,
  torKnowsRack: false,
  place: (dc, rack) => ({
    subnet: null,
    addresses: there(numbering.rackSubnet(dc, rack), `addresses for ${rack.name}`),
    tors: rack.tors.map((tor) => ({
      device: numbering.torName(rack, tor),
      interface: null,
      address: null,
      range: rangeOf(dc, rack, tor),
      vlan: null,
    })),
    linksOf: (name, number) => rack.tors.map((tor) => link(dc, rack, tor, name, number)),
  }),
  serverRange: (servers) => ({ offset: 0, addresses: 2 * servers }),
  torPorts: (dc, placed) =>
    serverNumbers(dc, placed.rack).map(({ name, number }) => ({
      socket: torNodeSocket(dc, placed, { name }, number),
      to: name,
      isCable: true,
    })),
  mostServerPorts: ({ capacity }) => capacity.maxNodesPerRack + capacity.maxHostsPerRack,
  tables: ({ torsPerRack, nodesPerRack }) => ({
    networks: 0,
    addresses: nodesPerRack,
    torLinks: nodesPerRack,
    serverLinks: torsPerRack,
    torsBeside: 0,
    serversBeside: 0,
    waysBeside: 0,
  }),
};
