import { compile, intentsOf, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { simulate, type Simulation } from "../../src/simulate/index.ts";
import type { Datacenter, FabricOf, ModelName } from "../../src/spec/index.ts";
import { asPerClusterSizes } from "./as-per-cluster-sizes.ts";
import { asPerRackSizes } from "./as-per-rack-sizes.ts";
import { asPerServerSizes } from "./as-per-server-sizes.ts";
import { downwardDefaultSizes } from "./downward-default-sizes.ts";
import { igpSizes } from "./igp-sizes.ts";
import type { SizedBy, SizeFormulas } from "./sizes.ts";

/** A fabric, and what its routers know. */
export interface Simulated {
  readonly fabric: CompiledFabric;
  readonly simulation: Simulation;
}

export function simulated(spec: DatacenterSpec): Simulated {
  const fabric = compile(spec);
  return { fabric, simulation: simulate(intentsOf(fabric)) };
}

/** Models in which switches route. */
type Routed = Exclude<ModelName, "l2">;

/** Each model's formulas: a model without does not compile. */
const formulas: { readonly [M in Routed]: (fabric: FabricOf<M>) => SizeFormulas } = {
  "as-per-rack": ({ spine, inRack }) =>
    asPerRackSizes[spine.kind][
      inRack.kind === "full-mesh" ? "fullMesh" : inRack.on === "tor" ? "torReflects" : "nodesReflect"
    ],
  "as-per-server": ({ spine, withinRack }) => asPerServerSizes[spine.kind][withinRack],
  "as-per-cluster": asPerClusterSizes,
  "downward-default": () => downwardDefaultSizes,
  igp: ({ reflectors }) => igpSizes[reflectors],
};

/** Indexing the record by a union loses that each model has its own fabric. */
export function formulasOf({ fabric }: Datacenter): SizeFormulas {
  if (fabric.model === "l2") throw new Error("no switch of l2 routes: its formulas are with its own test");
  return (formulas[fabric.model] as (one: typeof fabric) => SizeFormulas)(fabric);
}

/** One rack, in counts. */
export interface RackShape {
  readonly tors: number;
  readonly nodes: number;
  readonly reflectors: number;
}

/** What closed formulas follow from. */
export interface Shape {
  readonly spines: number;
  readonly spineLoopbacks: number;
  readonly nodes: number;
  readonly racks: readonly RackShape[];
  /** By the name of each ToR and each node. */
  readonly rackOf: ReadonlyMap<string, RackShape>;
  readonly tors: ReadonlySet<string>;
  /** Each rack's ToR with the lowest router id. */
  readonly firstTors: ReadonlySet<string>;
  /** The rack behind a cable to a spine, by either end: `device interface`. */
  readonly rackBehind: ReadonlyMap<string, RackShape>;
  readonly reflecting: ReadonlySet<string>;
}

export function shapeOf({ plan }: CompiledFabric): Shape {
  const racks = plan.racks.map(({ tors, nodes }) => ({
    tors: tors.length,
    names: [...tors.map(({ device }) => device), ...nodes.map(({ name }) => name)],
    nodes: nodes.length,
    reflecting: nodes.flatMap(({ name, reflectorCluster }) => (reflectorCluster === null ? [] : [name])),
  }));
  const shapes = racks.map(({ names, tors, nodes, reflecting }) => ({
    names,
    shape: { tors, nodes, reflectors: reflecting.length },
  }));
  const rackOf = new Map(
    shapes.flatMap(({ names, shape }) => names.map((name): [string, RackShape] => [name, shape])),
  );
  return {
    spines: [...plan.switches, ...plan.bridges].filter(({ role }) => role === "spine").length,
    spineLoopbacks: plan.switches.filter(({ role }) => role === "spine").length,
    nodes: racks.reduce((sum, { nodes }) => sum + nodes, 0),
    racks: shapes.map(({ shape }) => shape),
    rackOf,
    tors: new Set(plan.racks.flatMap(({ tors }) => tors.map(({ device }) => device))),
    firstTors: new Set(plan.racks.flatMap(({ tors }) => tors[0]?.device ?? [])),
    rackBehind: new Map(
      plan.links.flatMap(({ ends }) => {
        const rack = rackOf.get(ends[0].device);
        return rack === undefined
          ? []
          : ends.map((end): [string, RackShape] => [`${end.device} ${end.interface}`, rack]);
      }),
    ),
    reflecting: new Set(racks.flatMap(({ reflecting }) => reflecting)),
  };
}

/** What the tables of one device of a fabric follow from. */
export function sizedBy(shape: Shape, device: string): SizedBy {
  const { spines, spineLoopbacks, racks, nodes, rackOf, reflecting, tors, firstTors } = shape;
  const rack = rackOf.get(device);
  return {
    spines,
    spineLoopbacks,
    racks: racks.length,
    tors: tors.size,
    nodes,
    nodesByTor: racks.reduce((sum, one) => sum + one.tors * one.nodes, 0),
    torsInRack: rack?.tors ?? 0,
    inRack: rack?.nodes ?? 0,
    firstTor: firstTors.has(device),
    reflectors: rack?.reflectors ?? 0,
    reflects: reflecting.has(device),
  };
}
