import { Fabric, type FabricArgs } from "../../components/index.ts";
import type { DatacenterSpec, ModelName } from "../../src/index.ts";

/*
 * What a model cannot have does not compile. `npm run check:types` is the test: a line below `@ts-expect-error` that compiles after all is
 * an error there. Each value says one thing that is wrong, on one line, and the same without it is above it.
 */

type FabricSpec<M extends ModelName = ModelName> = NonNullable<DatacenterSpec<M>["fabric"]>;

export const asPerRack: readonly FabricSpec<"as-per-rack">[] = [
  { model: "as-per-rack" },
  { model: "as-per-rack", spine: { kind: "routed", asns: "shared" }, inRack: { kind: "full-mesh" } },
  { model: "as-per-rack", inRack: { kind: "route-reflector", on: "tor" } },
  { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } },
  // @ts-expect-error a reflector stands on the ToR or on nodes
  { model: "as-per-rack", inRack: { kind: "route-reflector", on: "spine" } },
  // @ts-expect-error a reflector stands somewhere
  { model: "as-per-rack", inRack: { kind: "route-reflector" } },
  // @ts-expect-error a full mesh has no reflector
  { model: "as-per-rack", inRack: { kind: "full-mesh", on: "tor" } },
  // @ts-expect-error nodes of a rack mesh or have reflectors
  { model: "as-per-rack", inRack: { kind: "none" } },
  // @ts-expect-error only as-per-server asks how traffic goes within a rack
  { model: "as-per-rack", withinRack: "direct" },
  // @ts-expect-error spines have an AS each or one for all
  { model: "as-per-rack", spine: { kind: "routed", asns: "per-rack" } },
  { model: "as-per-rack", spine: { kind: "ethernet" }, inRack: { kind: "full-mesh" } },
  // @ts-expect-error spines that only switch are in no AS
  { model: "as-per-rack", spine: { kind: "ethernet", asns: "unique" } },
  // @ts-expect-error what stands above the ToRs has a kind
  { model: "as-per-rack", spine: { asns: "shared" } },
];

export const asPerServer: readonly FabricSpec<"as-per-server">[] = [
  { model: "as-per-server" },
  { model: "as-per-server", spine: { kind: "routed", asns: "shared" }, withinRack: "direct" },
  { model: "as-per-server", withinRack: "through-tor" },
  { model: "as-per-server", spine: { kind: "ethernet" } },
  // @ts-expect-error spines that only switch are in no AS
  { model: "as-per-server", spine: { kind: "ethernet", asns: "shared" } },
  // @ts-expect-error nothing is iBGP, so there is no mesh
  { model: "as-per-server", inRack: { kind: "full-mesh" } },
  // @ts-expect-error nothing is iBGP, so there is no reflector
  { model: "as-per-server", inRack: { kind: "route-reflector", on: "tor" } },
  // @ts-expect-error traffic goes through the ToR or directly
  { model: "as-per-server", withinRack: "through-spine" },
  // @ts-expect-error the fabric of another model
  { model: "as-per-rack" },
];

export const asPerCluster: readonly FabricSpec<"as-per-cluster">[] = [
  { model: "as-per-cluster" },
  { model: "as-per-cluster", ownAs: "overridden", torAsns: "shared", hostAsns: "cluster" },
  { model: "as-per-cluster", spine: { kind: "ethernet" }, withinRack: "direct" },
  // @ts-expect-error loops are allowed or overridden, and never refused
  { model: "as-per-cluster", ownAs: "refused" },
  // @ts-expect-error nothing is iBGP, so there is no mesh
  { model: "as-per-cluster", inRack: { kind: "full-mesh" } },
];

export const downwardDefault: readonly FabricSpec<"downward-default">[] = [
  { model: "downward-default" },
  // @ts-expect-error its spines know every route, so they can't only switch
  { model: "downward-default", spine: { kind: "ethernet" } },
  // @ts-expect-error its spines are one AS, and linked
  { model: "downward-default", spine: { kind: "routed" } },
  // @ts-expect-error a node has one session, with its ToR
  { model: "downward-default", inRack: { kind: "route-reflector", on: "tor" } },
  // @ts-expect-error traffic within a rack goes through the ToR
  { model: "downward-default", withinRack: "direct" },
];

export const igp: readonly FabricSpec<"igp">[] = [
  { model: "igp" },
  { model: "igp", reflectors: "tors", ospf: { hello: 10 } },
  // @ts-expect-error reflectors above the racks are switches
  { model: "igp", reflectors: "nodes" },
  // @ts-expect-error the spines are in the one AS
  { model: "igp", spine: { kind: "routed" } },
  // @ts-expect-error the ToR reflects in every rack
  { model: "igp", inRack: { kind: "full-mesh" } },
  // @ts-expect-error the dead interval follows from the hellos
  { model: "igp", ospf: { dead: 40 } },
];

export const l2: readonly FabricSpec<"l2">[] = [
  { model: "l2" },
  { model: "l2", planes: 4, switching: { technology: "irf" }, firstVlan: 200 },
  // @ts-expect-error there is no such technology
  { model: "l2", switching: { technology: "hubs" } },
  // @ts-expect-error no switch routes
  { model: "l2", spine: { kind: "routed" } },
  // @ts-expect-error nodes reflect in planes, not in racks
  { model: "l2", inRack: { kind: "route-reflector", on: "nodes" } },
];

export const any: readonly FabricSpec[] = [
  { model: "as-per-rack" },
  { model: "as-per-server" },
  { model: "downward-default" },
  { model: "igp" },
  // @ts-expect-error there is no such model
  { model: "as-per-row" },
  // @ts-expect-error a fabric has a model
  { spine: { kind: "routed" } },
  // @ts-expect-error what one model has, another has not, also where any model may stand
  { model: "as-per-server", inRack: { kind: "full-mesh" } },
  // @ts-expect-error what one model has, another has not, also where any model may stand
  { model: "downward-default", spine: { kind: "routed" } },
  // @ts-expect-error what one model has, another has not, also where any model may stand
  { model: "as-per-rack", withinRack: "direct" },
  // @ts-expect-error what one model has, another has not, also where any model may stand
  { model: "as-per-rack", reflectors: "spines" },
  // @ts-expect-error only igp has an IGP
  { model: "downward-default", ospf: { hello: 3 } },
];

const rest = { name: "dc", spines: [{ name: "s0", index: 0 }] };

export const perServer: DatacenterSpec<"as-per-server"> = { ...rest, fabric: { model: "as-per-server" } };

export const perRack: DatacenterSpec<"as-per-rack"> = { ...rest, fabric: { model: "as-per-rack" } };

// @ts-expect-error a datacenter of one model is none of another
const _notPerRack: DatacenterSpec<"as-per-rack"> = perServer;

// @ts-expect-error a datacenter has spines
const _noSpines: DatacenterSpec = { name: "dc" };

type Operation = FabricArgs["operation"];

/** Never called: making a component needs Pulumi's engine. */
export const components = (operation: Operation): readonly Fabric[] => [
  new Fabric("any", { operation, spec: perRack }),
  new Fabric<"as-per-server">("one", { operation, spec: perServer }),
  // @ts-expect-error the spec is another model's
  new Fabric<"as-per-server">("other", { operation, spec: perRack }),
  // @ts-expect-error there is no such model
  new Fabric<"as-per-row">("none", { operation, spec: perRack }),
  // @ts-expect-error a fabric has a spec
  new Fabric("bare", { operation }),
];

type Node<M extends ModelName> = NonNullable<
  NonNullable<DatacenterSpec<M>["racks"]>[number]["nodes"]
>[number];

export const reflectingNode: Node<"as-per-rack"> = { name: "n1", index: 0, reflector: true };
export const nodesThatCannotReflect: readonly [Node<"as-per-server">, Node<"downward-default">, Node<"igp">] =
  [
    // @ts-expect-error nothing is iBGP, so no node reflects
    { name: "n1", index: 0, reflector: true },
    // @ts-expect-error only the default comes down, so no node reflects
    { name: "n1", index: 0, reflector: true },
    // @ts-expect-error ToRs and spines reflect, no node does
    { name: "n1", index: 0, reflector: true },
  ];

export const reflectingInPlane: Node<"l2"> = { name: "n1", index: 0, reflectsPlane: 1 };
export const nodesOfOtherReflectors: readonly [Node<"l2">, Node<"as-per-rack">] = [
  // @ts-expect-error a node reflects in a plane, not in its rack
  { name: "n1", index: 0, reflector: true },
  // @ts-expect-error nodes stand in no plane
  { name: "n1", index: 0, reflectsPlane: 0 },
];
