import type { DatacenterSpec } from "../src/index.ts";
import { specOf } from "../test/support/specs.ts";

export interface Size {
  readonly racks: number;
  readonly spines: number;
}

/** Nodes of each rack. */
export const NODES = 16;

/** A fabric of this size in one that was declared for it: with fewer racks its numbers are the same. */
export const fabricOf = ({ racks, spines }: Size, present = racks): DatacenterSpec => ({
  ...specOf(
    spines,
    Array.from({ length: present }, () => NODES),
  ),
  capacity: { maxRacks: racks, maxSpines: spines, maxTorsPerRack: 1, maxNodesPerRack: NODES },
  sizes: { rackSubnet: 26, rackPods: 20 },
});
