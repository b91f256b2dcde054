import fc from "fast-check";
import type { DatacenterSpec } from "../../src/index.ts";
import { anySwitchedSpec, switchedSpec } from "./switched-specs.ts";
import { reflectsOnNodes, VARIANTS, type FabricSpec } from "./variants.ts";

type Racks = NonNullable<DatacenterSpec["racks"]>;

/** A spec with a list of racks, however short. */
export type AnySpec = DatacenterSpec & { readonly racks: Racks };

/** A node, and whether it is one of the reflectors of its rack; the field is absent where it is not. */
const nodeOf = (rack: string, index: number, reflector: boolean) => ({
  name: `${rack}-n${String(index)}`,
  index,
  ...(reflector ? { reflector } : {}),
});

/** A rack as a number of nodes under one ToR, or with a number of ToRs of its own. */
export type RackSize = number | { readonly nodes: number; readonly tors: number };

const sizeOf = (size: RackSize) => (typeof size === "number" ? { nodes: size, tors: 1 } : size);

/**
 * A datacenter of `spines` spines and racks of these sizes, all indices in order. Where nodes reflect, the first two of a rack do.
 * Default model: the spec's.
 */
export function specOf(spines: number, sizes: readonly RackSize[], fabric?: FabricSpec): AnySpec {
  if (fabric?.model === "l2") return switchedSpec(fabric, spines, sizes.map(sizeOf));
  const onNodes = reflectsOnNodes(fabric);
  return {
    name: "test",
    ...(fabric === undefined ? {} : { fabric }),
    spines: Array.from({ length: spines }, (_, index) => ({ name: `s${String(index)}`, index })),
    racks: sizes.map(sizeOf).map(({ nodes, tors }, index) => ({
      name: `r${String(index)}`,
      index,
      tors: Array.from({ length: tors }, (_, tor) => ({ index: tor })),
      nodes: Array.from({ length: nodes }, (_, node) =>
        nodeOf(`r${String(index)}`, node, onNodes && node < 2),
      ),
    })),
  };
}

/** How large an arbitrary datacenter may be. */
export interface Most {
  readonly spines: number;
  readonly racks: number;
  readonly nodesPerRack: number;
}

/** Enough for whatever depends on numbers, and simulated in milliseconds. */
const SMALL: Most = { spines: 6, racks: 6, nodesPerRack: 5 };

/** Lists come as long as they may: by default fast-check stops at ten. */
const indices = (below: number, minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.nat(below - 1), { minLength, maxLength, size: "max" });

/**
 * Any valid datacenter of this fabric: indices anywhere within the default capacity, in any order; one or two ToRs and one to three
 * reflectors a rack.
 */
export function anySpecOf(fabric: FabricSpec, most: Most = SMALL): fc.Arbitrary<AnySpec> {
  if (fabric.model === "l2") return anySwitchedSpec(fabric);
  const onNodes = reflectsOnNodes(fabric);
  const rack = fc.record({
    index: fc.nat(255),
    tors: fc.constantFrom([0], [1], [0, 1], [1, 0]),
    nodes: indices(64, 0, most.nodesPerRack),
    reflectors: onNodes ? fc.integer({ min: 1, max: 3 }) : fc.constant(0),
  });
  return fc
    .record({
      spines: indices(64, 1, most.spines),
      racks: fc.uniqueArray(rack, { maxLength: most.racks, selector: ({ index }) => index, size: "max" }),
    })
    .map(({ spines, racks }) => ({
      name: "any",
      fabric,
      spines: spines.map((index) => ({ name: `s${String(index)}`, index })),
      racks: racks.map(({ index, tors, nodes, reflectors }) => ({
        name: `r${String(index)}`,
        index,
        tors: tors.map((tor) => ({ index: tor })),
        nodes: nodes.map((node, at) => nodeOf(`r${String(index)}`, node, at < reflectors)),
      })),
    }));
}

/** Any valid datacenter of any variant of any model, in one address family or in both. */
export const anyModelSpec: fc.Arbitrary<AnySpec> = fc
  .record({ variant: fc.constantFrom(...VARIANTS), dual: fc.boolean() })
  .chain(({ variant: { fabric }, dual }) =>
    anySpecOf(fabric).map((spec) => (dual ? { ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } } : spec)),
  );

/** Runs of a property: `onCi` of them on CI, fewer at a desk. */
export const runs = (onCi: number, atDesk: number): { numRuns: number } => ({
  numRuns: process.env["CI"] === "true" ? onCi : atDesk,
});

/** Runs of a property that costs little. */
export const RUNS = runs(1000, 200);
