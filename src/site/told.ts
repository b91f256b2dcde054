import type { CompiledFabric } from "../compile.ts";
import { containsPrefix, distinctPrefixes, hostPrefix, type Prefix4 } from "../net/ipv4.ts";
import { formatPrefix6, type Prefix6 } from "../net/ipv6.ts";
import { hasImage, imageOfPrefix } from "../plan/ipv6/image.ts";
import type { OutsideAnnouncement } from "../plan/outside.ts";
import { podRangesOf } from "../plan/rack-pools.ts";
import type { RackPlan } from "../plan/types.ts";

/** What a border tells others. */
export interface Told {
  /** Ranges in which all of it lies, whatever comes and goes inside: those first that have an image in IPv6. */
  readonly ranges: readonly Prefix4[];
  /** What it tells while all is up, in the same order. */
  readonly routes: readonly Prefix4[];
  /** How many routes it may come to be at the declared capacity, but for single addresses of services. */
  readonly most: number;
}

/** A rack without nodes has no route of its own, and no border tells of it. */
const inhabited = ({ plan }: CompiledFabric): readonly RackPlan[] =>
  plan.racks.filter(({ nodes }) => nodes.length > 0);

const podsTold = (fabric: CompiledFabric, pods: OutsideAnnouncement["pods"]): readonly Prefix4[] => {
  const ranges = inhabited(fabric).flatMap(podRangesOf);
  if (pods === "none") return [];
  if (pods === "per-rack") return ranges;
  return fabric.plan.ranges.pods.filter((pool) => ranges.some((range) => containsPrefix(pool, range)));
};

const nodesTold = (fabric: CompiledFabric): readonly Prefix4[] =>
  fabric.plan.racks.flatMap((rack) =>
    rack.subnet === null
      ? [...rack.nodes, ...rack.hosts].map(({ address }) => hostPrefix(address))
      : [rack.subnet],
  );

function mostOf({ datacenter, plan }: CompiledFabric, announce: OutsideAnnouncement): number {
  const {
    maxRacks,
    maxTorsPerRack,
    maxSpines,
    maxPods,
    maxPodPoolsPerRack,
    maxNodesPerRack,
    maxHostsPerRack,
  } = datacenter.capacity;
  const pods = { "per-rack": maxRacks * maxPodPoolsPerRack, "per-pool": plan.ranges.pods.length, none: 0 };
  const servers = plan.racks.some(({ subnet }) => subnet === null) ? maxNodesPerRack + maxHostsPerRack : 1;
  return (
    pods[announce.pods] +
    (announce.services ? plan.ranges.services.length : 0) +
    (announce.anycast ? plan.ranges.anycast.length : 0) +
    (announce.nodes ? maxRacks * servers : 0) +
    (announce.loopbacks ? maxRacks * maxTorsPerRack + maxSpines * maxPods : 0)
  );
}

/** Spines have one another's loopbacks from nobody: a path from spine to spine would be a valley. */
function loopbacksTold({ plan: { switches } }: CompiledFabric, border: string): readonly Prefix4[] {
  const isTor = switches.some(({ name, role }) => name === border && role === "tor");
  return switches
    .filter(({ name, role }) => isTor || role === "tor" || name === border)
    .map(({ loopback }) => hostPrefix(loopback));
}

/** What a border of a fabric tells, by what is to be announced. */
export function toldBy(fabric: CompiledFabric, announce: OutsideAnnouncement, border: string): Told {
  const { ranges, ipv6, racks } = fabric.plan;
  const announcing = racks.some(({ nodes }) => nodes.some(({ announcesServices }) => announcesServices));
  // A single address of several servers has no image.
  const inOrder = (prefixes: readonly Prefix4[]): readonly Prefix4[] => {
    const all = distinctPrefixes(prefixes);
    if (ipv6 === null) return all;
    return [...all.filter((one) => hasImage(ipv6, one)), ...all.filter((one) => !hasImage(ipv6, one))];
  };
  return {
    ranges: inOrder([
      ...(announce.pods === "none" ? [] : ranges.pods),
      ...(announce.services ? [...ranges.services, ...ranges.singleServices] : []),
      ...(announce.anycast ? ranges.anycast : []),
      ...(announce.nodes ? ranges.nodes : []),
      ...(announce.loopbacks ? [...ranges.torLoopbacks, ...ranges.spineLoopbacks] : []),
    ]),
    routes: inOrder([
      ...podsTold(fabric, announce.pods),
      ...(announce.services && announcing ? ranges.services : []),
      ...(announce.anycast ? ranges.anycast : []),
      ...(announce.nodes ? nodesTold(fabric) : []),
      ...(announce.loopbacks ? loopbacksTold(fabric, border) : []),
    ]),
    most: mostOf(fabric, announce),
  };
}

/** The same prefixes in IPv6, of those that have an image. */
export const imagesOf = (
  { plan: { ipv6 } }: CompiledFabric,
  prefixes: readonly Prefix4[],
): readonly Prefix6[] =>
  ipv6 === null ? [] : prefixes.flatMap((one) => (hasImage(ipv6, one) ? [imageOfPrefix(ipv6, one)] : []));

export const formatted6 = (prefixes: readonly Prefix6[]): readonly string[] => prefixes.map(formatPrefix6);
