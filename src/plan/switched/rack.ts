import type { Datacenter, RackSpec } from "../../spec/index.ts";
import { anycastOf } from "../anycast.ts";
import type { AsnScheme } from "../asns.ts";
import { macsOf } from "../macs.ts";
import { clusterId } from "../numbering.ts";
import { rackPools } from "../rack-pools.ts";
import { there } from "../there.ts";
import type { NodePlan, RackPlan } from "../types.ts";
import type { SwitchedFabric } from "./fabric.ts";
import { nodePorts } from "./lay-out.ts";

/** A rack in a fabric that is switched: a pool of pods and some nodes, and no network of its own. */
export function switchedRack(
  dc: Datacenter,
  asns: AsnScheme,
  fabric: SwitchedFabric,
  rack: RackSpec,
): RackPlan {
  const [tor] = rack.tors;
  return {
    name: rack.name,
    index: rack.index,
    asn: there(tor === undefined ? null : asns.tor(rack, tor), `AS number for ${rack.name}`),
    subnet: null,
    addresses: null,
    ...rackPools(dc, rack),
    tors: [],
    hosts: [],
    nodes: rack.nodes.map((node): NodePlan => {
      const planes = nodePorts(dc, fabric, rack, node);
      const address = there(planes[0] ?? null, `address for ${node.name}`).address.address;
      return {
        name: node.name,
        index: node.index,
        rack: rack.name,
        ...macsOf(node),
        asn: there(asns.node(rack, node), `AS number for ${node.name}`),
        address,
        // Its own, so that what a client has told only the other reflector still reaches it.
        reflectorCluster: node.reflectsPlane === undefined ? null : clusterId(node, address),
        maintenance: rack.maintenance || node.maintenance,
        announcesServices: !node.excludeFromExternalLoadBalancers,
        anycast: anycastOf(dc, node.name),
        planes,
        links: [],
        reflectsPlane: node.reflectsPlane ?? null,
      };
    }),
  };
}
