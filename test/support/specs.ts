import fc from "fast-check";
import type { DatacenterSpec } from "../../src/index.ts";

type Racks = NonNullable<DatacenterSpec["racks"]>;

/** A datacenter of `spines` spines and racks with these numbers of nodes, all indices in order. */
export function specOf(spines: number, nodesPerRack: readonly number[]): DatacenterSpec {
  return {
    name: "test",
    spines: Array.from({ length: spines }, (_, index) => ({ name: `s${String(index)}`, index })),
    racks: nodesPerRack.map((nodes, index) => ({
      name: `r${String(index)}`,
      index,
      nodes: Array.from({ length: nodes }, (_, node) => ({
        name: `r${String(index)}-n${String(node)}`,
        index: node,
      })),
    })),
  };
}

const indices = (most: number, count: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(fc.nat(most - 1), count);

/** Any valid datacenter: indices anywhere within the default capacity, in any order. */
export const anySpec: fc.Arbitrary<DatacenterSpec & { racks: Racks }> = fc
  .record({
    spines: indices(64, { minLength: 1, maxLength: 6 }),
    racks: fc.uniqueArray(
      fc.record({ index: fc.nat(255), nodes: indices(64, { minLength: 0, maxLength: 5 }) }),
      {
        minLength: 0,
        maxLength: 6,
        selector: ({ index }) => index,
      },
    ),
  })
  .map(({ spines, racks }) => ({
    name: "any",
    spines: spines.map((index) => ({ name: `s${String(index)}`, index })),
    racks: racks.map(({ index, nodes }) => ({
      name: `r${String(index)}`,
      index,
      nodes: nodes.map((node) => ({ name: `r${String(index)}-n${String(node)}`, index: node })),
    })),
  }));

/** Runs of a property: 1,000 on CI, fewer at a desk. */
export const RUNS = { numRuns: process.env["CI"] === "true" ? 1000 : 200 };
