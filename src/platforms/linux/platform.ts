import { allOf } from "../capabilities.ts";
import { renderFrr } from "../frr/render.ts";
import { has, type Platform } from "../platform.ts";
import { refusedBridge, renderBridge, switching } from "./bridges.ts";
import { refusedByLinux } from "./interface-name.ts";
import { network } from "./network.ts";
import { withNetwork } from "./network-text.ts";

/** A whole switch on Linux: its network by ifupdown2, and what FRR does on it, which is as on `frr`. */
export const linux: Platform = {
  render: (intent) => withNetwork(network(intent), renderFrr(intent)),
  bridges: { render: renderBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByLinux,
  extension: ".conf",
  capabilities: allOf(has()),
  ranges: {},
  mostEqualPaths: 256,
  unconfirmed: [],
};
