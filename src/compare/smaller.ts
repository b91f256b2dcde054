import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { byIndex } from "../plan/by-index.ts";
import { uplinksOf } from "../plan/uplinks.ts";
import { simulate, type Simulation } from "../simulate/index.ts";
import type { Datacenter, DatacenterSpec, RackSpec } from "../spec/index.ts";
import type { NodeInput, RackInput } from "./adapt.ts";
import { keptAnycast } from "./kept-anycast.ts";

/** Beyond these every single failure of every variant would take minutes. */
const MOST_ROUTERS = 200;
const MOST_SESSIONS = 1000;

const pairs = (count: number): number => (count * (count - 1)) / 2;

const sessionsIn = (dc: Datacenter, rack: RackSpec): number =>
  rack.tors.reduce((sum, tor) => sum + uplinksOf(dc, { rack, tor }).length + rack.nodes.length, 0) +
  pairs(rack.nodes.length);

/** Whether failures are tried on a smaller fabric; sessions are counted as if spines, ToRs by every spine, and the nodes of a rack all peered. */
export function isLarge(dc: Datacenter): boolean {
  const { superSpines, spines, racks } = dc;
  const switches = superSpines.length + spines.length;
  const routers = racks.reduce((sum, { tors, nodes }) => sum + tors.length + nodes.length, switches);
  const tors = racks.reduce((sum, rack) => sum + rack.tors.length, 0);
  const sessions = racks.reduce(
    (sum, rack) => sum + sessionsIn(dc, rack),
    pairs(spines.length) + pairs(tors) * spines.length + superSpines.length * spines.length,
  );
  return routers > MOST_ROUTERS || sessions > MOST_SESSIONS;
}

const SPINES = 4;
const RACKS = 8;
const NODES = 4;
const PODS = 2;
const SUPER_SPINES = 4;

const first = <T extends { readonly index: number }>(items: readonly T[], count: number): T[] =>
  byIndex(items).slice(0, count);

const isReflector = ({ reflector, reflectsPlane }: NodeInput): boolean =>
  reflector === true || reflectsPlane !== undefined;

/** The first of each group before the second of any, each by index. */
function inTurns<T extends { readonly index: number }>(
  items: readonly T[],
  groupOf: (item: T) => unknown,
): readonly T[] {
  const sorted = byIndex(items);
  const rank = (one: T): number => sorted.filter((other) => groupOf(other) === groupOf(one)).indexOf(one);
  return sorted.toSorted((a, b) => rank(a) - rank(b));
}

type Pods = NonNullable<DatacenterSpec["pods"]>;

/** So many of each pod. */
const firstOfPods = <T extends { readonly index: number; readonly pod?: string | undefined }>(
  items: readonly T[],
  pods: Pods,
  count: number,
): T[] =>
  pods.flatMap(({ name }) =>
    first(
      items.filter(({ pod }) => pod === name),
      count,
    ),
  );

/** The first pods with racks in them, where there are any such. */
function firstPods({ pods = [], racks = [] }: DatacenterSpec): Pods {
  const inUse = pods.filter(({ name }) => racks.some(({ pod }) => pod === name));
  return first(inUse.length === 0 ? pods : inUse, PODS);
}

/** As many in all of three stages as of five; of every plane, where they are dealt to planes. */
function firstSpines({ spines, fabric }: DatacenterSpec, pods: Pods): DatacenterSpec["spines"] {
  if (pods.length > 0) return firstOfPods(spines, pods, SPINES / PODS);
  const planes = fabric?.model === "l2" ? (fabric.planes ?? 1) : 1;
  return inTurns(spines, ({ index }) => index % planes).slice(0, SPINES);
}

/** Of each plane that a kept spine is in, and without pins of links that are not there. */
function firstSuperSpines(
  { superSpines = [] }: DatacenterSpec,
  spines: DatacenterSpec["spines"],
): NonNullable<DatacenterSpec["superSpines"]> {
  const names = new Set(spines.map(({ name }) => name));
  const keptLinks = <T>(pinned: Readonly<Record<string, T>> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(pinned).filter(([link]) => names.has(link.replace(/\/\d$/, ""))));
  const planes = new Set(spines.map(({ index }) => index));
  const above = superSpines.filter(({ plane }) => plane === undefined || planes.has(plane));
  return inTurns(above, ({ plane }) => plane)
    .slice(0, SUPER_SPINES)
    .map((one) => ({
      ...one,
      pin: {
        ...one.pin,
        links: keptLinks(one.pin?.links),
        ipv6: { ...one.pin?.ipv6, links: keptLinks(one.pin?.ipv6?.links) },
      },
    }));
}

/** Those with a plane's reflectors before all others; of five stages of each pod. */
function firstRacks({ racks = [] }: DatacenterSpec, pods: Pods): readonly RackInput[] {
  if (pods.length > 0) return firstOfPods(racks, pods, RACKS / PODS);
  const needed = ({ nodes = [] }: RackInput): boolean =>
    nodes.some(({ reflectsPlane }) => reflectsPlane !== undefined);
  return [
    ...first(racks.filter(needed), RACKS),
    ...first(
      racks.filter((rack) => !needed(rack)),
      RACKS,
    ),
  ].slice(0, RACKS);
}

/** The cables to spines that are kept; to all of them where none is. */
function keptUplinks(
  uplinks: RackInput["uplinks"],
  spines: DatacenterSpec["spines"],
): Pick<RackInput, "uplinks"> {
  if (uplinks === undefined) return {};
  const isKept = (spine: string): boolean => spines.some(({ name }) => name === spine);
  const kept = uplinks.spines?.filter(isKept) ?? [];
  return {
    uplinks: {
      ...uplinks,
      spines: kept.length === 0 ? undefined : kept,
      to: Object.fromEntries(Object.entries(uplinks.to ?? {}).filter(([spine]) => isKept(spine))),
    },
  };
}

/** The first of a rack's nodes, those that reflect before the others. Pins of links to spines that are not there go. */
function smallerRack(rack: RackInput, spines: DatacenterSpec["spines"]): RackInput {
  const nodes = rack.nodes ?? [];
  const reflectors = nodes.filter(isReflector);
  const rest = byIndex(nodes.filter((node) => !isReflector(node)));
  // Of those that announce services and of those that do not one each, where there are both.
  const kinds = [true, false].flatMap(
    (excluded) => rest.find((node) => (node.excludeFromExternalLoadBalancers ?? false) === excluded) ?? [],
  );
  const others = byIndex([...new Set([...kinds, ...rest])].slice(0, Math.max(0, NODES - reflectors.length)));
  return {
    ...rack,
    nodes: [...reflectors, ...others],
    ...keptUplinks(rack.uplinks, spines),
    ...(rack.tors === undefined
      ? {}
      : {
          tors: rack.tors.map((tor) => ({
            ...tor,
            ...keptUplinks(tor.uplinks, spines),
            pin: { ...tor.pin, uplinks: {}, planes: {} },
          })),
        }),
  };
}

/** Routers outside, behind the borders that are kept; none where no border is. */
function keptOutside(
  { outside }: DatacenterSpec,
  spines: readonly { readonly name: string }[],
  racks: readonly RackInput[],
): Pick<DatacenterSpec, "outside"> {
  if (outside === undefined) return {};
  const kept = new Set([
    ...spines.map(({ name }) => name),
    ...racks.flatMap(({ name, tors = [{ index: 0 }] }) =>
      tors.map((tor) => tor.name ?? `${name}-tor${String(tor.index)}`),
    ),
  ]);
  const peers = outside.peers.filter((peer) => kept.has(peer.switch));
  return { outside: peers.length === 0 ? undefined : { ...outside, peers } };
}

/** A fabric of the same shape with fewer of everything: at most 4 spines and 8 racks of 4 nodes, the first by index; of five stages 2 pods and 4 super-spines. */
export function smaller(spec: DatacenterSpec): DatacenterSpec {
  const pods = firstPods(spec);
  const spines = firstSpines(spec, pods);
  const superSpines = firstSuperSpines(spec, spines);
  const racks = firstRacks(spec, pods).map((rack) => smallerRack(rack, spines));
  return {
    ...spec,
    ...(pods.length === 0 ? {} : { pods, superSpines }),
    spines,
    racks,
    ...keptOutside(spec, [...superSpines, ...spines], racks),
    ...keptAnycast(spec, racks),
  };
}

/** A fabric and what its routers know. */
export interface Simulated {
  readonly fabric: CompiledFabric;
  readonly simulation: Simulation;
}

/** The smaller fabric of a spec that compiles: it is part of it, so a refusal is a defect. */
export function simulateSmaller(spec: DatacenterSpec): Simulated {
  const part = compileSpec(smaller(spec));
  if (!part.ok) throw new Error(`a part of ${spec.name} was refused`);
  return { fabric: part.fabric, simulation: simulate(intentsOf(part.fabric)) };
}
