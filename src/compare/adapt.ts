import { modelOf } from "../models/index.ts";
import type { Routing } from "../plan/layout-rules.ts";
import { PINS_OF_SPINE_LINKS, USELESS_PINS, USELESS_PINS6 } from "../plan/useless-pins.ts";
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
  readonly pin?: (object & { readonly ipv6?: object | undefined }) | undefined;
}

/** Without some of its pins. */
const without = <T extends Pinned>(one: T, ...pins: readonly string[]): T =>
  one.pin === undefined
    ? one
    : { ...one, pin: { ...one.pin, ...Object.fromEntries(pins.map((pin) => [pin, undefined])) } };

/** Without some of its pins in IPv6. */
const without6 = <T extends Pinned>(one: T, ...pins: readonly string[]): T =>
  one.pin?.ipv6 === undefined
    ? one
    : {
        ...one,
        pin: {
          ...one.pin,
          ipv6: Object.fromEntries(Object.entries(one.pin.ipv6).filter(([pin]) => !pins.includes(pin))),
        },
      };

/** Without the cluster id of a node that does not reflect. */
const withoutId = <T extends NodeInput>(node: T): T =>
  node.reflector === true || node.reflectsPlane !== undefined ? node : without(node, "clusterId");

/** Without the pin of an AS number where the variant gives such a thing no AS of its own. */
const unpinned = <T extends Pinned>(one: T, has: boolean): T => (has ? one : without(one, "asn"));

type Cabled = Pick<RackInput, "uplinks">;

/** One cable to each spine, where spines only switch. */
const single = <T extends Cabled>(one: T, from: Routing["from"]): T =>
  from === "spine" || one.uplinks === undefined
    ? one
    : { ...one, uplinks: from === "node" ? {} : { spines: one.uplinks.spines } };

/** What is said of all ToRs' cables, where spines route. */
const cablesOfAll = (
  { capacity, uplinks }: DatacenterSpec,
  from: Routing["from"],
): Pick<DatacenterSpec, "capacity" | "uplinks"> =>
  from === "spine" || (capacity?.maxUplinksPerSpine === undefined && uplinks === undefined)
    ? {}
    : { capacity: { ...capacity, maxUplinksPerSpine: 1 }, uplinks: undefined };

/**
 * The nodes that reflect in planes: the user's where those do for as many planes; else two in each plane, or one where nodes are few, the
 * first of each rack before the second of any.
 */
function reflectorsOfPlanes(spec: DatacenterSpec, planes: number): ReadonlyMap<NodeInput, number> {
  const racks = (spec.racks ?? []).toSorted((a, b) => a.index - b.index);
  const rows = racks.map(({ nodes = [] }) => [...nodes].sort((a, b) => a.index - b.index));
  const nodes = rows
    .flatMap((row, rack) => row.map((node, at) => ({ node, rack, at })))
    .sort((a, b) => a.at - b.at || a.rack - b.rack)
    .map(({ node }) => node);
  const chosen = nodes.flatMap((node): [NodeInput, number][] =>
    node.reflectsPlane === undefined ? [] : [[node, node.reflectsPlane]],
  );
  const counts = Array.from({ length: planes }, (_, plane) => chosen.filter(([, of]) => of === plane).length);
  const theirs = chosen.every(([, plane]) => plane < planes) && counts.every((count) => count > 0);
  return new Map(
    theirs ? chosen : nodes.slice(0, REFLECTORS * planes).map((node, at) => [node, at % planes]),
  );
}

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
  const rules = modelOf(datacenter);
  const { holders } = rules.asns;
  const pins = USELESS_PINS[rules.routing.from];
  const pins6 = USELESS_PINS6[rules.routing.from];
  const { links: _, ...said } = spec;
  const ofLinks = rules.downward === "default" ? [] : PINS_OF_SPINE_LINKS;
  const { from } = rules.routing;
  const planes = rules.routing.from === "node" ? reflectorsOfPlanes(spec, rules.routing.fabric.planes) : null;
  return {
    ...(rules.links === spec.links ? spec : said),
    fabric,
    ...cablesOfAll(spec, from),
    spines: spec.spines.map((spine) =>
      without6(
        without(unpinned(spine, holders.has("spine")), ...pins.spine, ...ofLinks),
        ...pins6.spine,
        ...ofLinks,
      ),
    ),
    racks: (spec.racks ?? []).map((rack) => ({
      ...single(without6(without(unpinned(rack, holders.has("rack")), ...pins.rack), ...pins6.rack), from),
      ...(rack.tors === undefined
        ? {}
        : {
            tors: rack.tors.map((tor) =>
              single(without6(without(unpinned(tor, holders.has("tor")), ...pins.tor), ...pins6.tor), from),
            ),
          }),
      nodes: reflecting(rack.nodes ?? [], onNodes).map((node, at) => {
        const own = rack.nodes?.[at];
        const plane = own === undefined ? undefined : planes?.get(own);
        const { reflectsPlane: _, ...rest } = without6(
          without(unpinned(node, holders.has("node")), ...pins.node),
          ...pins6.node,
        );
        return withoutId(plane === undefined ? rest : { ...rest, reflectsPlane: plane });
      }),
      hosts: (rack.hosts ?? []).map((host) => unpinned(host, holders.has("host"))),
    })),
  };
}
