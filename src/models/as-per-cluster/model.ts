import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { asnAt, type AsnNumber } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import { hasHosts } from "../../plan/hosts.ts";
import { clustersIn } from "../../plan/clusters.ts";
import { torSlot } from "../../plan/numbering.ts";
import type { ClusterSpec, Datacenter, FabricOf } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { attachesThroughTor } from "../shared/attachments.ts";
import { noReflectors } from "../shared/checks.ts";
import { ANY_CLUSTERS, clusterIn } from "../shared/clusters.ts";
import { externalSessions } from "../shared/external.ts";
import { unnumberedBelow } from "../shared/links.ts";
import { podsAbove } from "../shared/pods.ts";
import { bordersBelow, routingBelow, spineAsns } from "../shared/spines.ts";

type Fabric = FabricOf<"as-per-cluster">;
type Speaker = Pick<ModelAsns, "tor" | "host">;

/** The first of the pool is the cluster's; of several each has one by its index. */
const asnOf = (dc: Datacenter, cluster: ClusterSpec | undefined): AsnNumber | null =>
  cluster?.pin.asn ?? asnAt(dc.pools.nodeAsns, cluster?.index ?? 0);

const torOf: Readonly<Record<Fabric["torAsns"], (dc: Datacenter) => Speaker["tor"]>> = {
  unique: (dc) => (rack, tor) => tor.pin.asn ?? asnAt(dc.pools.rackAsns, torSlot(dc, rack, tor)),
  shared: (dc) => () => asnAt(dc.pools.rackAsns, 0),
};

const hostOf: Readonly<Record<Fabric["hostAsns"], (dc: Datacenter) => Speaker["host"]>> = {
  unique: (dc) => (rack, host) =>
    host.pin.asn ?? asnAt(dc.pools.hostAsns, rack.index * dc.capacity.maxHostsPerRack + host.index),
  cluster: (dc) => (rack) => asnOf(dc, clustersIn(dc, rack)[0]),
};

function asns(dc: Datacenter, { spine, torAsns, hostAsns }: Fabric): ModelAsns {
  const { maxRacks, maxTorsPerRack, maxHostsPerRack } = dc.capacity;
  const spines = spineAsns(dc, spine);
  const eachTor = torAsns === "unique";
  const eachHost = hostAsns === "unique";
  return {
    spine: spines.of,
    tor: torOf[torAsns](dc),
    node: (rack, node) => asnOf(dc, clusterIn(dc, rack, node)),
    cluster: (cluster) => asnOf(dc, cluster),
    host: hostOf[hostAsns](dc),
    demand: {
      spineAsns: spines.demand,
      rackAsns: eachTor ? maxRacks * maxTorsPerRack : 1,
      nodeAsns: Math.max(1, ...dc.clusters.map(({ index }) => index + 1)),
      hostAsns: eachHost && hasHosts(dc) ? maxRacks * maxHostsPerRack : 0,
    },
    holders: new Set([
      ...spines.holders,
      ...(eachTor ? (["tor"] as const) : []),
      ...(eachHost ? (["host"] as const) : []),
      ...(dc.clusters.length > 0 ? (["cluster"] as const) : []),
    ]),
  };
}

/** On planes ToRs are one another's only neighbours, and peer by eBGP. */
const checkPlanes = ({ spine, torAsns }: Fabric): readonly Diagnostic[] =>
  spine.kind === "ethernet" && torAsns === "shared"
    ? [
        errorAt(
          ["fabric", "torAsns"],
          "model-unsupported",
          "spines that only switch leave ToRs to peer with one another by eBGP, and these are all in one AS",
          "give each ToR an AS of its own (torAsns: unique), or take spines that route (spine: {kind: routed})",
        ),
      ]
    : [];

/**
 * AS per cluster: all nodes are one AS; each ToR is an AS of its own, or all ToRs are one, and so are spines; all is eBGP, and every router
 * holds every route.
 *
 *     spine-1 AS 64513          spine-2 AS 64514
 *          \    \                 /    /
 *         r1-tor0 AS 64600    r2-tor0 AS 64602       as in as-per-server; or both AS 64600
 *          |     |             |     |
 *      4200000000 4200000000  4200000000 …           one number; a node lets out its own blocks and never what it learned
 *
 * What a node hears of another has the AS of both in its path, once, and RFC 4271 (section 9.1.2) has it refused. `ownAs` says who lets it
 * pass. No loop comes of it: a route ends at the node that took it, and between switches the AS numbers still tell.
 *
 * Where ToRs share an AS, each takes it once from spines, the usual way where numbers of a tier are used again (RFC 7938 section 5.2.2). A
 * route that has gone up a second time has it twice, and is refused; spines allow nothing.
 *
 * Spines that only switch are planes, as in as-per-server.
 *
 * Source: Calico, BGPConfiguration `asNumber` and BGPPeer `numAllowedLocalASNumbers`; RFC 7938 sections 5.2.1 and 5.2.2.
 */
export const asPerCluster: FabricModel<"as-per-cluster"> = {
  checks: (dc, fabric) => [...noReflectors(dc), ...checkPlanes(fabric)],
  asns,
  sessions: (layout, dc, { withinRack, ownAs, torAsns, hostAsns }) =>
    externalSessions(layout, dc, {
      withinRack,
      nodesAsn: (rack) => asnOf(dc, clusterIn(dc, rack)),
      loops: {
        nodes: ownAs,
        hosts: hostAsns === "cluster" ? ownAs : "refused",
        tors: torAsns === "shared" ? "allowed" : "refused",
      },
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
