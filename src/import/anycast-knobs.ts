import { canonicalPrefix, formatIpv4, type Prefix4 } from "../net/ipv4.ts";
import { valueIn, type Design, type SpecObject, type SpecValue } from "./design.ts";
import type { FabricShape, RackShape } from "./fabric-shape.ts";
import type { Knob, Situation } from "./knob.ts";

const there = (design: Design): readonly SpecObject[] =>
  (valueIn(design, ["anycast"]) ?? []) as readonly SpecObject[];

/** How many lists of a rack's ToRs let one address pass. */
const listsWith = ({ tors }: RackShape, { base, length }: Prefix4): number =>
  Math.max(
    0,
    ...tors.map(
      ({ facts }) =>
        facts?.permits.filter(({ range }) => range.base === base && range.length === length).length ?? 0,
    ),
  );

/** Racks whose servers may announce an address: it stands in lists of both directions, of other racks in one. */
export function racksWith({ racks }: FabricShape, address: Prefix4): readonly RackShape[] {
  const most = Math.max(0, ...racks.map((rack) => listsWith(rack, address)));
  return most === 0 ? [] : racks.filter((rack) => listsWith(rack, address) === most);
}

const permitted = (left: Situation["left"]): readonly Prefix4[] =>
  left.prefixes(/permit|importV4|cidr/).flatMap((text) => {
    const range = canonicalPrefix(text);
    return range?.length === 32 ? [range] : [];
  });

/** Every server of these racks, and the first of each: switches don't say who of a rack has an address. */
function sharedBy(racks: readonly RackShape[]): readonly (readonly string[])[] {
  const all = racks.flatMap(({ servers }) => servers.map(({ name }) => name));
  const firsts = racks.flatMap(({ servers: [first] }) => (first === undefined ? [] : [first.name]));
  return [all, firsts].filter(({ length }) => length > 0);
}

/** Addresses that several servers announce. */
export const ANYCAST: readonly Knob[] = [
  {
    path: ["anycast"],
    values: (situation) => {
      const known = new Set(there(situation.design).map(({ address }) => address));
      return permitted(situation.left)
        .filter(({ base }) => !known.has(formatIpv4(base)))
        .flatMap((range): readonly SpecValue[] =>
          sharedBy(racksWith(situation.shape, range)).map((servers) => [
            ...there(situation.design),
            { address: formatIpv4(range.base), servers },
          ]),
        );
    },
  },
  {
    path: ["outside", "announce", "anycast"],
    values: ({ design }) =>
      there(design).length > 0 && valueIn(design, ["outside"]) !== undefined ? [true] : [],
  },
];

/** Single addresses in lines that nothing explains, whose racks have no server that any text names: `10.0.0.1 of r1, r2`. */
export const unsharedIn = (shape: FabricShape, left: Situation["left"]): readonly string[] =>
  permitted(left).flatMap((range) => {
    const racks = racksWith(shape, range);
    return racks.length > 0 && sharedBy(racks).length === 0
      ? [`${formatIpv4(range.base)} of ${racks.map(({ name }) => name).join(", ")}`]
      : [];
  });
