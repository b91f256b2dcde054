import type { Documented } from "./documented.ts";
import type { ModelName } from "./fabric.ts";

type RackInput = NonNullable<Documented["racks"]>[number];
type NodeInput = NonNullable<RackInput["nodes"]>[number];

/** The models in which a node may say that it reflects, and how. */
interface Reflecting {
  readonly reflector: "as-per-rack";
  readonly reflectsPlane: "l2";
}

/*
 * A field that is narrowed is mapped over a Pick of the type that has it: then its comment goes with it.
 */

/** Where a model is named that has no reflectors of a kind on nodes, none can be said. */
type NodeOf<M extends ModelName> = Omit<NodeInput, keyof Reflecting> & {
  readonly [F in keyof Pick<NodeInput, keyof Reflecting>]?: Reflecting[F] extends M ? NodeInput[F] : never;
};

type RackOf<M extends ModelName> = Omit<RackInput, "nodes"> & {
  readonly [F in keyof Pick<RackInput, "nodes">]?: readonly NodeOf<M>[] | undefined;
};

/** What the spec says of its own when it is narrowed to a model. */
interface Narrowed<M extends ModelName> {
  readonly fabric: Extract<NonNullable<Documented["fabric"]>, { readonly model: M }>;
  readonly racks: readonly RackOf<M>[];
}

/** A datacenter as a user writes it; `M` narrows it to one model. ip-num's objects are welcome wherever text is. */
export type DatacenterSpec<M extends ModelName = ModelName> = Omit<Documented, keyof Narrowed<M>> & {
  readonly [F in keyof Pick<Documented, "fabric" | "racks">]?: Narrowed<M>[F] | undefined;
};
