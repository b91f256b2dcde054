import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { torName } from "../numbering.ts";
import { uplinksOf, type Uplink } from "../uplinks.ts";

/** A ToR's aggregate to a spine. */
interface Aggregate extends Uplink {
  readonly tor: string;
  /** Where it is said that the ToR's cables are aggregates. */
  readonly path: SpecPath;
}

/** Where it is said of a ToR: nearest to it. */
function placeOf({ racks }: Datacenter, r: number, t: number): SpecPath {
  if (racks[r]?.tors[t]?.uplinks.aggregate !== undefined)
    return ["racks", r, "tors", t, "uplinks", "aggregate"];
  return racks[r]?.uplinks.aggregate === undefined
    ? ["uplinks", "aggregate"]
    : ["racks", r, "uplinks", "aggregate"];
}

const aggregatesIn = (dc: Datacenter): readonly (readonly Aggregate[])[] =>
  dc.racks.flatMap((rack, r) =>
    rack.tors.map((tor, t) =>
      uplinksOf(dc, { rack, tor })
        .filter(({ isAggregate }) => isAggregate)
        .map((one) => ({ ...one, tor: torName(rack, tor), path: placeOf(dc, r, t) })),
    ),
  );

const others = (count: number): string =>
  count === 0 ? "" : count === 1 ? ", and so has one more" : `, and so have ${String(count)} more`;

/** One warning for all of which the same is to be said, at the first. */
const ofAll = (
  all: readonly Aggregate[],
  code: "uplink-aggregate-single" | "uplink-aggregate-odd",
  found: string,
  fix: string,
): readonly Diagnostic[] => {
  const [first, ...rest] = all;
  return first === undefined
    ? []
    : [
        warningAt(
          first.path,
          code,
          `the aggregate of ${first.tor} and ${first.spine.name} ${found.replace("{others}", others(rest.length))}`,
          fix,
        ),
      ];
};

/** Aggregates of unlike width beside one another: equal ways carry equal shares, however wide they are. */
function unequal(own: readonly Aggregate[]): readonly Diagnostic[] {
  const [first, ...rest] = own;
  const narrow = rest.find(({ cables }) => cables.length !== first?.cables.length);
  if (first === undefined || narrow === undefined) return [];
  const said = ({ spine, cables }: Aggregate): string => `${String(cables.length)} to ${spine.name}`;
  return [
    warningAt(
      first.path,
      "uplinks-unequal",
      `${first.tor} has aggregates of unequal width (cables: ${said(first)}, ${said(narrow)}): equal ways carry equal shares, however many cables they have`,
      "give it as many cables to every spine, or let them be links of their own (aggregate: none), which all carry the same",
    ),
  ];
}

/** Each place where they are asked for, where there are none. */
const refused = (dc: Datacenter, why: string, fix: string): readonly Diagnostic[] =>
  wantedIn(dc).map((path) =>
    errorAt(path, "model-unsupported", `in ${dc.fabric.model} as it is set up here ${why}`, fix),
  );

/** Where spines only switch, a ToR has one cable to each. */
const whereSpinesSwitch = (dc: Datacenter): readonly Diagnostic[] =>
  refused(dc, "spines only switch, and each has one cable to a ToR", "remove the field");

/** A session by an interface is one by a port so far. */
const whereUnnumbered = (dc: Datacenter): readonly Diagnostic[] =>
  refused(
    dc,
    "links are unnumbered, and of these each is one cable",
    "use numbered links, or remove the field",
  );

/** Where aggregates are asked for. */
function wantedIn({ uplinks: all, racks }: Datacenter): readonly SpecPath[] {
  const wanted = ({ uplinks }: Pick<RackSpec, "uplinks">, path: SpecPath): readonly SpecPath[] =>
    uplinks.aggregate === "lacp" ? [[...path, "uplinks", "aggregate"]] : [];
  return [
    ...(all.aggregate === "lacp" ? [["uplinks", "aggregate"]] : []),
    ...racks.flatMap((rack, r) => [
      ...wanted(rack, ["racks", r]),
      ...rack.tors.flatMap((tor, t) => wanted(tor, ["racks", r, "tors", t])),
    ]),
  ];
}

/** Cables between a ToR and a spine that are one link. */
export function checkUplinkAggregates(
  dc: Datacenter,
  { routing, links }: LayoutRules,
): readonly Diagnostic[] {
  if (routing.from !== "spine") return whereSpinesSwitch(dc);
  if (links === "unnumbered") return whereUnnumbered(dc);
  const byTor = aggregatesIn(dc);
  const all = byTor.flat();
  return [
    ...ofAll(
      all.filter(({ cables }) => cables.length === 1),
      "uplink-aggregate-single",
      "is of one cable{others}: when it fails, the link is gone",
      "say how many cables there are (links), or take aggregate away",
    ),
    ...ofAll(
      all.filter(({ cables }) => cables.length === 3),
      "uplink-aggregate-odd",
      "is of three cables{others}: a switch that deals flows to eight parts gives them three, three and two",
      "plug in two or four, or bear in mind that one of them may be full while the others are not",
    ),
    ...byTor.flatMap(unequal).slice(0, 1),
  ];
}
