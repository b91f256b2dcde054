import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { planeIndices, torsFor, type SwitchedFabric } from "../../plan/switched/fabric.ts";
import { pairsSpines, pairsTors, spinesOf } from "../../plan/switched/pairs.ts";
import { numbersNeeded } from "../../plan/switched/ranges.ts";
import type { Datacenter } from "../../spec/index.ts";

/** Two outlive the loss of one (Calico: "very preferably two or more"); more would only send each route more often. */
const MOST_REFLECTORS = 2;

/** A node that is to reflect says in which plane. */
const checkReflecting = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) =>
    rack.nodes.flatMap(({ name, reflector }, n) =>
      reflector
        ? [
            errorAt(
              ["racks", r, "nodes", n, "reflector"],
              "model-unsupported",
              `${name} is to be a route reflector of its rack, and in l2 a node reflects in a plane`,
              "remove the field, or say reflectsPlane: 0 instead",
            ),
          ]
        : [],
    ),
  );

/** A plane is made of spines of its own. */
const checkSpines = (dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] =>
  planeIndices(fabric).flatMap((plane) => {
    const count = spinesOf(dc, fabric, plane).length;
    const which = `spines whose index leaves ${String(plane)} when divided by ${String(fabric.planes)} are in it`;
    if (count === 0)
      return [
        errorAt(
          ["spines"],
          "plane-without-spine",
          `plane ${String(plane)} has no spine: ${which}`,
          "add such a spine, or lower fabric.planes",
        ),
      ];
    if (count <= 2 || !pairsSpines(fabric)) return [];
    return [
      errorAt(
        ["spines"],
        "model-unsupported",
        `plane ${String(plane)} has ${String(count)} spines, and ${fabric.technology} makes one switch of two`,
        "leave two spines in each plane, add planes, or choose another fabric.switching.technology",
      ),
    ];
  });

/** One or two nodes reflect in each plane, as soon as there are nodes at all. */
function checkReflectors(dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] {
  const nodes = dc.racks.flatMap((rack, r) =>
    rack.nodes.map((node, n) => ({ node, path: ["racks", r, "nodes", n] })),
  );
  const beyond = nodes.flatMap(({ node: { reflectsPlane }, path }) =>
    reflectsPlane === undefined || reflectsPlane < fabric.planes
      ? []
      : [
          errorAt(
            [...path, "reflectsPlane"],
            "value-invalid",
            `there is no plane ${String(reflectsPlane)}`,
            `use 0 to ${String(fabric.planes - 1)}, or raise fabric.planes`,
          ),
        ],
  );
  if (nodes.length === 0) return beyond;
  const wrong = planeIndices(fabric).flatMap((plane) => {
    const count = nodes.filter(({ node }) => node.reflectsPlane === plane).length;
    if (count >= 1 && count <= MOST_REFLECTORS) return [];
    return [
      errorAt(
        ["racks"],
        "reflectors-count",
        `plane ${String(plane)} has ${String(count)} nodes with reflectsPlane: ${String(plane)}`,
        `set it on 1 or ${String(MOST_REFLECTORS)} nodes; two, in different racks, outlive the loss of one`,
      ),
    ];
  });
  return [...beyond, ...wrong];
}

/** A second ToR carries planes of its own, or is one switch with the first. */
const checkTors = (dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) =>
    rack.tors.length < 2 || fabric.planes > 1 || pairsTors(fabric)
      ? []
      : [
          errorAt(
            ["racks", r, "tors"],
            "model-unsupported",
            `${rack.name} has two ToRs for one plane, and ${fabric.technology} can't make one switch of them`,
            "leave one ToR, set fabric.planes to 2 with spines for both so that each carries its own, or choose mlag, irf or fabricpath",
          ),
        ],
  );

/** TRILL and FabricPath route a frame over every switch that they know: a switch can keep one plane apart from nothing. */
function checkIsolation(dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] {
  const { technology } = fabric;
  if (technology !== "trill" && technology !== "fabricpath") return [];
  return dc.racks.flatMap((rack, r) => {
    const carried = planeIndices(fabric).flatMap((plane) =>
      torsFor(fabric, rack, plane).map(({ index }) => index),
    );
    if (new Set(carried).size === carried.length) return [];
    return [
      errorAt(
        ["racks", r, "tors"],
        "model-unsupported",
        `a ToR of ${rack.name} would carry several planes, which ${technology} joins into one`,
        "set fabric.planes to 1, or to 2 with two ToRs in each rack, or choose another fabric.switching.technology",
      ),
    ];
  });
}

/** Numbers that the technology has fewer of than the declared capacity takes. */
const checkRanges = (dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] =>
  numbersNeeded(dc, fabric)
    .filter(({ needs, most }) => needs > most)
    .map(({ what, needs, most }) =>
      errorAt(
        ["capacity", "maxRacks"],
        "size-impossible",
        `the declared capacity takes ${String(needs)} ${what}, and ${fabric.technology} has ${String(most)}`,
        "lower capacity.maxRacks or maxTorsPerRack, or choose another fabric.switching.technology",
      ),
    );

/** No switch speaks BGP, so none has neighbours that could be configured. */
const checkDiscovery = ({ bgp }: Datacenter): readonly Diagnostic[] =>
  bgp.discovery === "dynamic"
    ? []
    : [
        errorAt(
          ["bgp", "discovery"],
          "model-unsupported",
          "neighbours of ToRs are to be configured, and in l2 no switch speaks BGP",
          "remove the field: nodes peer with one another, and Calico finds them by their labels",
        ),
      ];

/** What the model cannot have. */
export const checkSwitched = (dc: Datacenter, fabric: SwitchedFabric): readonly Diagnostic[] => [
  ...checkReflecting(dc),
  ...checkDiscovery(dc),
  ...checkSpines(dc, fabric),
  ...checkReflectors(dc, fabric),
  ...checkTors(dc, fabric),
  ...checkIsolation(dc, fabric),
  ...checkRanges(dc, fabric),
];
