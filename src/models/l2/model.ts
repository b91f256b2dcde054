import type { SwitchedFabric } from "../../plan/switched/fabric.ts";
import type { FabricOf } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { NO_CLUSTERS } from "../shared/clusters.ts";
import { attachesShared } from "../shared/attachments.ts";
import { asns } from "./asn.ts";
import { checkSwitched } from "./checks.ts";
import { noPods } from "../shared/pods.ts";
import { sessions } from "./sessions.ts";

const switched = ({ planes, switching, firstVlan }: FabricOf<"l2">): SwitchedFabric => ({
  planes,
  technology: switching.technology,
  firstVlan,
});

/**
 * Ethernet fabric: no switch routes. All nodes are one AS; each stands in every plane, and is in each a client of that plane's one or two
 * route reflectors, which are nodes themselves and peer with each other.
 *
 *     spine-1 (plane 0)     spine-2 (plane 1)         a plane has spines of its own
 *          \    \              /    /
 *         r1-tor0             r2-tor0                 a logical switch for each plane, by port VLANs
 *          ‖   ‖               ‖   ‖
 *         n1   n2             n3   n4                 a port and an address in each plane; ECMP over all of them
 *          └────┴── iBGP ──────┴────┘                 in each plane by itself: no session crosses, and no route
 *
 * Each reflector has a cluster id of its own: with one for both, what a client has told only one of them would never reach the other, for
 * it refuses its own cluster in the list (RFC 4456 section 7). A reflector of one plane is a mere client in the others. Calico would have
 * it reflect there too, and pass on in its own plane what it hears there: a route of a dead plane would live on. Filters prevent both.
 *
 * As among nodes everywhere, who falls silent is noticed when BIRD's hold time of 240 s is over.
 *
 * Source: Calico, "Calico over Ethernet fabrics"; RFC 4456.
 */
export const l2: FabricModel<"l2"> = {
  checks: (dc, fabric) => checkSwitched(dc, switched(fabric)),
  asns: (dc) => asns(dc),
  sessions,
  routing: (fabric) => ({ from: "node", fabric: switched(fabric) }),
  downward: "routes",
  ospf: () => null,
  borders: () => ({
    "super-spine": "no switch routes here",
    spine: "no switch routes here",
    tor: "no switch routes here",
  }),
  attaches: () => attachesShared("ToRs only switch, and have no links that route"),
  unnumbered: () => "no switch routes, and there are no links that have addresses",
  pods: () => noPods("no switch routes, and a plane is one network over all racks"),
  clusters: () => NO_CLUSTERS,
};
