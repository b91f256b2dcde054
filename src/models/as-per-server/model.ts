import { asnAt } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import { hasHosts } from "../../plan/hosts.ts";
import { torSlot } from "../../plan/numbering.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { attachesThroughTor } from "../shared/attachments.ts";
import { noReflectors } from "../shared/checks.ts";
import { ANY_CLUSTERS } from "../shared/clusters.ts";
import { externalSessions } from "../shared/external.ts";
import { unnumberedBelow } from "../shared/links.ts";
import { podsAbove } from "../shared/pods.ts";
import { bordersBelow, routingBelow, spineAsns } from "../shared/spines.ts";

function asns(dc: Datacenter, { spine }: FabricOf<"as-per-server">): ModelAsns {
  const { maxRacks, maxTorsPerRack, maxNodesPerRack, maxHostsPerRack } = dc.capacity;
  const spines = spineAsns(dc, spine);
  return {
    spine: spines.of,
    tor: (rack, tor) => tor.pin.asn ?? asnAt(dc.pools.rackAsns, torSlot(dc, rack, tor)),
    node: (rack, node) => node.pin.asn ?? asnAt(dc.pools.nodeAsns, rack.index * maxNodesPerRack + node.index),
    host: (rack, host) => host.pin.asn ?? asnAt(dc.pools.hostAsns, rack.index * maxHostsPerRack + host.index),
    demand: {
      spineAsns: spines.demand,
      rackAsns: maxRacks * maxTorsPerRack,
      nodeAsns: maxRacks * maxNodesPerRack,
      hostAsns: hasHosts(dc) ? maxRacks * maxHostsPerRack : 0,
    },
    holders: new Set([...spines.holders, "tor", "node", "host"]),
  };
}

/**
 * AS per server: every node, ToR and spine is an AS of its own (or all spines are one), and all is eBGP; every
 * router holds every route.
 *
 *     spine-1 AS 64513          spine-2 AS 64514
 *          \    \                 /    /
 *         r1-tor0 AS 64600    r2-tor0 AS 64602       the ToR is the next hop of all, also inside the rack, unless `direct`
 *          |     |             |     |
 *      4200000000 4200000001  4200000064 …           4-byte numbers; a node lets out its own blocks and never what it learned
 *
 * Spines that only switch are planes instead: every ToR has an address in each and peers by eBGP with all others there.
 *
 * Source: Calico, "AS per compute server"; RFC 7938. There is no reflector in it: nothing is iBGP.
 */
export const asPerServer: FabricModel<"as-per-server"> = {
  checks: (dc) => noReflectors(dc),
  asns,
  sessions: (layout, dc, { withinRack }) =>
    externalSessions(layout, dc, {
      withinRack,
      nodesAsn: () => null,
      loops: { nodes: "refused", hosts: "refused", tors: "refused" },
    }),
  routing: ({ spine }) => routingBelow(spine),
  downward: "routes",
  ospf: () => null,
  borders: ({ spine }) => bordersBelow(spine),
  attaches: attachesThroughTor,
  unnumbered: ({ spine }) => unnumberedBelow(spine),
  pods: ({ spine }) => podsAbove(spine),
  clusters: () => ANY_CLUSTERS,
};
