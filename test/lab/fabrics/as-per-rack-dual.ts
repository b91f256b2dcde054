import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack with two ToRs in each rack: one AS, iBGP between the two, both reflect. Not every cable is as every other: the first rack has
 * two to the first spine, and a ToR of the last has none to it.
 */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-dual",
  fabric: { model: "as-per-rack" },
  capacity: { maxUplinksPerSpine: 2 },
  pools: { links: ["10.254.0.0/16", "10.250.0.0/16"] },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    ...(index === 0 ? { uplinks: { to: { "spine-1": 2 } } } : {}),
    tors: [{ index: 0 }, { index: 1, ...(index === 2 ? { uplinks: { spines: ["spine-2"] } } : {}) }],
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
