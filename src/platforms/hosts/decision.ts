import { OWN_FIRST, type Decision } from "../decision.ts";

/** BIRD: preference 200 of its own against 100; by router id where Calico or a host's text says so, which the lab holds it to. */
export const birdDecision: Decision = {
  ranking: OWN_FIRST,
  tieBreaks: [["router-id", "cluster-length", "peer-address"]],
  withoutPolicy: "nothing",
  igpBefore: "internal",
  takesAllPaths: true,
};

/** GoBGP with `external-compare-router-id`: it does not look at cluster lists. */
export const gobgpDecision: Decision = { ...birdDecision, tieBreaks: [["router-id", "peer-address"]] };
