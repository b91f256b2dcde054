import { OWN_FIRST, type Decision } from "../decision.ts";

/**
 * With the lines `no bgp bestpath ecmp-fast` and `bgp bestpath tie-break router-id`, without which the first of equal paths to come is told on, and `distance bgp 20 200 200`. No
 * document at hand says what comes behind the router id: it is taken to be as in RFC 4456 section 9. `bgp additional-paths receive` is on by itself, for running
 * configurations show its `no`.
 */
export const eosDecision: Decision = {
  ranking: OWN_FIRST,
  tieBreaks: [["router-id", "cluster-length", "peer-address"]],
  withoutPolicy: "everything",
  igpBefore: "internal",
  takesAllPaths: true,
};
