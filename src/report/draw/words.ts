import { podRangesOf } from "../../plan/rack-pools.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import type { Cell, RackCell, Tier } from "./drawn.ts";
import { widthOf } from "./metrics.ts";
import { asText, counted, fromTo, spans } from "./ranges.ts";
import { TEXTS, type TextLook } from "./shape.ts";

/** One line in a box: what stands at its left, and what at its right. */
export interface Words {
  readonly look: TextLook;
  readonly left: string;
  readonly right: string;
}

const NOUNS: Readonly<Record<Tier, string>> = { spine: "spine", tor: "ToR", node: "node" };

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
  const [{ reflects, host }] = members;
  const inRack = rack.racks.map(({ nodes, hosts }) => {
    if (host) return hosts.length;
    return nodes.filter(({ reflectorCluster }) => (reflectorCluster !== null) === reflects).length;
  });
  return `${counted(inRack, noun)} each`;
}

/** What a box says: of one device its name and numbers; of several the first's and the last's, how many, and their indices. */
export function wordsIn(cell: Cell, rack: RackCell | null, saysAs: boolean): readonly Words[] {
  const { tier, members } = cell;
  const [first, ...others] = members;
  const asns = asText(members.map(({ asn }) => asn));
  const as = saysAs && asns !== null ? [words("as", asns)] : [];
  if (others.length > 0)
    return [
      words("name", fromTo(members.map(({ name }) => name))),
      words("note", extent(cell, rack)),
      ...as,
      words("data", fromTo(members.map(({ address }) => address))),
    ];
  return tier === "node"
    ? [words("name", first.name, first.address), ...as]
    : [
        words("name", first.name),
        ...(first.switches ? [words("note", "switches only")] : []),
        ...as,
        words("data", first.address),
      ];
}

/** The look of what stands at the right of a line. */
export const RIGHT: TextLook = "data";

export const widthOfWords = ({ look, left, right }: Words): number =>
  widthOf(left, TEXTS[look]) + (right === "" ? 0 : 14 + widthOf(right, TEXTS[RIGHT]));

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

/** What a rack says of itself: its name, its network and its pods; of several alike the first's and the last's. */
export function footingsOf({ racks }: RackCell): readonly Footing[] {
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
    ...ranged(
      "nodes",
      racks.flatMap(({ subnet }) => (subnet === null ? [] : [formatPrefix(subnet)])),
    ),
    ...ranged("pods", racks.flatMap(podRangesOf).map(formatPrefix)),
  ];
}
