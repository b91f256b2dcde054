import type { Datacenter, DatacenterSpec, ModelName } from "../../src/index.ts";

/** The fabric of one model as a spec says it. */
export type FabricSpec<M extends ModelName = ModelName> = NonNullable<DatacenterSpec<M>["fabric"]>;

const SPINES = [
  { kind: "routed", asns: "unique" },
  { kind: "routed", asns: "shared" },
  { kind: "ethernet" },
] as const;

/** Every variant of every model: a model that is missing here does not compile. */
const byModel: { readonly [M in ModelName]: readonly FabricSpec<M>[] } = {
  "as-per-rack": SPINES.flatMap((spine): FabricSpec<"as-per-rack">[] =>
    (
      [
        { kind: "route-reflector", on: "tor" },
        { kind: "route-reflector", on: "nodes" },
        { kind: "full-mesh" },
      ] as const
    ).map((inRack) => ({ model: "as-per-rack", spine, inRack })),
  ),
  "as-per-server": SPINES.flatMap((spine): FabricSpec<"as-per-server">[] =>
    (["through-tor", "direct"] as const).map((withinRack) => ({
      model: "as-per-server",
      spine,
      withinRack,
    })),
  ),
  "as-per-cluster": SPINES.flatMap((spine): FabricSpec<"as-per-cluster">[] =>
    (
      [
        { ownAs: "allowed", torAsns: "unique", withinRack: "through-tor" },
        { ownAs: "overridden", torAsns: "unique", withinRack: "direct" },
        { ownAs: "allowed", torAsns: "shared", withinRack: "direct" },
        { ownAs: "overridden", torAsns: "shared", withinRack: "through-tor" },
      ] as const
    )
      // ToRs of one AS have no neighbour of another on planes.
      .filter(({ torAsns }) => spine.kind === "routed" || torAsns === "unique")
      .map((choice) => ({ model: "as-per-cluster", spine, ...choice })),
  ),
  "downward-default": [{ model: "downward-default" }],
  igp: (["spines", "tors"] as const).map((reflectors) => ({ model: "igp", reflectors })),
  // FabricPath takes any number of spines, and one or two ToRs in a rack.
  l2: [{ model: "l2", planes: 1, switching: { technology: "fabricpath" } }],
};

/** Every leaf of a fabric's settings that is text: `as-per-rack, routed, shared, full-mesh`. */
const leaves = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];

export interface Variant {
  readonly name: string;
  readonly fabric: FabricSpec;
}

/** Every variant of every model that can be built, for `describe.each`. */
export const VARIANTS: readonly Variant[] = Object.values(byModel)
  .flat()
  .map((fabric: FabricSpec) => ({ name: leaves(fabric).join(", "), fabric }));

/** Those in which switches route: what is said of ToRs' and spines' tables and ways holds for them alone. */
export const ROUTED_VARIANTS: readonly Variant[] = VARIANTS.filter(({ fabric }) => fabric.model !== "l2");

/** Whether nodes reflect, so that racks have to say which. */
export const reflectsOnNodes = (fabric: Datacenter["fabric"] | DatacenterSpec["fabric"]): boolean =>
  fabric?.model === "as-per-rack" &&
  fabric.inRack?.kind === "route-reflector" &&
  fabric.inRack.on === "nodes";

/** Whether traffic inside a rack passes its ToRs. */
export const goesByTor = (fabric: Datacenter["fabric"] | FabricSpec): boolean =>
  fabric.model === "downward-default" ||
  ((fabric.model === "as-per-server" || fabric.model === "as-per-cluster") &&
    fabric.withinRack === "through-tor");
