import type { Datacenter } from "../../spec/index.ts";
import type { SwitchedFabric, Technology } from "./fabric.ts";
import { domainsFor } from "./members.ts";
import { pairsTors } from "./pairs.ts";
import { SWITCH_IDS_FOR_TORS } from "./switching.ts";

/** Numbers of one kind that the declared capacity takes, and how many the technology has. */
export interface NumberRange {
  readonly what: string;
  readonly needs: number;
  readonly most: number;
}

/** vPC's and most vendors' domains end there. */
const LAST_DOMAIN = 1000;
/** NX-OS' port channels end there; others have fewer or more, never a smaller need. */
const LAST_AGGREGATE = 4096;

const torsOf = ({ capacity }: Datacenter): number => capacity.maxRacks * capacity.maxTorsPerRack;

const aggregates = (dc: Datacenter): NumberRange => ({
  what: "aggregates on a spine",
  needs: torsOf(dc),
  most: LAST_AGGREGATE,
});

const byTechnology: Readonly<
  Record<Technology, (dc: Datacenter, fabric: SwitchedFabric) => readonly NumberRange[]>
> = {
  plain: () => [],
  mlag: (dc, fabric) => [
    aggregates(dc),
    ...(pairsTors(fabric) && dc.capacity.maxTorsPerRack > 1
      ? [{ what: "domains of pairs", needs: domainsFor(dc), most: LAST_DOMAIN }]
      : []),
  ],
  irf: (dc) => [aggregates(dc)],
  // RFC 6325 has 65,471 nicknames, and a fabric at most 64 spines and 32,768 ToRs.
  trill: () => [],
  fabricpath: (dc, fabric) => [
    { what: "switch ids of ToRs", needs: torsOf(dc), most: SWITCH_IDS_FOR_TORS },
    ...(pairsTors(fabric) && dc.capacity.maxTorsPerRack > 1
      ? [{ what: "domains of pairs", needs: domainsFor(dc), most: LAST_DOMAIN }]
      : []),
  ],
};

/** What the technology must have numbers for. Switch ids end at 4095, and those of pairs fit wherever domains do. */
export const numbersNeeded = (dc: Datacenter, fabric: SwitchedFabric): readonly NumberRange[] =>
  byTechnology[fabric.technology](dc, fabric);
