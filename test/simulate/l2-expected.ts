import type { CompiledFabric, NodePlan } from "../../src/index.ts";
import type { Failure, TableSizes } from "../../src/simulate/index.ts";

const nodesOf = ({ plan }: CompiledFabric): readonly NodePlan[] => plan.racks.flatMap(({ nodes }) => nodes);

/** k: reflectors of a plane. */
const reflectorsIn = (fabric: CompiledFabric, plane: number): number =>
  nodesOf(fabric).filter(({ reflectsPlane }) => reflectsPlane === plane).length;

/** What a node hears of all others in one plane, and whom it peers with there. */
function inPlane(fabric: CompiledFabric, node: NodePlan, plane: number): { sessions: number; paths: number } {
  const others = nodesOf(fabric).length - 1;
  const k = reflectorsIn(fabric, plane);
  return node.reflectsPlane === plane
    ? { sessions: others, paths: (others - (k - 1)) * k + (k - 1) }
    : { sessions: k, paths: k * k + (others - k) * k * k };
}

/**
 * The closed formulas of l2: N nodes of one block each, P planes, k reflectors (1 or 2) in a plane. No switch has a route.
 *
 *     node   sessions   in each plane N - 1 where it reflects, else k
 *            prefixes   N + P
 *            paths      1 + P, and in each plane, of N - 1 others:
 *                       where it reflects, k of each client and 1 of the other reflector
 *                       else, k of each reflector and k * k of each client
 *            forwarding N - 1 learned, P connected, 1 own; N - 1 sets of next hops
 *
 * A reflector tells of what it heard from a client and of what the other reflector heard from that client, for BIRD sends every path that it
 * has (RFC 7911): so two reflectors give four paths, all by the same next hop.
 */
export function expectedSizes(fabric: CompiledFabric, node: NodePlan): Omit<TableSizes, "role"> {
  const nodes = nodesOf(fabric).length;
  const planes = fabric.plan.planes.map(({ index }) => inPlane(fabric, node, index));
  const sum = (of: (one: (typeof planes)[number]) => number): number =>
    planes.reduce((all, one) => all + of(one), 0);
  return {
    device: node.name,
    sessions: sum(({ sessions }) => sessions),
    prefixes: nodes + planes.length,
    paths: 1 + planes.length + sum(({ paths }) => paths),
    learned: nodes - 1,
    connected: planes.length,
    own: 1,
    ospf: 0,
    nextHopSets: nodes - 1,
  };
}

type Cut = Exclude<Failure, { kind: "session" | "daemon" }>;

/** Which nodes cables still join in a plane when a device or a cable is gone: those with the same text. Who is down is in none. */
function partsIn(fabric: CompiledFabric, failure: Cut, plane: string): ReadonlyMap<NodePlan, string> {
  const links = fabric.plan.links.filter((link) => "plane" in link && link.plane === plane);
  const group = new Map<string, string>();
  const rootOf = (device: string): string => {
    let at = device;
    for (let next = group.get(at); next !== undefined; next = group.get(at)) at = next;
    return at;
  };
  const isCut = (end: { readonly device: string; readonly interface: string }): boolean =>
    end.device === failure.device && (failure.kind === "device" || end.interface === failure.interface);
  for (const { ends, kind } of links) {
    if (kind !== "trunk" || ends.some(isCut)) continue;
    const [a, b] = [rootOf(ends[0].device), rootOf(ends[1].device)];
    if (a !== b) group.set(a, b);
  }
  return new Map(
    nodesOf(fabric).flatMap((node): [NodePlan, string][] => {
      const cable = links.find(
        ({ kind, ends }) => kind === "access" && ends[0].device === node.name && !ends.some(isCut),
      );
      return cable === undefined ? [] : [[node, rootOf(cable.ends[1].device)]];
    }),
  );
}

/** Ordered pairs that a plane or several still join, and in none of these a reflector of the plane stands with them. */
function unheard(fabric: CompiledFabric, failure: Cut): number {
  const planes = fabric.plan.planes.map(({ name, index }) => {
    const parts = partsIn(fabric, failure, name);
    const served = new Set(
      [...parts].flatMap(([node, part]) => (node.reflectsPlane === index ? [part] : [])),
    );
    return { parts, served };
  });
  const nodes = nodesOf(fabric);
  const lost = nodes.flatMap((a) =>
    nodes.filter((b) => {
      const joining = planes.filter(({ parts }) => a !== b && parts.has(a) && parts.get(a) === parts.get(b));
      return joining.length > 0 && joining.every(({ parts, served }) => !served.has(parts.get(a) ?? ""));
    }),
  );
  return lost.length;
}

/**
 * Ordered pairs of nodes that a failure makes unreachable although cables still join them. Where a device or a cable is gone: those that no
 * reflector is left for in any plane that joins them. Where a session is: none with two planes and more, for the others know nothing of
 * it; with one, a client without its only session, or two reflectors that have lost each other, for no client tells one of the other.
 */
export function expectedLoss(fabric: CompiledFabric, failure: Failure): number {
  if (failure.kind === "daemon") throw new RangeError("there is no formula for a daemon");
  if (failure.kind !== "session") return unheard(fabric, failure);
  if (fabric.plan.planes.length > 1) return 0;
  const ends = nodesOf(fabric).filter(({ name }) => failure.devices.includes(name));
  if (ends.every(({ reflectsPlane }) => reflectsPlane !== null)) return 2;
  return reflectorsIn(fabric, 0) > 1 ? 0 : 2 * (nodesOf(fabric).length - 1);
}
