import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { torName } from "../numbering.ts";
import { spineNames, spinesOf } from "../uplinks.ts";

type Own = RackSpec["uplinks"];

/** What is said of the cables of a rack, or of one ToR. */
interface Saying {
  readonly path: SpecPath;
  readonly own: Own;
  /** `r1`, `r1-tor0`. */
  readonly of: string;
  /** Spines that it may go to: those of its pod. */
  readonly there: readonly string[];
  /** Whom it goes to, whoever says so. */
  readonly spines: readonly string[];
}

const sayings = (dc: Datacenter): readonly Saying[] =>
  dc.racks.flatMap((rack, r): Saying[] => {
    const all = dc.spines.filter(({ pod }) => pod === rack.pod).map(({ name }) => name);
    return [
      {
        path: ["racks", r, "uplinks"],
        own: rack.uplinks,
        of: rack.name,
        there: all,
        spines: [...new Set(rack.uplinks.spines ?? all)],
      },
      ...rack.tors.map((tor, t): Saying => ({
        path: ["racks", r, "tors", t, "uplinks"],
        own: tor.uplinks,
        of: torName(rack, tor),
        there: all,
        spines: [...new Set(spineNames({ rack, tor }) ?? all)],
      })),
    ];
  });

/** A number of links, where it is said. */
interface Count {
  readonly path: SpecPath;
  readonly links: number;
}

/** Every number of links to spines that is said. */
const counts = (dc: Datacenter, all: readonly Saying[]): readonly Count[] => [
  { path: ["uplinks", "links"], links: dc.uplinks.links },
  ...all.flatMap(({ path, own: { links, to } }) => [
    ...(links === undefined ? [] : [{ path: [...path, "links"], links }]),
    ...Object.entries(to).map(([spine, count]) => ({ path: [...path, "to", spine], links: count })),
  ]),
];

/** Every number of links to super-spines that is said. */
const countsAbove = ({ uplinks, superSpines }: Datacenter): readonly Count[] => [
  { path: ["uplinks", "superSpineLinks"], links: uplinks.superSpineLinks },
  ...superSpines.flatMap(({ links }, s) =>
    links === undefined ? [] : [{ path: ["superSpines", s, "links"], links }],
  ),
];

const TO = { maxUplinksPerSpine: "a spine", maxUplinksPerSuperSpine: "a super-spine" } as const;

/** More links than addresses and ports are kept for. */
function overCapacity(
  { capacity }: Datacenter,
  field: keyof typeof TO,
  all: readonly Count[],
): readonly Diagnostic[] {
  const most = capacity[field];
  return all
    .filter(({ links }) => links > most)
    .map(({ path, links }) =>
      errorAt(
        path,
        "uplinks-over-capacity",
        `${String(links)} links to ${TO[field]} are beyond the declared capacity of ${String(most)}`,
        `use ${most === 1 ? "1" : `1 to ${String(most)}`}, or, while nothing is deployed, raise capacity.${field}`,
      ),
    );
}

/** Spines that only switch have one cable to each ToR: a second would be a loop that spanning tree cuts. */
function whereSpinesSwitch(
  dc: Datacenter,
  { routing }: LayoutRules,
  all: readonly Saying[],
): readonly Diagnostic[] {
  const refused = (path: SpecPath, why: string): Diagnostic =>
    errorAt(
      path,
      "model-unsupported",
      `in ${dc.fabric.model} as it is set up here ${why}`,
      "remove the field",
    );
  const several = "spines only switch, and each has one cable to a ToR";
  return [
    ...(dc.capacity.maxUplinksPerSpine > 1 ? [refused(["capacity", "maxUplinksPerSpine"], several)] : []),
    ...counts(dc, all)
      .filter(({ links }) => links > 1)
      .map(({ path }) => refused(path, several)),
    ...(routing.from === "node"
      ? all
          .filter(({ own }) => own.spines !== undefined)
          .map(({ path }) =>
            refused([...path, "spines"], "a ToR has a cable to every spine of the planes that it carries"),
          )
      : []),
  ];
}

/** Names of spines: each is there, and once; and links are counted to one that the ToR goes to. */
function names({ path, own, of, there, spines }: Saying): readonly Diagnostic[] {
  const listed = own.spines ?? [];
  return [
    ...listed.flatMap((name, at): Diagnostic[] => {
      const place = [...path, "spines", at];
      if (!there.includes(name))
        return [
          errorAt(
            place,
            "value-invalid",
            `there is no spine "${name}"`,
            oneOf(name, there, "name one that is there"),
          ),
        ];
      return listed.indexOf(name) < at
        ? [errorAt(place, "duplicate-name", `"${name}" is in the list already`, "name each spine once")]
        : [];
    }),
    ...Object.keys(own.to)
      .filter((name) => !spines.includes(name) || !there.includes(name))
      .map((name) =>
        errorAt(
          [...path, "to", name],
          "value-invalid",
          there.includes(name) ? `${of} does not go to the spine "${name}"` : `there is no spine "${name}"`,
          oneOf(
            name,
            spines.filter((one) => there.includes(one)),
            "name one that it goes to",
          ),
        ),
      ),
  ];
}

/** A rack whose ToRs all hang on one spine, where there are others that a list leaves out. */
const singleHomed = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const reached = new Set(rack.tors.flatMap((tor) => spinesOf(dc, { rack, tor }).map(({ name }) => name)));
    const [spine, ...others] = reached;
    const inReach = dc.spines.filter(({ pod }) => pod === rack.pod);
    if (spine === undefined || others.length > 0 || inReach.length < 2) return [];
    const at: SpecPath = rack.uplinks.spines === undefined ? ["tors"] : ["uplinks", "spines"];
    return [
      warningAt(
        ["racks", r, ...at],
        "single-homed",
        `${rack.name} hangs on ${spine} alone: when that is down, no other rack reaches it`,
        `let ${rack.tors.length > 1 ? "one of its ToRs" : "its ToR"} go to a second spine`,
      ),
    ];
  });

/** Spines that every rack leaves out. */
function unused(dc: Datacenter): readonly Diagnostic[] {
  const used = new Set(
    dc.racks.flatMap((rack) =>
      rack.tors.flatMap((tor) => spinesOf(dc, { rack, tor }).map(({ name }) => name)),
    ),
  );
  return dc.spines.flatMap(({ name, pod }, s) =>
    used.has(name) || !dc.racks.some((rack) => rack.pod === pod)
      ? []
      : [
          warningAt(
            ["spines", s],
            "spine-unused",
            `no ToR goes to ${name}`,
            "add its name to the uplinks.spines of racks, or take those lists away",
          ),
        ],
  );
}

/** How ToRs are cabled to spines: whom they go to, and by how many links. */
export function checkUplinks(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const all = sayings(dc);
  return [
    ...(rules.routing.from === "spine"
      ? overCapacity(dc, "maxUplinksPerSpine", counts(dc, all))
      : whereSpinesSwitch(dc, rules, all)),
    ...overCapacity(dc, "maxUplinksPerSuperSpine", countsAbove(dc)),
    ...all.flatMap(names),
    ...(rules.routing.from === "node" ? [] : [...singleHomed(dc), ...unused(dc)]),
  ];
}
