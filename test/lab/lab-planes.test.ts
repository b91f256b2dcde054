import { datacenter as asPerCluster } from "./fabrics/as-per-cluster.ts";
import { datacenter as asPerRackEthernet } from "./fabrics/as-per-rack-ethernet.ts";
import { datacenter as dualStack } from "./fabrics/dual-stack.ts";
import { datacenter as fiveStage } from "./fabrics/five-stage.ts";
import { datacenter as igpTors } from "./fabrics/igp-tors.ts";
import { datacenter as igp } from "./fabrics/igp.ts";
import { datacenter as l2Dual } from "./fabrics/l2-dual.ts";
import { datacenter as l2Planes } from "./fabrics/l2-planes.ts";
import { datacenter as l2 } from "./fabrics/l2.ts";
import { datacenter as linux } from "./fabrics/linux.ts";
import { describeLabs, FAMILIES, NETWORK, PLANES, ROUTES, TABLES, VERIFIED } from "./lab-runs.ts";

describeLabs(
  [
    {
      spec: asPerRackEthernet,
      what: "as-per-rack on spines that only switch",
      filters: [...ROUTES, ...PLANES],
    },
    {
      spec: linux,
      what: "as-per-server on spines that only switch, with two ToRs in a rack, all of them the fabric's as whole switches",
      filters: [...ROUTES, ...PLANES, ...NETWORK],
    },
    {
      spec: asPerCluster,
      what: "as-per-cluster in both address families, where ToRs override the nodes' AS",
      filters: ROUTES,
    },
    { spec: dualStack, what: "as-per-rack in both address families", filters: FAMILIES },
    { spec: igp, what: "igp, reflected by spines", filters: [...ROUTES, VERIFIED] },
    { spec: igpTors, what: "igp with meshed ToRs, two of them in a rack", filters: ROUTES },
    {
      spec: fiveStage,
      what: "five stages: as-per-rack in two pods under two super-spines",
      filters: [...ROUTES, "rib-equal-after/super-spine"],
    },
    // What fails behind a switch nodes notice when BIRD's hold time is over: minutes, and tried by hand.
    { spec: l2, what: "l2, flat, over two spines in a spanning tree", filters: TABLES },
    { spec: l2Planes, what: "l2 of two planes", filters: TABLES },
    { spec: l2Dual, what: "l2, flat, with two ToRs in a rack", filters: TABLES },
  ],
  ["ifupdown2"],
);
