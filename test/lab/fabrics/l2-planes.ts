import type { DatacenterSpec } from "../../../src/index.ts";

/** An Ethernet fabric of two isolated planes, with two route reflectors in each, in different racks. */
export const datacenter: DatacenterSpec = {
  name: "l2-planes",
  fabric: { model: "l2", planes: 2 },
  calico: { version: "3.32" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      nodes: [
        { name: "r1-n1", index: 0, reflectsPlane: 0 },
        { name: "r1-n2", index: 1, reflectsPlane: 1 },
      ],
    },
    {
      name: "r2",
      index: 1,
      nodes: [
        { name: "r2-n1", index: 0, reflectsPlane: 0 },
        { name: "r2-n2", index: 1 },
      ],
    },
    {
      name: "r3",
      index: 2,
      nodes: [
        { name: "r3-n1", index: 0, reflectsPlane: 1 },
        { name: "r3-n2", index: 1 },
      ],
    },
  ],
};
