import { ROLE_WORDS } from "../../plan/types.ts";
import type { Cell, RackCell, Tier } from "./cells.ts";
import { widthOf } from "./metrics.ts";
import { asText, counted, fromTo, spans } from "./ranges.ts";
import { TEXTS, type TextLook } from "./shape.ts";

/** One line in a box: what stands at its left, and what at its right. */
export interface Words {
  readonly look: TextLook;
  readonly left: string;
  readonly right: string;
}

const NOUNS: Readonly<Record<Tier, string>> = { ...ROLE_WORDS, outside: "router", node: "node" };

/** What the devices of a box are called in a sentence. */
export const nounOf = ({ tier, members: [{ host }] }: Cell): string => (host ? "host" : NOUNS[tier]);

const words = (look: TextLook, left: string, right = ""): Words => ({ look, left, right });

/** How many a box stands for, and which: by index in their rack or row, or each rack's count where it stands for several racks'. */
function extent(cell: Cell, rack: RackCell | null): string {
  const { tier, members } = cell;
  const noun = nounOf(cell);
  if (rack === null || rack.racks.length === 1)
    return `${counted([members.length], noun)}, index ${spans(members.map(({ index }) => index))}`;
  if (tier === "tor") return counted([members.length], noun);
  const names = new Set(members.map(({ name }) => name));
  const inRack = rack.racks.map(
    ({ nodes, hosts }) => [...nodes, ...hosts].filter(({ name }) => names.has(name)).length,
  );
  return `${counted(inRack, noun)} each`;
}

/** What a box says: of one device its name and numbers; of several the first's and the last's, how many, and their indices. */
export function wordsIn(cell: Cell, rack: RackCell | null, saysAs: boolean): readonly Words[] {
  const { tier, members } = cell;
  const [first, ...others] = members;
  const asns = asText(members.map(({ asn }) => asn));
  const as = saysAs && asns !== null ? [words("as", asns)] : [];
  const note = first.note === null ? [] : [words("note", first.note)];
  if (others.length > 0)
    return [
      words("name", fromTo(members.map(({ name }) => name))),
      words("note", extent(cell, rack)),
      ...(members.every((one) => one.note === first.note) ? note : []),
      ...as,
      ...first.addresses.map((_, family) =>
        words("data", fromTo(members.map(({ addresses }) => addresses[family] ?? ""))),
      ),
    ];
  const [address = "", ...more] = first.addresses;
  return tier === "node"
    ? [words("name", first.name, address), ...more.map((one) => words("data", "", one)), ...note, ...as]
    : [words("name", first.name), ...note, ...as, ...first.addresses.map((one) => words("data", one))];
}

/** The look of what stands at the right of a line. */
export const RIGHT: TextLook = "data";

/** A name may have 253 letters: no more than this of it is shown, and all of it to whoever asks. */
export const WIDEST = 230;

export const widthOfWords = ({ look, left, right }: Words): number =>
  Math.min(WIDEST, widthOf(left, TEXTS[look])) + (right === "" ? 0 : 14 + widthOf(right, TEXTS[RIGHT]));

/** One line under a rack: a label and a value, or a value alone under the label of the line above. */
export interface Footing {
  readonly look: TextLook;
  readonly label: string;
  readonly value: string;
}

const ranged = (label: string, values: readonly string[]): readonly Footing[] => {
  if (values.length === 0) return [];
  const [first = "", last = ""] = [values[0], values.at(-1)];
  const rest = first === last ? [] : [{ look: "data", label: "", value: `… ${last}` } as const];
  return [{ look: "data", label, value: first }, ...rest];
};

/** The label once, and under it the same of each family. */
const inFamilies = (label: string, byFamily: readonly (readonly string[])[]): readonly Footing[] =>
  byFamily.flatMap((values, family) => ranged(family === 0 ? label : "", values));

/** What a rack says of itself: its name, its network and its pods; of several alike the first's and the last's. */
export function footingsOf({ racks, subnets, pods }: RackCell): readonly Footing[] {
  const count =
    racks.length === 1
      ? []
      : [
          {
            look: "note",
            label: "",
            value: `${counted([racks.length], "rack")}, index ${spans(racks.map(({ index }) => index))}`,
          } as const,
        ];
  return [
    { look: "name", label: "rack", value: fromTo(racks.map(({ name }) => name)) },
    ...count,
    ...inFamilies("nodes", subnets),
    ...inFamilies("pods", pods),
  ];
}
