import type { DatacenterSpec } from "../../../src/index.ts";

/** Two ToRs in each rack that share nothing: a server has a link to each, and a stable address of its own. */
export const datacenter: DatacenterSpec = {
  name: "downward-default-routed",
  fabric: { model: "downward-default" },
  servers: { attachment: "routed" },
  // What a cut cable leaves in BIRD's tables is gone as soon.
  bgp: { gracefulRestart: { restart: 15 } },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2"].map((name, index) => ({
    name,
    index,
    tors: [{ index: 0 }, { index: 1 }],
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
