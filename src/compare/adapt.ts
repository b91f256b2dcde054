import { modelOf } from "../models/index.ts";
import { readSpec, type DatacenterSpec } from "../spec/index.ts";
import type { FabricChoice } from "./variants.ts";

export type RackInput = NonNullable<DatacenterSpec["racks"]>[number];
export type NodeInput = NonNullable<RackInput["nodes"]>[number];

/** RFC 4456 asks for more than one; a third would bring a rack nothing but sessions. */
const REFLECTORS = 2;

/** The positions of the first nodes by index. */
const firstNodes = (nodes: readonly NodeInput[]): ReadonlySet<number> =>
  new Set(
    [...nodes.keys()].sort((a, b) => (nodes[a]?.index ?? 0) - (nodes[b]?.index ?? 0)).slice(0, REFLECTORS),
  );

/** Nodes that reflect: none where the variant has none there, the user's where there are any, else the first two of the rack. */
function reflecting(nodes: readonly NodeInput[], wanted: boolean): NodeInput[] {
  if (!wanted) return nodes.map((node) => ({ ...node, reflector: false }));
  if (nodes.some(({ reflector }) => reflector === true)) return [...nodes];
  const chosen = firstNodes(nodes);
  return nodes.map((node, at) => ({ ...node, reflector: chosen.has(at) }));
}

interface Pinned {
  readonly pin?: object | undefined;
}

/** Without one of its pins. */
const without = <T extends Pinned>(one: T, pin: string): T =>
  one.pin === undefined ? one : { ...one, pin: { ...one.pin, [pin]: undefined } };

/** Without the pin of an AS number where the variant gives such a thing no AS of its own. */
const unpinned = <T extends Pinned>(one: T, has: boolean): T => (has ? one : without(one, "asn"));

/**
 * The user's datacenter under another fabric: the same spines, racks, nodes, pools and sizes, without what the other fabric has no
 * use for (pins of what things do not have there, nodes that reflect). The input is not changed.
 */
export function adapt(spec: DatacenterSpec, fabric: FabricChoice): DatacenterSpec {
  const onNodes =
    fabric.model === "as-per-rack" &&
    fabric.inRack?.kind === "route-reflector" &&
    fabric.inRack.on === "nodes";
  const { datacenter } = readSpec({ ...spec, fabric });
  if (datacenter === null) return { ...spec, fabric };
  const { asns, bridges } = modelOf(datacenter);
  const { holders } = asns;
  const [spinePin, torPin] = bridges.has("spine")
    ? (["loopback", "uplinks"] as const)
    : (["plane", "planes"] as const);
  return {
    ...spec,
    fabric,
    spines: spec.spines.map((spine) => without(unpinned(spine, holders.has("spine")), spinePin)),
    racks: (spec.racks ?? []).map((rack) => ({
      ...unpinned(rack, holders.has("rack")),
      ...(rack.tors === undefined
        ? {}
        : { tors: rack.tors.map((tor) => without(unpinned(tor, holders.has("tor")), torPin)) }),
      nodes: reflecting(rack.nodes ?? [], onNodes).map((node) => unpinned(node, holders.has("node"))),
    })),
  };
}
