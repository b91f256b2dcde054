import type { DatacenterSpec } from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";

const racks = demo.racks ?? [];

const [r1, r2, ...others] = racks;
const [r1n1, ...staying] = r1?.nodes ?? [];

/** Its first node stands in the second rack, and has the same name. */
const moved: DatacenterSpec = {
  ...demo,
  racks: [
    { ...r1, name: "r1", index: 0, nodes: staying },
    { ...r2, name: "r2", index: 1, nodes: [...(r2?.nodes ?? []), { name: r1n1?.name ?? "", index: 9 }] },
    ...others,
  ],
};

/** The changes that every form of a review is shown for, each made to the demo. */
export const CHANGES: Readonly<Record<string, DatacenterSpec>> = {
  "no-change": demo,
  "rack-added": {
    ...demo,
    racks: [...racks, { name: "r5", index: 4, nodes: [{ name: "r5-n1", index: 0 }] }],
  },
  "spine-added": { ...demo, spines: [...demo.spines, { name: "spine-3", index: 2 }] },
  // A range more in a pool is a rule more in every policy that is written with it.
  "policy-changed": { ...demo, pools: { pods: ["10.32.0.0/11", "10.128.0.0/11"] } },
  "model-option-changed": { ...demo, fabric: { model: "as-per-rack", inRack: { kind: "full-mesh" } } },
  "ipv6-added": { ...demo, ipv6: { prefix: "fd12:3456:789a::/48" } },
  "pod-range-changed": { ...demo, pools: { pods: "10.128.0.0/11" } },
  "block-size-changed": { ...demo, sizes: { podBlock: 27 } },
  "node-moved": moved,
  "rack-renamed": {
    ...demo,
    racks: racks.map((rack) => (rack.index === 0 ? { ...rack, name: "r9" } : rack)),
  },
  "spine-drained": {
    ...demo,
    spines: demo.spines.map((spine) => ({ ...spine, maintenance: spine.index === 0 })),
  },
  "rack-drained": { ...demo, racks: racks.map((rack) => ({ ...rack, maintenance: rack.index === 0 })) },
  refused: { ...demo, pools: { rackAsns: "64700-65534" } },
};

/** A datacenter of `8 + 2 * racks` switches. */
export const large = (count: number, keepalive = 3): DatacenterSpec => ({
  name: "large",
  bgp: { keepalive },
  spines: Array.from({ length: 8 }, (_, index) => ({ name: `spine-${String(index + 1)}`, index })),
  racks: Array.from({ length: count }, (_, index) => ({
    name: `r${String(index + 1)}`,
    index,
    tors: [{ index: 0 }, { index: 1 }],
    nodes: [0, 1].map((node) => ({ name: `r${String(index + 1)}-n${String(node + 1)}`, index: node })),
  })),
});
