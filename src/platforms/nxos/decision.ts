import { OWN_FIRST, type Decision } from "../decision.ts";

/**
 * Cisco Nexus NX-OS Unicast Routing Configuration Guide, "BGP Path Selection", step 1: weight (32768 of its own), local preference, its own, AS path, origin, MED, eBGP, IGP metric; then
 * the path selected last, which the line `bestpath compare-routerid` makes the lower router id or originator; the shorter cluster list; the peer's lower address.
 * Equal after the IGP metric is what goes together. `capability additional-paths receive` is off by itself. Distances are 20 and 200.
 */
export const nxosDecision: Decision = {
  ranking: OWN_FIRST,
  tieBreaks: [["router-id", "cluster-length", "peer-address"]],
  withoutPolicy: "everything",
  igpBefore: "internal",
  takesAllPaths: false,
};
