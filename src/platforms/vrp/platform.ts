import { vrpGrammar } from "./dialect/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { vrpDecision } from "./decision.ts";
import { vrpDialect } from "./dialect.ts";
import { vrpLook } from "./look.ts";
import { refusedByVrp } from "./names.ts";
import { renderVrp } from "./render.ts";

/** Huawei VRP 8 on CloudEngine switches, V300R023C00 and newer. */
export const vrp: Platform = {
  render: renderVrp,
  bridges: { render: renderBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByVrp,
  extension: ".cfg",
  lines: { vrp: linesOf(vrpGrammar, "#") },
  capabilities,
  decision: vrpDecision,
  ranges: { bfdInterval: [3, 1000], bfdMultiplier: [3, 50], restartTime: [3, 3600], staleTime: [3, 3000] },
  mostEqualPaths: 128,
  dialect: vrpDialect,
  unconfirmed: [
    {
      pattern: /^port split dimension interface /,
      doubt:
        "no document of CloudEngine switches shows what the parts of a port are called, here as 25GE1/0/1:1",
    },
    {
      pattern: /^speed [0-9]+$/,
      doubt: "documents do not say which ports take it: some have `port mode` in its place",
    },
    {
      pattern: /^m-lag ip(?:v6)? address /,
      doubt:
        "documents do not say whether what a server sends to one ToR's own address by its cable to the other keeps its TTL; where it does not, sessions with TTL security, and those by eBGP, do not come up",
    },
    {
      pattern: /^network (?:0\.0\.0\.0 0\.0\.0\.0|:: 0)$/,
      doubt: "whether `network` takes the default route, which VRP's documents tell to import otherwise",
    },
    {
      pattern: /^peer \S+ substitute-as$/,
      doubt:
        "documents show it in the address families of VPN instances, and of groups of dynamic neighbours nowhere",
    },
    {
      pattern: /^peer \S+ listen-as-segment begin-as 1 end-as /,
      doubt:
        "whether a group of dynamic neighbours may have two ranges of AS numbers, below and above the switch's own",
    },
  ],
  look: vrpLook,
};
