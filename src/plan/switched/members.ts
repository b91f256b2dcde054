import type { Datacenter, RackSpec } from "../../spec/index.ts";
import { torName, torSlot } from "../numbering.ts";
import type { Cable } from "./cables.ts";
import { planeOfSpine, type SwitchedFabric } from "./fabric.ts";
import { spinePairs, spinesOf, torPairs } from "./pairs.ts";

/** A switch with all from which its numbers follow. */
export interface Member {
  readonly name: string;
  readonly role: "spine" | "tor";
  /** Unique among switches of its role: a spine's index, a ToR's slot. */
  readonly slot: number;
  /** A spine's place among those of its plane, from 0; 0 on a ToR. */
  readonly rank: number;
  readonly pair: Membership | null;
  readonly cables: readonly Cable[];
}

/** A switch's place in a pair. */
export interface Membership {
  readonly domain: number;
  /** 0 for the lower index, 1 for the other. */
  readonly position: 0 | 1;
  readonly peer: string;
}

/** Domains of pairs: 1 + plane for spines, 5 + rack for ToRs. There are at most four planes. */
const FIRST_TOR_DOMAIN = 5;

/** Numbers of domains that the declared capacity takes. */
export const domainsFor = ({ capacity }: Datacenter): number => FIRST_TOR_DOMAIN + capacity.maxRacks - 1;

type Pairs = ReadonlyMap<string, Membership>;

const memberships = (domain: number, one: string, other: string): [string, Membership][] => [
  [one, { domain, position: 0, peer: other }],
  [other, { domain, position: 1, peer: one }],
];

const pairsOf = (dc: Datacenter, fabric: SwitchedFabric): Pairs =>
  new Map([
    ...spinePairs(dc, fabric).flatMap(({ plane, spines: [one, other] }) =>
      memberships(1 + plane, one.name, other.name),
    ),
    ...torPairs(dc, fabric).flatMap(({ rack, tors: [one, other] }) =>
      memberships(FIRST_TOR_DOMAIN + rack.index, torName(rack, one), torName(rack, other)),
    ),
  ]);

/** Every switch by name. */
export function membersOf(
  dc: Datacenter,
  fabric: SwitchedFabric,
  cables: readonly Cable[],
): ReadonlyMap<string, Member> {
  const pairs = pairsOf(dc, fabric);
  const plugged = Map.groupBy(
    cables.flatMap((cable) => cable.ends.map(({ device }) => ({ device, cable }))),
    ({ device }) => device,
  );
  const common = (name: string) => ({
    name,
    pair: pairs.get(name) ?? null,
    cables: (plugged.get(name) ?? []).map(({ cable }) => cable),
  });
  const spines = dc.spines.map((spine): Member => {
    const rank = spinesOf(dc, fabric, planeOfSpine(fabric, spine)).indexOf(spine);
    return { ...common(spine.name), role: "spine", slot: spine.index, rank };
  });
  const tors = dc.racks.flatMap((rack: RackSpec) =>
    rack.tors.map((tor): Member => ({
      ...common(torName(rack, tor)),
      role: "tor",
      slot: torSlot(dc, rack, tor),
      rank: 0,
    })),
  );
  return new Map([...spines, ...tors].map((member) => [member.name, member]));
}
