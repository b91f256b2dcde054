import type { DatacenterSpec } from "../../../src/index.ts";

/** Five stages: two super-spines above two pods, each of two spines and two racks. AS numbers as RFC 7938 section 5.2 has them. */
export const datacenter: DatacenterSpec = {
  name: "five-stage",
  fabric: { model: "as-per-rack" },
  capacity: { maxPods: 4, maxSpines: 4, maxSuperSpines: 4, maxRacksPerPod: 32, maxRacks: 128 },
  superSpines: [
    { name: "ss-1", index: 0 },
    { name: "ss-2", index: 1 },
  ],
  pods: [
    { name: "p1", index: 0 },
    { name: "p2", index: 1 },
  ],
  spines: ["p1", "p2"].flatMap((pod) =>
    [0, 1].map((index) => ({ name: `${pod}-s${String(index + 1)}`, index, pod })),
  ),
  // The first rack of pod p is number 32 p, so that its ToR has the first port of its spines.
  racks: [0, 1, 32, 33].map((index) => ({
    name: `r${String(index)}`,
    index,
    pod: index < 32 ? "p1" : "p2",
    nodes: [{ name: `r${String(index)}-n1`, index: 0 }],
  })),
};
