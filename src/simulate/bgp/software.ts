import type { Decision } from "../../platforms/decision.ts";
import { decisionOn, hostDecisions } from "../../platforms/decisions.ts";
import type { Router, Software } from "../network/types.ts";

/** BIRD, whoever configures it. */
export const IS_BIRD: ReadonlySet<Software> = new Set<Software>(["bird", "bird1", "bird2"]);

const ofSoftware: Readonly<Record<Software, Decision>> = {
  frr: decisionOn("frr"),
  vendor: decisionOn("frr"),
  bird: hostDecisions.bird,
  bird1: hostDecisions.bird,
  bird2: hostDecisions.bird,
  gobgp: hostDecisions.gobgp,
};

/** How a router decides: as its platform does, or as its software does elsewhere. */
export const decisionOf = ({ decision, software }: Pick<Router, "decision" | "software">): Decision =>
  decision ?? ofSoftware[software];
