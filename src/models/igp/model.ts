import { asnAt } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { attachesShared } from "../shared/attachments.ts";
import { noReflectors } from "../shared/checks.ts";
import { NO_CLUSTERS } from "../shared/clusters.ts";
import { noPods } from "../shared/pods.ts";
import { sessions } from "./sessions.ts";

/** One AS for all: the first that racks may have, which ToRs and nodes are in in other models too. */
function asns(dc: Datacenter): ModelAsns {
  const one = (): number | null => asnAt(dc.pools.rackAsns, 0);
  return {
    spine: one,
    tor: one,
    node: one,
    host: one,
    demand: { spineAsns: 0, rackAsns: 1, nodeAsns: 0, hostAsns: 0 },
    holders: new Set(),
  };
}

/** The same for every link, so that all uplinks are used alike; FRR would take it from a port's speed. */
const LINK_COST = 10;

/**
 * One AS, an IGP below it: OSPF (RFC 2328, a single area) on ToRs and spines carries loopbacks, links and rack subnets, which is where
 * next hops are; iBGP carries endpoints. A route keeps the node that owns it as next hop throughout the fabric, and every switch
 * finds the way there by OSPF, over all spines. Switches peer from loopback to loopback; nodes dial their ToRs.
 *
 *     spine-1 lo 10.255.0.0 ┄┄ spine-2 lo 10.255.0.1      reflectors: spines   each ToR is a client of each spine, spines are meshed
 *          │    ╲                 ╱    │
 *          │     ╲               ╱     │
 *     r1-tor0 lo 10.255.2.0 ┄┄ r2-tor0 lo 10.255.2.2      reflectors: tors     each spine is a client of each ToR, ToRs are meshed
 *        │ n1  n2                │ n3  n4                 in both              each ToR reflects for the nodes of its rack
 *
 * That is two levels of reflection (RFC 4456 section 7): a rack is a cluster with its ToR as reflector, and each reflector above is one
 * by itself. The racks' clusters hang together by the spines, or by a full mesh. Spines need every pod's route in both, for they forward to
 * pods and there is no tunnel across them; that they forward by BGP and are found by OSPF is why they hear each route from more than one
 * peer: a spine that has lost one session with its links up would still be sent traffic, and drop it. That costs paths: a spine holds each
 * route once for each spine, or with `tors` once for each ToR, which with the mesh keeps `tors` for small fabrics.
 *
 * No loop can come up: routes go up, across and down. A spine that reflects is given a ToR's own rack and nothing that the ToR has from
 * other spines; with `tors` a spine passes on nothing. All reflectors of a route give it the same next hop, so none hides a better way (RFC
 * 4456 section 10), and the shortest cluster list, that from the rack itself, is told on.
 *
 * Two ToRs in a rack both announce its subnet, so everybody uses both; each peers for itself and neither needs the other.
 *
 * Nodes do not speak OSPF: BGP has the rack subnets too, from their ToRs, for nodes to reach one another. On switches OSPF's routes to
 * them go first.
 */
export const igp: FabricModel<"igp"> = {
  checks: (dc) => noReflectors(dc),
  asns,
  sessions,
  routing: () => ({ from: "spine" }),
  downward: "routes",
  // RFC 2328 section C.3: a neighbour is gone after four hellos.
  ospf: ({ ospf: { hello } }) => ({ hello, dead: 4 * hello, cost: LINK_COST }),
  borders: () => ({ "super-spine": null, spine: null, tor: null }),
  attaches: () => attachesShared("OSPF has racks as networks of ToRs, and links to servers are none"),
  unnumbered: () =>
    "OSPFv2 meets its neighbours by IPv4 addresses, and sessions here run between loopbacks and not by a link",
  pods: () =>
    noPods(
      "all routers are one OSPF area and one AS, and five stages would need areas and reflectors for each pod",
    ),
  clusters: () => NO_CLUSTERS,
};
