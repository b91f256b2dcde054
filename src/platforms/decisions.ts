import type { PlatformName } from "../spec/index.ts";
import type { Decision } from "./decision.ts";
import { birdDecision, gobgpDecision } from "./hosts/decision.ts";
import { platforms } from "./index.ts";

/** What a platform's BGP does by itself. */
export const decisionOn = (platform: PlatformName): Decision => platforms[platform].decision;

/** The same of what runs on servers. */
export const hostDecisions = { bird: birdDecision, gobgp: gobgpDecision } as const;
