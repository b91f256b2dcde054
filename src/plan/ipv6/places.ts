import type { Prefix4 } from "../../net/ipv4.ts";
import { containsPrefix6, partOf6, sizeOf6, type Pool6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ADDRESS_POOLS, type AddressPool } from "../address-pools.ts";
import { hasHosts } from "../hosts.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { usedPools } from "../used-pools.ts";
import { imageOfLength, type Units } from "./image.ts";

export type Ipv6Spec = NonNullable<Datacenter["ipv6"]>;

/** Pools that have places of their own in IPv6, in the order in which they are listed. */
export type PlacedPool = AddressPool | "hosts";
export const PLACED_POOLS: readonly PlacedPool[] = [...ADDRESS_POOLS, "hosts"];

/** An IPv4 range of a pool and where it stands in IPv6; null where the IPv6 pool has no room for it. */
export interface Place {
  readonly pool: PlacedPool;
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6 | null;
  readonly units: Units;
}

/** Prefix lengths of what is cut from each pool, in both families. */
export const unitsOf = (
  { sizes }: Datacenter,
  { numbering }: Pick<Ipv6Spec, "numbering">,
): Readonly<Record<PlacedPool, Units>> => ({
  spineLoopbacks: { ipv4: 32, ipv6: 128 },
  superSpineLoopbacks: { ipv4: 32, ipv6: 128 },
  torLoopbacks: { ipv4: 32, ipv6: 128 },
  links: { ipv4: sizes.links, ipv6: sizes.links + 96 },
  spineLinks: { ipv4: sizes.links, ipv6: sizes.links + 96 },
  superSpineLinks: { ipv4: sizes.links, ipv6: sizes.links + 96 },
  serverLinks: { ipv4: 31, ipv6: 127 },
  planes: { ipv4: sizes.planeSubnet, ipv6: 64 },
  nodes: { ipv4: sizes.rackSubnet, ipv6: 64 },
  nodePlanes: { ipv4: sizes.nodePlane, ipv6: 64 },
  pods: { ipv4: sizes.rackPods, ipv6: numbering === "own" ? 64 : sizes.rackPods + 96 },
  hosts: { ipv4: 32, ipv6: 128 },
});

/*
 * Where each pool is cut from the site's prefix of length P, by its first bits after P: what stands in few subnets in parts of P + 8
 * bits, the rest in parts of P + 4. A /48 reads off by its fourth group: 2000 to 2fff are racks, 4000 to 4fff are pods.
 */
const CUTS: Readonly<
  Record<PlacedPool | "services" | "outside", { readonly bits: number; readonly number: bigint }>
> = {
  spineLoopbacks: { bits: 8, number: 0x00n },
  torLoopbacks: { bits: 8, number: 0x01n },
  links: { bits: 8, number: 0x02n },
  spineLinks: { bits: 8, number: 0x03n },
  serverLinks: { bits: 8, number: 0x04n },
  planes: { bits: 4, number: 0x1n },
  nodes: { bits: 4, number: 0x2n },
  nodePlanes: { bits: 4, number: 0x3n },
  pods: { bits: 4, number: 0x4n },
  hosts: { bits: 8, number: 0x05n },
  services: { bits: 8, number: 0x06n },
  outside: { bits: 8, number: 0x07n },
  superSpineLoopbacks: { bits: 8, number: 0x08n },
  superSpineLinks: { bits: 8, number: 0x09n },
};

const cutOf = ({ prefix }: Ipv6Spec, what: keyof typeof CUTS): Prefix6 => {
  const { bits, number } = CUTS[what];
  return partOf6(prefix, prefix.length + bits, number);
};

/** The ranges that a pool has in IPv6: as given, else cut from the site's prefix. */
export const rangesOf6 = (spec: Ipv6Spec, pool: PlacedPool): Pool6 => spec.pools[pool] ?? [cutOf(spec, pool)];

/** Where IPv4 ranges stand that somebody else has numbered: each address in the last 32 bits, wherever it comes from. */
export const embedded = (
  spec: Ipv6Spec,
  what: "services" | "outside",
  { base, length }: Prefix4,
): Prefix6 => ({
  base: cutOf(spec, what).base + BigInt(base),
  length: length + 96,
});

/** Pools that the fabric takes from, those of hosts among them. */
export function placedPools(dc: Datacenter, rules: LayoutRules): readonly PlacedPool[] {
  const used = usedPools(rules);
  return PLACED_POOLS.filter((pool) => (pool === "hosts" ? hasHosts(dc) : used.has(pool)));
}

/** How far a pool is taken: the number of the range, and the first address in it that is free. */
interface Cursor {
  readonly range: number;
  readonly free: bigint;
}

interface Taken {
  readonly place: Prefix6;
  readonly next: Cursor;
}

/** The first place of this length from there on, aligned to its size; null where no range has one. */
function takePlace(pool: Pool6, length: number, from: Cursor | null): Taken | null {
  const size = sizeOf6(length);
  for (const [at, range] of pool.entries()) {
    if (from !== null && at < from.range) continue;
    const least = at === from?.range ? from.free : range.base;
    const place = { base: ((least + size - 1n) / size) * size, length };
    if (containsPrefix6(range, place)) return { place, next: { range: at, free: place.base + size } };
  }
  return null;
}

/**
 * Each IPv4 range of one pool takes the next place that is aligned to its size, so that a subnet of it is one in IPv6, and a rule one rule. Where
 * IPv6 has numbers of its own, a rule of the one range is one of the other, each as a whole.
 */
function placesIn(dc: Datacenter, spec: Ipv6Spec, pool: PlacedPool): readonly Place[] {
  const units = unitsOf(dc, spec)[pool];
  const ranges = rangesOf6(spec, pool);
  if (spec.numbering === "own" && (spec.only || pool !== "hosts"))
    return dc.pools[pool].map((ipv4, at) => ({ pool, ipv4, ipv6: ranges[at] ?? null, units }));
  let cursor: Cursor | null = null;
  return dc.pools[pool].map((ipv4): Place => {
    const length = imageOfLength(units, ipv4.length);
    const taken: Taken | null = length < 0 ? null : takePlace(ranges, length, cursor);
    cursor = taken?.next ?? cursor;
    return { pool, ipv4, ipv6: taken?.place ?? null, units };
  });
}

/** Where every range stands that the fabric takes from; nothing where the datacenter has no IPv6. */
export function placesOf(dc: Datacenter, rules: LayoutRules): readonly Place[] {
  const { ipv6 } = dc;
  if (ipv6 === undefined) return [];
  return placedPools(dc, rules).flatMap((pool) => placesIn(dc, ipv6, pool));
}
