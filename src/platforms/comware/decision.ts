import type { Decision } from "../decision.ts";

/**
 * Layer 3 IP Routing Configuration Guides, "BGP route selection": Preferred_value, which is 0 of all; LOCAL_PREF; its own; AS_PATH; ORIGIN; MED; eBGP; IGP metric. Then releases differ:
 * that of the 5710 (support.hpe.com, 5200-4992) keeps the optimal route where all are by eBGP from different router ids, goes on with router id or originator, cluster list, address;
 * that of the 5930 (5200-4579) goes by cluster list, originator or router id, address, and keeps none. The text sets the preference to 200, behind OSPF's 10. Whether it takes more than
 * one path of a neighbour by itself no document at hand says.
 */
export const comwareDecision: Decision = {
  ranking: ["local-pref", "own", "path-length", "origin", "med", "external", "igp-cost"],
  tieBreaks: [
    ["kept", "router-id", "cluster-length", "peer-address"],
    ["cluster-length", "router-id", "peer-address"],
  ],
  withoutPolicy: "everything",
  igpBefore: "all",
  takesAllPaths: true,
};
