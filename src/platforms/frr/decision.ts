import { OWN_FIRST, type Decision } from "../decision.ts";

/**
 * docs.frrouting.org/en/latest/bgp.html, "Route Selection", with the lines `bgp bestpath compare-routerid`, without which it would keep the older
 * of two paths by eBGP, and `bgp ebgp-requires-policy`. Distances are 20, 110 of OSPF, and 200; weight 32768 is of its own. The lab holds it to FRR 8.4.
 */
export const frrDecision: Decision = {
  ranking: OWN_FIRST,
  tieBreaks: [["router-id", "cluster-length", "peer-address"]],
  withoutPolicy: "nothing",
  igpBefore: "internal",
  takesAllPaths: true,
};

/** FRR as NVUE sets it up: with FRR's defaults for datacenters, which ask for no policy. */
export const cumulusDecision: Decision = { ...frrDecision, withoutPolicy: "everything" };
