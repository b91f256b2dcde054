import type { Failure } from "../../src/simulate/index.ts";
import type { Datacenter } from "../../src/spec/index.ts";
import { reflectsOnNodes } from "../support/variants.ts";
import type { RackShape, Shape } from "./fabrics.ts";

type Fabric = Datacenter["fabric"];

/** Ordered pairs of nodes with one end in the rack and the other outside. */
const across = ({ nodes }: Shape, rack: RackShape): number => 2 * rack.nodes * (nodes - rack.nodes);

/** Ordered pairs that one node is an end of. */
const ofOne = ({ nodes }: Shape): number => 2 * (nodes - 1);

/** Ordered pairs inside a rack. */
const inside = ({ nodes }: RackShape): number => nodes ** 2 - nodes;

/**
 * A rack without its only reflector: the rest of the rack, whose cables are whole, knows nothing. The pairs among the other nodes
 * of the rack, and those with all nodes of other racks.
 */
const withoutReflector = (shape: Shape, { nodes }: RackShape): number =>
  (nodes - 1) * (nodes - 2) + 2 * (nodes - 1) * (shape.nodes - nodes);

/**
 * A rack that no spine gives the default any more: in downward-default its nodes know nothing else, so even those beside each other
 * lose one another. Other models keep what is in the rack.
 */
const withoutDefault = (fabric: Fabric, rack: RackShape): number =>
  fabric.model === "downward-default" ? inside(rack) : 0;

/**
 * A session of a node with the only ToR of its rack. In a full mesh the node still has its rack; else it has no other session. Of
 * several reflectors one that has lost the ToR hears from the others all that it has to know, and the ToR hears of it.
 */
function withTor(fabric: Fabric, shape: Shape, rack: RackShape): number {
  if (reflectsOnNodes(fabric)) return rack.reflectors > 1 ? 0 : across(shape, rack);
  const meshed = fabric.model === "as-per-rack" && fabric.inRack.kind === "full-mesh";
  return meshed ? 2 * (shape.nodes - rack.nodes) : ofOne(shape);
}

/**
 * A session between nodes. In a full mesh nobody else tells them of one another, nor do clients of two reflectors tell these; a third
 * reflector does. A client that has another reflector still hears of everything, and is heard of.
 */
function amongNodes(shape: Shape, rack: RackShape, reflecting: number): number {
  if (reflecting === 1) return rack.reflectors > 1 ? 0 : ofOne(shape);
  return rack.reflectors > 2 ? 0 : 2;
}

/**
 * A session between ToRs that nobody reflects beside, over the only plane where spines switch: those of one rack have the rack's other
 * ToR, and so has a rack with two.
 */
function betweenTors({ spines, spineLoopbacks }: Shape, one: RackShape, other: RackShape): number {
  const planes = spineLoopbacks === 0 ? spines : 1;
  return one === other || planes > 1 || one.tors > 1 || other.tors > 1 ? 0 : 2 * one.nodes * other.nodes;
}

/**
 * A session of a ToR with the only spine. Where ToRs mesh, others tell the spine and the ToR all that it would have told them.
 */
function withSpine(fabric: Fabric, shape: Shape, rack: RackShape): number {
  if (fabric.model === "igp" && fabric.reflectors === "tors") return 0;
  return across(shape, rack) + withoutDefault(fabric, rack);
}

function ofSession(fabric: Fabric, shape: Shape, devices: readonly string[]): number {
  const { rackOf, tors, reflecting, spines } = shape;
  const inRack = devices.filter((device) => rackOf.has(device));
  const [rack, other] = inRack.flatMap((device) => rackOf.get(device) ?? []);
  if (rack === undefined) return 0;
  const nodes = inRack.filter((device) => !tors.has(device));
  if (nodes.length === 0 && other !== undefined) return betweenTors(shape, rack, other);
  if (nodes.length < 2 && rack.tors > 1) return 0;
  if (inRack.length === 1) return spines > 1 ? 0 : withSpine(fabric, shape, rack);
  return nodes.length === 1
    ? withTor(fabric, shape, rack)
    : amongNodes(shape, rack, nodes.filter((device) => reflecting.has(device)).length);
}

/** A device, or a node's cable: what a node or a single spine takes with it beside its own flows. */
function ofDevice(fabric: Fabric, shape: Shape, device: string): number {
  const rack = shape.rackOf.get(device);
  if (rack === undefined)
    return shape.spines > 1 ? 0 : shape.racks.reduce((sum, one) => sum + withoutDefault(fabric, one), 0);
  return rack.reflectors === 1 && shape.reflecting.has(device) ? withoutReflector(shape, rack) : 0;
}

function ofLink(fabric: Fabric, shape: Shape, device: string, at: string): number {
  if (shape.rackOf.has(device) && !shape.tors.has(device)) return ofDevice(fabric, shape, device);
  const rack = shape.rackBehind.get(`${device} ${at}`);
  return rack === undefined || shape.spines > 1 || rack.tors > 1 ? 0 : withoutDefault(fabric, rack);
}

/**
 * Ordered pairs of nodes that one failure makes unreachable although cables still join them: what the model has only one session, one
 * reflector for. A spine's device, cable or session takes nothing as soon as there is a second spine, nor does a ToR's as soon as the rack
 * has a second ToR.
 */
export function lossesOf(fabric: Fabric, shape: Shape, failure: Failure): number {
  if (failure.kind === "session") return ofSession(fabric, shape, failure.devices);
  if (failure.kind === "device") return ofDevice(fabric, shape, failure.device);
  if (failure.kind === "daemon") throw new RangeError("there is no formula for a daemon");
  return ofLink(fabric, shape, failure.device, failure.interface);
}
