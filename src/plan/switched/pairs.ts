import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";
import { byIndex } from "../by-index.ts";
import { planeIndices, planeOfSpine, type SwitchedFabric, type Technology } from "./fabric.ts";

/** Two spines of a plane that are one switch to the ToRs. */
export interface SpinePair {
  readonly plane: number;
  readonly spines: readonly [SpineSpec, SpineSpec];
}

/** Two ToRs of a rack that are one switch to the nodes. */
export interface TorPair {
  readonly rack: RackSpec;
  readonly tors: readonly [TorSpec, TorSpec];
}

/** Technologies in which two spines are one; with the others each is a switch of its own. */
const PAIRS_SPINES: ReadonlySet<Technology> = new Set(["mlag", "irf"]);
/** FabricPath's ToRs are one towards nodes (vPC+), while its spines need no such thing. */
const PAIRS_TORS: ReadonlySet<Technology> = new Set(["mlag", "irf", "fabricpath"]);

export const pairsSpines = ({ technology }: SwitchedFabric): boolean => PAIRS_SPINES.has(technology);

/**
 * Only where there is one plane: with several, each ToR carries planes of its own, so that no fault is shared, and ECMP does what a
 * pair would.
 */
export const pairsTors = ({ technology, planes }: SwitchedFabric): boolean =>
  planes === 1 && PAIRS_TORS.has(technology);

const two = <T>([one, other, ...more]: readonly T[]): readonly [T, T] | null =>
  one === undefined || other === undefined || more.length > 0 ? null : [one, other];

export const spinesOf = (dc: Datacenter, fabric: SwitchedFabric, plane: number): readonly SpineSpec[] =>
  byIndex(dc.spines.filter((spine) => planeOfSpine(fabric, spine) === plane));

export const spinePairs = (dc: Datacenter, fabric: SwitchedFabric): readonly SpinePair[] =>
  pairsSpines(fabric)
    ? planeIndices(fabric).flatMap((plane) => {
        const spines = two(spinesOf(dc, fabric, plane));
        return spines === null ? [] : [{ plane, spines }];
      })
    : [];

export const torPairs = (dc: Datacenter, fabric: SwitchedFabric): readonly TorPair[] =>
  pairsTors(fabric)
    ? dc.racks.flatMap((rack) => {
        const tors = two(byIndex(rack.tors));
        return tors === null ? [] : [{ rack, tors }];
      })
    : [];
