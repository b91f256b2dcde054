import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderEosBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { eosDialect } from "./dialect.ts";
import { refusedByEos } from "./interface-name.ts";
import { renderEos } from "./render.ts";

/** Arista EOS 4.23 and newer. Two ToRs of a rack that route are two switches: their VLAN is one by a trunk, and no port is shared by both. */
export const eos: Platform = {
  render: renderEos,
  bridges: { render: renderEosBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByEos,
  extension: ".cfg",
  capabilities,
  // Of Trident II and what came after it.
  ranges: { bfdInterval: [50, 60_000], bfdMultiplier: [3, 50], restartTime: [1, 3600], staleTime: [1, 3600] },
  mostEqualPaths: 128,
  unconfirmed: [],
  dialect: eosDialect,
};
