import type { SpecValue } from "./design.ts";
import type { Knob } from "./knobs.ts";

const WITHIN = ["through-tor", "direct"];

const IN_RACK = [
  { kind: "route-reflector", on: "tor" },
  { kind: "route-reflector", on: "nodes" },
  { kind: "full-mesh" },
];

const asPerCluster = (spine: SpecValue): readonly SpecValue[] =>
  ["allowed", "overridden"].flatMap((ownAs) =>
    ["unique", "shared"].flatMap((torAsns) =>
      ["unique", "cluster"].flatMap((hostAsns) =>
        WITHIN.map((withinRack) => ({
          model: "as-per-cluster",
          spine,
          ownAs,
          torAsns,
          hostAsns,
          withinRack,
        })),
      ),
    ),
  );

/** Every model and its variants, by whether spines route. */
const variants = (spinesRoute: boolean): readonly SpecValue[] => {
  const spines = spinesRoute
    ? [{ kind: "routed" }, { kind: "routed", asns: "shared" }]
    : [{ kind: "ethernet" }];
  return [
    ...spines.flatMap((spine) => IN_RACK.map((inRack) => ({ model: "as-per-rack", spine, inRack }))),
    ...spines.flatMap((spine) => WITHIN.map((withinRack) => ({ model: "as-per-server", spine, withinRack }))),
    ...spines.flatMap(asPerCluster),
    ...(spinesRoute
      ? [
          { model: "downward-default" },
          { model: "igp", reflectors: "spines" },
          { model: "igp", reflectors: "tors" },
        ]
      : []),
  ];
};

/** Which design the fabric follows: each is compiled, and the one is taken whose texts are nearest to what runs. */
export const FABRIC: Knob = {
  path: ["fabric"],
  values: ({ shape }) => variants(shape.spinesRoute),
};
