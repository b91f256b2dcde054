import { counted } from "../../text/counted.ts";
import { nameOfAll } from "../failures/text.ts";
import { table } from "../table.ts";
import type { EndView, InterconnectView, RangeView, SiteView } from "./view.ts";

/** So many digits are read at a glance; what is more is told by its share. */
const MOST_DIGITS = 10;

const share = ({ size, inPools }: RangeView): string => {
  const percent = Number((BigInt(inPools) * 1000n) / BigInt(size)) / 10;
  return `${String(percent)} %`;
};

const short = (number: string): string => (number.length > MOST_DIGITS ? "" : number);

const rangeRow = (datacenter: string, range: RangeView): readonly string[] => [
  datacenter,
  range.field,
  range.ranges.join(", "),
  short(range.inPools),
  short(range.left),
  share(range),
];

const endText = (end: EndView): string =>
  `${end.datacenter}/${end.switch} ${end.interface} (AS ${String(end.asn)})`;

const guards = ({ ttlSecurity, bfd, password }: InterconnectView): string =>
  [
    ...(ttlSecurity ? ["GTSM"] : []),
    ...(bfd ? ["BFD"] : []),
    ...(password === null ? [] : ["password"]),
  ].join(", ");

const interconnectRow = (one: InterconnectView): readonly string[] => [
  String(one.index),
  ...one.ends.map(endText),
  one.ends.map(({ addresses }) => addresses[0] ?? "").join(" "),
  guards(one),
];

function joinedText({ joined, interconnects, diagnostics }: SiteView): readonly string[] {
  if (joined === null)
    return interconnects.length > 0 && diagnostics.length === 0
      ? [
          "",
          "Without IPv4 each datacenter is simulated by itself, with routers outside in the others' place.",
        ]
      : [];
  const { reachability, failures } = joined;
  const { pairs, unreachable, partlyLost } = reachability;
  const bad = unreachable.count + partlyLost.count;
  const said = `${counted(pairs, "pair")} of a sender and what its own or a joined datacenter tells: ${bad === 0 ? "all reach" : `${String(bad)} do not, or not always`}`;
  if (failures.length === 0) return ["", said];
  const rows = failures.map(({ failure, cut, unreachable: gone, partlyLost: part, fewerPaths }) => [
    failure.kind,
    nameOfAll([failure]),
    ...[cut, gone, part, fewerPaths].map(({ count }) => String(count)),
  ]);
  const head = ["FAILED", "WHICH", "CUT OFF", "UNREACHABLE", "PARTLY LOST", "FEWER PATHS"];
  return ["", said, "", table(head, rows)];
}

/** A site for people: ranges by datacenter, interconnects, and what is foretold of all together. */
export function siteText(view: SiteView): string {
  const { name, datacenters, interconnects } = view;
  return [
    `${name}: ${counted(datacenters.length, "datacenter")}, ${counted(interconnects.length, "interconnect")}`,
    "",
    table(
      ["DATACENTER", "FOR", "RANGES", "IN POOLS", "LEFT", "TAKEN"],
      datacenters.flatMap((one) => one.ranges.map((range) => rangeRow(one.name, range))),
    ),
    ...(interconnects.length === 0
      ? []
      : [
          "",
          table(
            ["INTERCONNECT", "BETWEEN", "AND", "ADDRESSES", "GUARDS"],
            interconnects.map(interconnectRow),
          ),
        ]),
    ...joinedText(view),
    "",
  ].join("\n");
}
