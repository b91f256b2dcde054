import { valueIn, type SpecObject } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import type { Knob } from "./knob.ts";

const IN_RACK: readonly SpecObject[] = [
  { kind: "route-reflector", on: "tor" },
  { kind: "route-reflector", on: "nodes" },
  { kind: "full-mesh" },
];

const ROUTED: readonly SpecObject[] = [{ kind: "routed" }, { kind: "routed", asns: "shared" }];
const ETHERNET: readonly SpecObject[] = [{ kind: "ethernet" }];

const asPerCluster = (spine: SpecObject, hasHosts: boolean): readonly SpecObject[] =>
  ["allowed", "overridden"].flatMap((ownAs) =>
    ["unique", "shared"].flatMap((torAsns) =>
      (hasHosts ? ["unique", "cluster"] : ["unique"]).map((hostAsns) => ({
        model: "as-per-cluster",
        spine,
        ownAs,
        torAsns,
        hostAsns,
      })),
    ),
  );

/** Every model, with what changes many lines at once. */
const models = (spinesRoute: boolean | null, hasHosts: boolean): readonly SpecObject[] => {
  const spines = spinesRoute === null ? [...ROUTED, ...ETHERNET] : spinesRoute ? ROUTED : ETHERNET;
  return [
    ...spines.flatMap((spine) => IN_RACK.map((inRack) => ({ model: "as-per-rack", spine, inRack }))),
    ...spines.map((spine) => ({ model: "as-per-server", spine })),
    ...spines.flatMap((spine) => asPerCluster(spine, hasHosts)),
    ...(spinesRoute !== false ? [{ model: "downward-default" }, { model: "igp" }] : []),
  ];
};

/** A cluster's objects say nothing of spines. */
const isUnknown = ({ spines }: FabricShape): boolean =>
  spines.every(({ facts, plane }) => facts === null && plane === null);

/** An option that some models have. */
const ofModels = (option: string, those: readonly string[], values: readonly string[]): Knob => ({
  path: ["fabric", option],
  values: ({ design }) =>
    those.some((model) => valueIn(design, ["fabric", "model"]) === model) ? values : [],
});

/** Which design the fabric follows: each is compiled, and the one is taken whose texts are nearest to what runs. */
export const FABRIC: readonly Knob[] = [
  {
    path: ["fabric"],
    values: ({ shape, round }) =>
      round === 0
        ? models(
            isUnknown(shape) ? null : shape.spinesRoute,
            shape.racks.some(({ hosts }) => hosts.length > 0),
          )
        : [],
  },
  ofModels("withinRack", ["as-per-server", "as-per-cluster"], ["direct"]),
  ofModels("reflectors", ["igp"], ["tors"]),
];
