import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { asnCapacity, formatAsnRange, type AsnRange } from "../../net/asn.ts";
import { formatPrefix, overlaps, type Prefix4 } from "../../net/ipv4.ts";
import { capacityOf } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import { pairsOf } from "../pairs.ts";
import { hasHosts } from "../hosts.ts";
import { isMadeUp } from "../ipv6/alone.ts";
import { hasPods, mostPods } from "../tiers.ts";
import { unusable } from "./unusable.ts";
import type { LayoutRules } from "../lay-out.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import { ASN_POOLS } from "../asns.ts";
import { usedPools } from "../used-pools.ts";

/** What is numbered from a pool would be numbered anew. */
const MOVE = "move one of the two, from which nothing is deployed yet, to a range of its own";

interface Range<T> {
  readonly pool: string;
  readonly range: T;
}

/** Pods of one of several clusters, by its place in the spec. */
export const podsOf = (cluster: number): string => `clusters[${String(cluster)}].pods`;

const CLUSTERS_PODS = /^clusters\[(\d+)\]\.pods$/;

export const called = (pool: string): string => (CLUSTERS_PODS.test(pool) ? pool : `pools.${pool}`);

const pathOf = (pool: string): SpecPath => {
  const [, cluster] = CLUSTERS_PODS.exec(pool) ?? [];
  return cluster === undefined ? ["pools", pool] : ["clusters", Number(cluster), "pods"];
};

function checkOverlaps(dc: Datacenter, rules: LayoutRules): Diagnostic[] {
  const { demand } = rules.asns;
  const taken = usedPools(rules);
  const announced = hasHosts(dc) ? (["hosts"] as const) : [];
  const used = [...ADDRESS_POOLS.filter((pool) => taken.has(pool)), ...announced];
  const ranges = used.flatMap((pool): Range<Prefix4>[] =>
    pool === "pods" && dc.clusters.length > 0
      ? dc.clusters.flatMap(({ pods }, c) => pods.map((range) => ({ pool: podsOf(c), range })))
      : dc.pools[pool].map((range) => ({ pool, range })),
  );
  // A pool that the model takes nothing from is in nobody's way.
  const asns = ASN_POOLS.filter((pool) => demand[pool] > 0).flatMap((pool): Range<AsnRange>[] =>
    dc.pools[pool].map((range) => ({ pool, range })),
  );
  return [
    ...ranges.flatMap(({ pool, range }) => unusable(pathOf(pool), range)),
    ...pairsOf(ranges)
      .filter(([a, b]) => overlaps(a.range, b.range))
      .map(([a, b]) =>
        errorAt(
          pathOf(b.pool),
          "pool-overlap",
          `${formatPrefix(b.range)} overlaps ${formatPrefix(a.range)} of ${called(a.pool)}`,
          MOVE,
        ),
      ),
    ...pairsOf(asns)
      .filter(([a, b]) => a.range.first <= b.range.last && b.range.first <= a.range.last)
      .map(([a, b]) =>
        errorAt(
          pathOf(b.pool),
          "asn-pool-overlap",
          `${formatAsnRange(b.range)} overlaps ${formatAsnRange(a.range)} of pools.${a.pool}`,
          MOVE,
        ),
      ),
  ];
}

type CapacityField = keyof Datacenter["capacity"];

export interface Demand {
  readonly pool: string;
  readonly has: number;
  readonly needs: number;
  readonly what: string;
  /** Capacities that the need follows from. */
  readonly lower: readonly CapacityField[];
}

const ASN_CAPACITIES = {
  superSpineAsns: [],
  spineAsns: ["maxPods", "maxSpines"],
  rackAsns: ["maxRacks", "maxTorsPerRack"],
  nodeAsns: ["maxRacks", "maxNodesPerRack"],
  hostAsns: ["maxRacks", "maxHostsPerRack"],
} as const;

/** Of the capacities that a number may follow from, those that can be lowered to make it less. */
const lowered = (
  dc: Datacenter,
  fields: readonly CapacityField[],
  needs: number,
  { capacity } = dc,
): readonly CapacityField[] =>
  needs <= 1
    ? []
    : fields.filter(
        (field) =>
          capacity[field] > 1 &&
          (field !== "maxPods" || hasPods(dc)) &&
          (field === "maxRacks" || needs !== capacity.maxRacks),
      );

/** Racks, and pods, follow each other in every pool, so that how many there may be moves nothing; all others set distances between numbers. */
const MOVES_NOTHING: ReadonlySet<CapacityField> = new Set(["maxRacks", "maxPods"]);

function lowering(fields: readonly CapacityField[]): string {
  const free = fields.filter((field) => MOVES_NOTHING.has(field));
  const fresh = fields.filter((field) => !MOVES_NOTHING.has(field));
  const now = free.length === 0 ? "" : `, or lower capacity.${free.join(" or ")}`;
  const others = `${now === "" ? ", or" : "; or"}, while nothing is deployed, lower capacity.${fresh.join(" or ")}`;
  return now + (fresh.length === 0 ? "" : others);
}

/** What each pool must hold at the declared capacity, so that nothing has to be moved on the way there. */
export function demands(dc: Datacenter, rules: LayoutRules): readonly Demand[] {
  const { pools, sizes, capacity } = dc;
  const taken: ReadonlySet<string> = usedPools(rules);
  const { maxSpines, maxRacks, maxTorsPerRack, maxUplinksPerSpine, maxSuperSpines, maxUplinksPerSuperSpine } =
    capacity;
  const spines = mostPods(dc) * maxSpines;
  const ofSpines: readonly CapacityField[] = hasPods(dc) ? ["maxPods", "maxSpines"] : ["maxSpines"];
  const tors = maxRacks * maxTorsPerRack;
  const racks = { needs: maxRacks, lower: ["maxRacks"] } as const;
  const podPools =
    dc.clusters.length === 0
      ? [{ pool: "pods", range: pools.pods }]
      : dc.clusters.map(({ pods }, c) => ({ pool: podsOf(c), range: pods }));
  const needed: readonly Demand[] = [
    ...ASN_POOLS.map((pool) => ({
      pool,
      has: asnCapacity(pools[pool]),
      needs: rules.asns.demand[pool],
      what: "AS numbers",
      lower: lowered(dc, ASN_CAPACITIES[pool], rules.asns.demand[pool]),
    })),
    {
      pool: "spineLoopbacks",
      has: capacityOf(pools.spineLoopbacks, 32),
      needs: spines,
      what: "addresses",
      lower: ofSpines,
    },
    {
      pool: "superSpineLoopbacks",
      has: capacityOf(pools.superSpineLoopbacks, 32),
      needs: maxSuperSpines,
      what: "addresses",
      lower: ["maxSuperSpines"],
    },
    {
      pool: "superSpineLinks",
      has: capacityOf(pools.superSpineLinks, sizes.links),
      needs: spines * maxSuperSpines * maxUplinksPerSuperSpine,
      what: `links (/${String(sizes.links)})`,
      lower: [
        "maxPods",
        "maxSpines",
        "maxSuperSpines",
        ...(maxUplinksPerSuperSpine > 1 ? (["maxUplinksPerSuperSpine"] as const) : []),
      ],
    },
    {
      pool: "torLoopbacks",
      has: capacityOf(pools.torLoopbacks, 32),
      needs: tors,
      what: "addresses",
      lower: ["maxRacks", "maxTorsPerRack"],
    },
    {
      pool: "links",
      has: capacityOf(pools.links, sizes.links),
      needs: tors * maxSpines * maxUplinksPerSpine,
      what: `links (/${String(sizes.links)})`,
      lower: [
        "maxRacks",
        "maxTorsPerRack",
        "maxSpines",
        ...(maxUplinksPerSpine > 1 ? (["maxUplinksPerSpine"] as const) : []),
      ],
    },
    {
      pool: "spineLinks",
      has: capacityOf(pools.spineLinks, sizes.links),
      needs: spines * maxSpines,
      what: `links (/${String(sizes.links)})`,
      lower: ofSpines,
    },
    {
      pool: "serverLinks",
      has: capacityOf(pools.serverLinks, sizes.serverLinks),
      needs: tors,
      what: `ranges of a ToR's links to servers (/${String(sizes.serverLinks)})`,
      lower: ["maxRacks", "maxTorsPerRack"],
    },
    {
      pool: "planes",
      has: capacityOf(pools.planes, sizes.planeSubnet),
      needs: maxSpines,
      what: `planes (/${String(sizes.planeSubnet)})`,
      lower: ["maxSpines"],
    },
    {
      pool: "nodes",
      has: capacityOf(pools.nodes, sizes.rackSubnet),
      what: `rack subnets (/${String(sizes.rackSubnet)})`,
      ...racks,
    },
    {
      pool: "nodePlanes",
      has: capacityOf(pools.nodePlanes, sizes.nodePlane),
      needs: rules.routing.from === "node" ? rules.routing.fabric.planes : 0,
      what: `planes (/${String(sizes.nodePlane)})`,
      lower: [],
    },
    ...podPools.map(({ pool, range }) => ({
      pool,
      has: capacityOf(range, sizes.rackPods),
      what: `rack pod pools (/${String(sizes.rackPods)})`,
      ...racks,
    })),
  ];
  const isAsns = (pool: string): boolean => (ASN_POOLS as readonly string[]).includes(pool);
  return needed.filter(({ pool }) => isAsns(pool) || CLUSTERS_PODS.test(pool) || taken.has(pool));
}

/** Pools are of addresses that routers take, no two overlap, and each holds what the declared capacity needs. */
export const checkPools = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkOverlaps(dc, rules),
  ...demands(dc, rules)
    // Without IPv4 there are ids alone, and what is said of the rest in IPv6 is looked at there.
    .filter(({ pool, has, needs }) => has < needs && !(dc.ipv6?.only === true && isMadeUp(pool)))
    .map(({ pool, has, needs, what, lower }) =>
      errorAt(
        pathOf(pool),
        "pool-exhausted",
        `holds ${String(has)} ${what} and the declared capacity needs ${String(needs)}`,
        `append a range to the pool${lowering(lower)}`,
      ),
    ),
];
