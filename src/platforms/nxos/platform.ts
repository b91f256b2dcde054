import { nxosGrammar } from "./dialect/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderNxosBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities, unconfirmed } from "./capabilities.ts";
import { nxosDecision } from "./decision.ts";
import { nxosDialect } from "./dialect.ts";
import { refusedByNxos } from "./interface-names.ts";
import { nxosLook } from "./look.ts";
import { renderNxos } from "./render.ts";

/** Cisco NX-OS 9.3 and newer on Nexus 9000. */
export const nxos: Platform = {
  render: renderNxos,
  bridges: { render: renderNxosBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByNxos,
  extension: ".cfg",
  lines: { nxos: linesOf(nxosGrammar, "!") },
  capabilities,
  decision: nxosDecision,
  ranges: { bfdInterval: [50, 999], bfdMultiplier: [1, 50], restartTime: [1, 3600], staleTime: [1, 3600] },
  mostEqualPaths: 64,
  unconfirmed,
  dialect: nxosDialect,
  look: nxosLook,
};
