import type { Decision } from "../decision.ts";

/**
 * Huawei, VRP 8, "BGP Route Selection": PrefVal, which is 0 of all that no policy says it of, its own too; local preference; its own; AS path; origin; MED; eBGP; IGP metric; the shorter
 * cluster list before the lower router id or originator (`bestroute routerid-prior-clusterlist` turns them round, and is not used); the peer's lower address. BGP's preference
 * is 255, and 200 where the text says so, behind OSPF's 10. Whether it takes more than one path of a neighbour by itself no document at hand says.
 */
export const vrpDecision: Decision = {
  ranking: ["local-pref", "own", "path-length", "origin", "med", "external", "igp-cost"],
  tieBreaks: [["cluster-length", "router-id", "peer-address"]],
  withoutPolicy: "everything",
  igpBefore: "all",
  takesAllPaths: true,
};
