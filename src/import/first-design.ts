import {
  distinctPrefixes,
  formatPrefix,
  hostPrefix,
  lastOf,
  networkOf,
  sizeOf,
  type Prefix4,
} from "../net/ipv4.ts";
import { capacityOf, type Pool4 } from "../net/pool.ts";
import { linkAddresses } from "../plan/link-ends.ts";
import { readSpec } from "../spec/index.ts";
import { isLink } from "./cables.ts";
import type { ClusterReading } from "./cluster/read.ts";
import { setIn, type Design } from "./design.ts";
import type { DeviceFacts } from "./facts.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { outsidePeers } from "./outside-peers.ts";
import type { PodRanges } from "./pod-ranges.ts";
import { isSamePool, poolFor } from "./pools.ts";

/** The pools and sizes of a spec that says nothing. */
const usual = () => {
  const { datacenter } = readSpec({ name: "usual", spines: [{ name: "s", index: 0 }] });
  if (datacenter === null) throw new Error("a spec that says nothing is refused");
  return datacenter;
};

const present = <T>(all: readonly (T | null | undefined)[]): readonly T[] =>
  all.filter((one): one is T => one !== null && one !== undefined);

/** What most have; null where nobody has any. */
function usualLength(ranges: readonly (Prefix4 | null | undefined)[]): number | null {
  const counted = Map.groupBy(present(ranges), ({ length }) => length);
  return [...counted].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? null;
}

/** Links between spines, each once: both have an address in it. */
function spineLinksOf(spines: FabricShape["spines"]): readonly Prefix4[] {
  const all = spines.flatMap(({ facts }) => facts?.interfaces ?? []).flatMap(({ addresses }) => addresses);
  const links = Map.groupBy(all.map(networkOf).filter(isLink), formatPrefix);
  return [...links.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? [] : [first],
  );
}

/** Numbers of the shape, by the pool that they come from. */
function numbersOf({ spines, racks }: FabricShape) {
  const tors = racks.flatMap((rack) => rack.tors);
  return {
    spineLoopbacks: present(spines.map(({ loopback }) => loopback)).map(hostPrefix),
    torLoopbacks: present(tors.map(({ loopback }) => loopback)).map(hostPrefix),
    links: tors
      .flatMap(({ uplinks }) => uplinks.flatMap(({ at }) => (at === null ? [] : [at.subnet])))
      .filter(({ length }) => length >= 30),
    spineLinks: spineLinksOf(spines),
    serverLinks: present(tors.map(({ serverLinks }) => serverLinks)),
    planes: present(spines.map(({ plane }) => plane)),
    nodes: present(racks.map(({ subnet }) => subnet)),
    pods: racks.flatMap(({ pods }) => pods),
  };
}

type Numbers = ReturnType<typeof numbersOf>;
type Pool = keyof Numbers;

/** How many of each kind there may be at most for the pools to have room. */
function capacities(pools: Readonly<Record<Pool, Pool4>>, sizes: Sizes, shape: FabricShape): Design {
  const { capacity: most } = usual();
  const torsPerRack = Math.max(2, ...shape.racks.map(({ tors }) => tors.length));
  const uplinks = Math.max(
    1,
    ...shape.racks.flatMap(({ tors }) =>
      tors.flatMap((tor) =>
        [...Map.groupBy(tor.uplinks, ({ spine }) => spine).values()].map((all) => all.length),
      ),
    ),
  );
  const maxSpines = Math.min(most.maxSpines, capacityOf(pools.spineLoopbacks, 32) || most.maxSpines);
  const maxRacks = Math.min(
    most.maxRacks,
    capacityOf(pools.nodes, sizes.rackSubnet),
    capacityOf(pools.pods, sizes.rackPods),
    Math.floor(capacityOf(pools.torLoopbacks, 32) / torsPerRack),
  );
  const maxPodPoolsPerRack = Math.max(1, ...shape.racks.map(({ pods }) => pods.length));
  const found = { maxSpines, maxRacks, maxUplinksPerSpine: uplinks, maxPodPoolsPerRack };
  return Object.fromEntries(
    Object.entries(found).filter(([name, value]) => most[name as keyof typeof found] !== value),
  );
}

interface Sizes {
  readonly rackSubnet: number;
  readonly rackPods: number;
}

/** Whether most ToRs have the lower address of their links. */
function torsAreLower({ racks }: FabricShape): boolean {
  const links = racks
    .flatMap(({ tors }) => tors.flatMap(({ uplinks }) => uplinks.flatMap(({ at }) => at ?? [])))
    .filter(({ subnet }) => subnet.length >= 30);
  const lower = links.filter(({ subnet, address }) => address === linkAddresses(subnet)[0]);
  return lower.length * 2 > links.length;
}

const hasUnnumbered = ({ racks }: FabricShape): boolean =>
  racks.some(({ tors }) => tors.some(({ uplinks }) => uplinks.some(({ at }) => at === null)));

/** Where racks' first ToRs stand, from the first address on or from the last back; null where it is where it would be, or not the same in all. */
function firstTorOf({ racks }: FabricShape): number | null {
  const offsets = racks.flatMap(({ subnet, tors }) => {
    const feet = tors.flatMap(({ foot }) => (foot === null ? [] : [foot.address]));
    if (subnet === null || feet.length === 0) return [];
    const first = Math.min(...feet) - subnet.base;
    const last = Math.max(...feet) - lastOf(subnet);
    return [first > sizeOf(subnet.length) / 2 ? last : first];
  });
  const [one = 1] = offsets;
  return one !== 1 && Math.abs(one) <= 1024 && offsets.every((offset) => offset === one) ? one : null;
}

/** What to begin with: pools, sizes and capacities by the numbers that run; everything else as a spec has it that says nothing. */
export function firstDesign(
  devices: readonly DeviceFacts[],
  shape: FabricShape,
  pods: PodRanges,
  cluster: ClusterReading | null,
): Design {
  const { pools, sizes } = usual();
  const numbers = numbersOf(shape);
  const permitted = devices.flatMap((device) => device.permits.map(({ range }) => range));
  const kinds = Object.keys(numbers) as Pool[];
  const found = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      kind === "pods" && pods.pools.length > 0
        ? pods.pools
        : poolFor({
            numbers: distinctPrefixes(numbers[kind]),
            usual: pools[kind],
            permitted,
            others: kinds.filter((other) => other !== kind).flatMap((other) => numbers[other]),
          }),
    ]),
  ) as Record<Pool, Pool4>;
  const lengths = {
    rackSubnet: usualLength(numbers.nodes) ?? sizes.rackSubnet,
    rackPods: usualLength(shape.racks.map(({ pods: [first] }) => first)) ?? sizes.rackPods,
    links: usualLength(numbers.links) ?? sizes.links,
    podBlock: cluster?.block ?? pods.block ?? sizes.podBlock,
    planeSubnet: usualLength(numbers.planes) ?? sizes.planeSubnet,
    serverLinks: usualLength(numbers.serverLinks) ?? sizes.serverLinks,
  };
  const gateway = firstTorOf(shape);
  const peers = outsidePeers(shape, pods.pools);
  const said: readonly (readonly [path: readonly string[], value: Parameters<typeof setIn>[2]])[] = [
    [
      ["platforms"],
      Object.fromEntries(Object.entries(shape.platforms).filter(([, platform]) => platform !== "frr")),
    ],
    ...(shape.spinesRoute
      ? []
      : [[["fabric"], { model: "as-per-rack", spine: { kind: "ethernet" } }] as const]),
    ...(shape.routedServers ? [[["servers", "attachment"], "routed"] as const] : []),
    ...kinds
      .filter((kind) => !isSamePool(found[kind], pools[kind]))
      .map((kind) => [["pools", kind], found[kind].map(formatPrefix)] as const),
    ...Object.entries(lengths)
      .filter(([name, length]) => sizes[name as keyof typeof lengths] !== length)
      .map(([name, length]) => [["sizes", name], length] as const),
    [["capacity"], capacities(found, lengths, shape)],
    ...(hasUnnumbered(shape) ? [[["links"], "unnumbered"] as const] : []),
    ...(torsAreLower(shape) ? [[["uplinks", "lower"], "tor"] as const] : []),
    ...(gateway === null ? [] : [[["offsets", "firstTor"], gateway] as const]),
    ...(cluster === null || cluster.rackLabel === "rack"
      ? []
      : [[["calico", "rackLabel"], cluster.rackLabel] as const]),
    ...(peers.length > 0 ? [[["outside", "peers"], peers] as const] : []),
  ];
  return said.reduce<Design>((design, [path, value]) => setIn(design, path, value), {});
}
