import type { PlatformName } from "../spec/index.ts";
import { comwareDecision } from "./comware/decision.ts";
import type { Decision } from "./decision.ts";
import { eosDecision } from "./eos/decision.ts";
import { cumulusDecision, frrDecision } from "./frr/decision.ts";
import { birdDecision, gobgpDecision } from "./hosts/decision.ts";
import { nxosDecision } from "./nxos/decision.ts";
import { vrpDecision } from "./vrp/decision.ts";

/** What each platform's BGP does by itself. */
export const decisions: Readonly<Record<PlatformName, Decision>> = {
  frr: frrDecision,
  linux: frrDecision,
  eos: eosDecision,
  nxos: nxosDecision,
  comware: comwareDecision,
  vrp: vrpDecision,
  sonic: frrDecision,
  cumulus: cumulusDecision,
};

/** The same of what runs on servers. */
export const hostDecisions = { bird: birdDecision, gobgp: gobgpDecision } as const;
