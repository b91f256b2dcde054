import { eosGrammar } from "./dialect/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderEosBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { eosDecision } from "./decision.ts";
import { eosDialect } from "./dialect.ts";
import { refusedByEos } from "./interface-name.ts";
import { eosLook } from "./look.ts";
import { renderEos } from "./render.ts";

/** Arista EOS 4.23 and newer. Two ToRs of a rack that route share their VLAN by a trunk, or, where servers bond by LACP, by MLAG. */
export const eos: Platform = {
  render: renderEos,
  bridges: { render: renderEosBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByEos,
  extension: ".cfg",
  lines: { eos: linesOf(eosGrammar, "!") },
  capabilities,
  decision: eosDecision,
  // Of Trident II and what came after it.
  ranges: {
    bfdInterval: [50, 60_000],
    bfdMultiplier: [3, 50],
    restartTime: [1, 3600],
    staleTime: [1, 3600],
    // From what IPv6 needs on; EOS itself takes 68 to 9214 (AVD's schema of its interfaces).
    mtu: [1280, 9214],
  },
  mostEqualPaths: 128,
  dialect: eosDialect,
  look: eosLook,
  unconfirmed: [
    {
      pattern: /^speed forced (?:200|400)gfull$/,
      doubt: "newer releases say how many lanes, as in `speed 400g-8`",
    },
    {
      pattern: /^vrf instance \S+$/,
      doubt:
        "no document shows that neighbours in a VRF have what their peer group has in the process's address families, and that `distance bgp`, `bgp advertise-inactive` and `bgp bestpath` are taken in one",
    },
  ],
};
