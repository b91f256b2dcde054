import { cumulusLines } from "./own-lines.ts";
import type { Platform } from "../platform.ts";
import { renderBridge, switching } from "./bridges.ts";
import { capabilities } from "./capabilities.ts";
import { cumulusDecision } from "../frr/decision.ts";
import { cumulusDialect } from "./change/dialect.ts";
import { refusedByCumulus } from "./interface-name.ts";
import { cumulusLook } from "./look.ts";
import { renderCumulus } from "./render.ts";

/** NVIDIA Cumulus Linux 5.9 to 5.14, by its object model NVUE. */
export const cumulus: Platform = {
  render: renderCumulus,
  dialect: cumulusDialect,
  bridges: { render: renderBridge, switching },
  refusesInterface: refusedByCumulus,
  vrfIsInterface: true,
  extension: ".yaml",
  lines: { cumulus: cumulusLines },
  capabilities,
  decision: cumulusDecision,
  ranges: { bfdInterval: [50, 60_000], restartTime: [1, 3600], staleTime: [1, 3600] },
  // 128 on Spectrum-4 alone.
  mostEqualPaths: 64,
  unconfirmed: [
    {
      pattern: /^additive: \{\}$/,
      doubt:
        "if the route map does not take the word, its communities replace those that a route has, that of a graceful shutdown among them",
    },
    {
      pattern: /^ip-nexthop-list: '.*-V6'$/,
      doubt: "the match of next hops by a prefix list is documented with IPv4 only",
    },
    {
      pattern: /^type: 'ipv[46]-address'$/,
      doubt: "the port of a static route is written so from 5.12 on, and an earlier release refuses the file",
    },
  ],
  look: cumulusLook,
};
