import { comwareGrammar } from "./dialect/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import type { Platform } from "../platform.ts";
import { renderBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { comwareDecision } from "./decision.ts";
import { comwareDialect } from "./dialect.ts";
import { refusesInterface } from "./interface-names.ts";
import { comwareLook } from "./look.ts";
import { renderComware } from "./render.ts";
import { unconfirmed } from "./unconfirmed.ts";

/** H3C and HPE Comware 7 on switches. */
export const comware: Platform = {
  render: renderComware,
  bridges: { render: renderBridge, switching },
  refusesInterface,
  extension: ".cfg",
  lines: { comware: linesOf(comwareGrammar, "#") },
  capabilities,
  decision: comwareDecision,
  ranges: {
    bfdInterval: [10, 1000],
    bfdMultiplier: [3, 50],
    restartTime: [3, 600],
    staleTime: [3, 3600],
    // Of VLAN interfaces ("1280 to 9198", HPE FlexFabric 10500 Layer 3 - IP Services Command Reference, `ipv6 mtu`).
    mtu: [1280, 9198],
  },
  // What `max-ecmp-num` may be set to on every model whose manual says it.
  mostEqualPaths: 32,
  unconfirmed,
  dialect: comwareDialect,
  look: comwareLook,
};
