import { z } from "zod";
import { bgp } from "./bgp.ts";
import { calico } from "./calico.ts";
import { capacity } from "./capacity.ts";
import { fabric, type FabricInput, type ModelName } from "./fabric.ts";
import { ipv6 } from "./ipv6.ts";
import { pools, sizes } from "./numbers.ts";
import { outside } from "./outside.ts";
import { ports } from "./ports.ts";
import { rack } from "./rack.ts";
import { label } from "./scalars.ts";
import { services } from "./services.ts";
import { spine } from "./switches.ts";
import { tables } from "./tables.ts";

/** The whole spec: one datacenter. Types, defaults, JSON Schema and documentation all come from here. */
export const datacenter = z
  .strictObject({
    name: label.describe("Name of the datacenter."),
    fabric,
    capacity,
    pools,
    sizes,
    ports,
    bgp,
    calico,
    ipv6: ipv6.optional(),
    tables,
    services,
    outside: outside.optional(),
    spines: z.array(spine).min(1).describe("The spine switches."),
    racks: z.array(rack).default([]).describe("The racks."),
  })
  .describe("One datacenter's leaf-spine fabric under Kubernetes with Calico.");

type SpecInput = z.input<typeof datacenter>;
type RackInput = NonNullable<SpecInput["racks"]>[number];
type NodeInput = NonNullable<RackInput["nodes"]>[number];

/** The models in which a node may say that it reflects, and how. */
interface Reflecting {
  readonly reflector: "as-per-rack";
  readonly reflectsPlane: "l2";
}

/** Where a model is named that has no reflectors of a kind on nodes, none can be said. */
type NodeOf<M extends ModelName> = Omit<NodeInput, keyof Reflecting> & {
  readonly [F in keyof Reflecting]?: Reflecting[F] extends M ? NodeInput[F] : never;
};

type RackOf<M extends ModelName> = Omit<RackInput, "nodes"> & {
  readonly nodes?: readonly NodeOf<M>[] | undefined;
};

/** A datacenter as a user writes it; `M` narrows it to one model. ip-num's objects are welcome wherever text is. */
export type DatacenterSpec<M extends ModelName = ModelName> = Omit<SpecInput, "fabric" | "racks"> & {
  readonly fabric?: Extract<NonNullable<FabricInput>, { readonly model: M }> | undefined;
  readonly racks?: readonly RackOf<M>[] | undefined;
};

/** A datacenter that was read: valid in form, every default filled in, addresses as integers. */
export type Datacenter = z.output<typeof datacenter>;
export type SpineSpec = Datacenter["spines"][number];
export type RackSpec = Datacenter["racks"][number];
export type TorSpec = RackSpec["tors"][number];
export type NodeSpec = RackSpec["nodes"][number];
export type HostSpec = RackSpec["hosts"][number];
