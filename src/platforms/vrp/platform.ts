import type { Platform } from "../platform.ts";
import { refusedBridge } from "./bridge/refusals.ts";
import { renderBridge } from "./bridge/render.ts";
import { switching } from "./bridge/switching.ts";
import { capabilities } from "./capabilities.ts";
import { vrpDialect } from "./dialect.ts";
import { refusedByVrp } from "./names.ts";
import { renderVrp } from "./render.ts";

/** Huawei VRP 8 on CloudEngine switches, V300R023C00 and newer. */
export const vrp: Platform = {
  render: renderVrp,
  bridges: { render: renderBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByVrp,
  extension: ".cfg",
  capabilities,
  ranges: { bfdInterval: [3, 1000], bfdMultiplier: [3, 50], restartTime: [3, 3600], staleTime: [3, 3000] },
  mostEqualPaths: 128,
  dialect: vrpDialect,
  unconfirmed: [
    {
      pattern: /^network (?:0\.0\.0\.0 0\.0\.0\.0|:: 0)$/,
      doubt: "whether `network` takes the default route, which VRP's documents tell to import otherwise",
    },
    {
      pattern: /^peer \S+ listen-as-segment begin-as 1 end-as /,
      doubt:
        "whether a group of dynamic neighbours may have two ranges of AS numbers, below and above the switch's own",
    },
  ],
};
