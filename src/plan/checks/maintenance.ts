import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { torName } from "../numbering.ts";
import { spinesOf } from "../uplinks.ts";

const EVICT = "evict the pods first (kubectl drain)";

const NODES_FIRST =
  "take the nodes' ports into its plane down first, one after another: each node then goes by the other planes";

/** ToRs that only switch have no BGP either. */
const checkSwitchingTors = (rack: RackSpec, r: number): readonly Diagnostic[] =>
  rack.tors.flatMap((tor, t) =>
    tor.maintenance
      ? [
          warningAt(
            ["racks", r, "tors", t, "maintenance"],
            "maintenance-moves-nothing",
            `${torName(rack, tor)} only switches: it has no BGP by which traffic could be moved off its planes`,
            NODES_FIRST,
          ),
        ]
      : [],
  );

/** Two ToRs are drained one after the other; a second beside one is a way where the declared capacity has it. */
function wayAround({ capacity }: Datacenter, { tors }: RackSpec): string {
  if (tors.length > 1) return `${EVICT}, or take the rack's ToRs into maintenance one after the other`;
  return capacity.maxTorsPerRack > 1 ? `${EVICT}, or give the rack a second ToR` : EVICT;
}

const drainedTors = ({ tors, maintenance }: RackSpec): RackSpec["tors"] =>
  tors.filter((tor) => maintenance || tor.maintenance);

const isDrained = (rack: RackSpec): boolean => drainedTors(rack).length === rack.tors.length;

/** A rack that no ToR is left for: nothing moves, and a ToR that is shut takes the rack with it. */
function checkRack(dc: Datacenter, rack: RackSpec, r: number): readonly Diagnostic[] {
  if (!isDrained(rack) || rack.nodes.length === 0) return [];
  const drained = drainedTors(rack);
  const path: SpecPath = rack.maintenance ? ["racks", r, "maintenance"] : ["racks", r, "tors"];
  const names = drained.map((tor) => torName(rack, tor)).join(" and ");
  return [
    warningAt(
      path,
      "maintenance-isolates",
      `${rack.name} has no ToR but ${names}: nothing moves, and once they are shut the pods of its ${String(rack.nodes.length)} nodes are lost to all others`,
      wayAround(dc, rack),
    ),
  ];
}

/** A node carries only what is its own, which no route moves. */
const checkNodes = (rack: RackSpec, r: number): readonly Diagnostic[] =>
  rack.nodes.flatMap(({ name, maintenance }, n) =>
    maintenance
      ? [
          warningAt(
            ["racks", r, "nodes", n, "maintenance"],
            "maintenance-moves-nothing",
            `${name} takes no new pods and keeps those it has: no route leads around a node`,
            EVICT,
          ),
        ]
      : [],
  );

/** A rack that goes to some spines only, all of which are drained: nothing moves, and with them it is lost. One that is drained is to be. */
function checkReached(dc: Datacenter, rack: RackSpec, r: number): readonly Diagnostic[] {
  if (isDrained(rack)) return [];
  const reached = new Set(rack.tors.flatMap((tor) => spinesOf(dc, { rack, tor })));
  if (reached.size === 0 || [...reached].some(({ maintenance }) => !maintenance)) return [];
  const names = [...reached].map(({ name }) => name).join(" and ");
  return [
    warningAt(
      ["racks", r],
      "maintenance-isolates",
      `${rack.name} goes to no spine but ${names}: nothing moves, and once they are shut no other rack reaches it`,
      "leave one of them out of maintenance, or let one of its ToRs go to another spine",
    ),
  ];
}

/** Spines that only switch speak no BGP in which they could be drained. */
function checkSpines(dc: Datacenter, { routing }: LayoutRules): readonly Diagnostic[] {
  if (routing.from !== "spine")
    return dc.spines.flatMap(({ name, maintenance }, s) =>
      maintenance
        ? [
            warningAt(
              ["spines", s, "maintenance"],
              "maintenance-moves-nothing",
              `${name} only switches: it has no BGP by which traffic could be moved off its plane`,
              routing.from === "node"
                ? NODES_FIRST
                : `shut the ToRs' ports to ${name} first, one after another: each ToR then goes by the other planes`,
            ),
          ]
        : [],
    );
  if (dc.racks.length < 2) return [];
  const parts = [...Map.groupBy(dc.spines, ({ pod }) => pod)];
  const drained = parts.filter(([, spines]) => spines.every(({ maintenance }) => maintenance));
  if (drained.length === 0) return dc.racks.flatMap((rack, r) => checkReached(dc, rack, r));
  return drained.map(([pod, spines]) =>
    errorAt(
      ["spines"],
      "maintenance-isolates",
      `every spine${pod === undefined ? "" : ` of ${pod}`} is in maintenance (${spines.map(({ name }) => name).join(", ")}): no rack${pod === undefined ? "" : " of it"} would reach another`,
      "leave one spine out of maintenance",
    ),
  );
}

/** Super-spines that are all drained: pods would be apart. */
const checkSuperSpines = ({ superSpines }: Datacenter): readonly Diagnostic[] =>
  superSpines.length > 0 && superSpines.every(({ maintenance }) => maintenance)
    ? [
        errorAt(
          ["superSpines"],
          "maintenance-isolates",
          `every super-spine is in maintenance (${superSpines.map(({ name }) => name).join(", ")}): no pod would reach another`,
          "leave one super-spine out of maintenance",
        ),
      ]
    : [];

/** What maintenance can't do where it is asked for. */
export const checkMaintenance = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkSuperSpines(dc),
  ...checkSpines(dc, rules),
  ...dc.racks.flatMap((rack, r) => [
    ...checkRack(dc, rack, r),
    ...(rules.routing.from === "node" ? checkSwitchingTors(rack, r) : []),
    ...checkNodes(rack, r),
  ]),
];
