import fc from "fast-check";
import type { DatacenterSpec } from "../../src/index.ts";
import type { FabricSpec } from "./variants.ts";

type L2 = FabricSpec<"l2">;
type Technology = NonNullable<NonNullable<L2["switching"]>["technology"]>;
type Rack = NonNullable<DatacenterSpec["racks"]>[number];

/** How large an arbitrary switched fabric may be. */
export interface MostSwitched {
  readonly spinesPerPlane: number;
  readonly racks: number;
  readonly nodesPerRack: number;
}

const SMALL: MostSwitched = { spinesPerPlane: 2, racks: 5, nodesPerRack: 4 };

/** Lists of a rack's ToRs that the technology can have. */
function torsOf(technology: Technology, planes: number): readonly (readonly number[])[] {
  const [one, two] = [
    [[0], [1]],
    [
      [0, 1],
      [1, 0],
    ],
  ];
  if (planes === 1) return technology === "plain" || technology === "trill" ? one : [...one, ...two];
  return technology === "trill" || technology === "fabricpath" ? two : [...one, ...two];
}

/** What can be: TRILL and FabricPath can't keep several planes apart in one switch. */
export const planesOf = (technology: Technology): readonly number[] =>
  technology === "trill" || technology === "fabricpath" ? [1, 2] : [1, 2, 3, 4];

interface Placed {
  readonly rack: number;
  readonly node: number;
}

/** The plane of each node that reflects: `counts[p]` of them in plane p where there are nodes enough, else one. */
function reflecting(nodes: readonly Placed[], counts: readonly number[]): ReadonlyMap<Placed, number> {
  const left = [...nodes];
  const take = (plane: number): [Placed, number][] => left.splice(0, 1).map((one) => [one, plane]);
  const first = counts.flatMap((_, plane) => take(plane));
  return new Map([...first, ...counts.flatMap((count, plane) => (count > 1 ? take(plane) : []))]);
}

/** A datacenter whose racks have so many nodes and ToRs, under `spines` spines a plane, all indices in order; reflectors in different racks. */
export function switchedSpec(
  fabric: L2,
  spines: number,
  sizes: readonly { readonly nodes: number; readonly tors: number }[],
  reflectors = 2,
): DatacenterSpec & { readonly racks: readonly Rack[] } {
  const planes = fabric.planes ?? 1;
  const counted = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const nodes = sizes
    .flatMap((size, rack) => counted(size.nodes).map((node): Placed => ({ rack, node })))
    .toSorted((a, b) => a.node - b.node || a.rack - b.rack);
  return made(
    fabric,
    counted(spines * planes),
    sizes.map((size, index) => ({ index, tors: counted(size.tors), nodes: counted(size.nodes) })),
    reflecting(nodes, Array<number>(planes).fill(reflectors)),
  );
}

interface Shape {
  readonly index: number;
  readonly tors: readonly number[];
  readonly nodes: readonly number[];
}

function made(
  fabric: L2,
  spines: readonly number[],
  racks: readonly Shape[],
  reflectors: ReadonlyMap<Placed, number>,
): DatacenterSpec & { readonly racks: readonly Rack[] } {
  const planeOf = new Map(
    [...reflectors].map(([{ rack, node }, plane]) => [`${String(rack)} ${String(node)}`, plane]),
  );
  return {
    name: "switched",
    fabric,
    spines: spines.map((index) => ({ name: `s${String(index)}`, index })),
    racks: racks.map(({ index, tors, nodes }) => ({
      name: `r${String(index)}`,
      index,
      tors: tors.map((tor) => ({ index: tor })),
      nodes: nodes.map((node) => {
        const plane = planeOf.get(`${String(index)} ${String(node)}`);
        return {
          name: `r${String(index)}-n${String(node)}`,
          index: node,
          ...(plane === undefined ? {} : { reflectsPlane: plane }),
        };
      }),
    })),
  };
}

/** Any valid datacenter of this fabric: indices anywhere within the default capacity, one or two reflectors in each plane. */
export function anySwitchedSpec(
  fabric: L2,
  most: MostSwitched = SMALL,
): fc.Arbitrary<DatacenterSpec & { readonly racks: readonly Rack[] }> {
  const planes = fabric.planes ?? 1;
  const technology = fabric.switching?.technology ?? "plain";
  const numbers = (below: number, minLength: number, maxLength: number) =>
    fc.uniqueArray(fc.nat(below - 1), { minLength, maxLength, size: "max" });
  const rack = fc.record({
    index: fc.nat(255),
    tors: fc.constantFrom(...torsOf(technology, planes)),
    nodes: numbers(64, 0, most.nodesPerRack),
  });
  const perPlane = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: planes, maxLength: planes });
  return fc
    .record({
      spines: perPlane(numbers(Math.floor(64 / planes), 1, most.spinesPerPlane)),
      racks: fc.uniqueArray(rack, { maxLength: most.racks, selector: ({ index }) => index, size: "max" }),
      counts: perPlane(fc.integer({ min: 1, max: 2 })),
      from: fc.nat(),
    })
    .map(({ spines, racks, counts, from }) => {
      const nodes = racks.flatMap((one) => one.nodes.map((node): Placed => ({ rack: one.index, node })));
      // Too few to reflect in every plane: then none.
      const enough = nodes.length >= planes;
      const at = nodes.length === 0 ? 0 : from % nodes.length;
      return made(
        fabric,
        spines.flatMap((some, plane) => some.map((one) => one * planes + plane)),
        enough ? racks : racks.map((one) => ({ ...one, nodes: [] })),
        enough ? reflecting([...nodes.slice(at), ...nodes.slice(0, at)], counts) : new Map(),
      );
    });
}
