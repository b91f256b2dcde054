import { sonicFrrLines, sonicLines } from "./own-lines.ts";
import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderSonicBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { frrDecision } from "../frr/decision.ts";
import { sonicDialect } from "./change/dialect.ts";
import { sonicLook } from "./look.ts";
import { refusedBySonic } from "./names.ts";
import { renderSonic } from "./render.ts";

/** SONiC, the community's, from the release whose zebra reaches the switch by the lines that its text has. */
export const sonic: Platform = {
  render: renderSonic,
  bridges: { render: renderSonicBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedBySonic,
  extension: ".json",
  lines: { sonic: sonicLines, frr: sonicFrrLines },
  capabilities,
  decision: frrDecision,
  ranges: {},
  // What its own templates set, and what every switch that it runs on takes.
  mostEqualPaths: 64,
  look: sonicLook,
  dialect: sonicDialect,
  unconfirmed: [
    {
      pattern: /^"MCLAG_UNIQUE_IP": /,
      doubt:
        "documents want VRRP or an anycast gateway for what a pair routes, and none says whether what crosses the link between the two still leaves by an aggregate when it was routed",
    },
  ],
};
