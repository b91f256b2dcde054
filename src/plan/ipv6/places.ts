import { formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import { containsPrefix6, partOf6, sizeOf6, type Pool6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ADDRESS_POOLS, type AddressPool } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { there } from "../there.ts";
import { usedPools } from "../used-pools.ts";
import { pinnedSegments } from "./pins.ts";
import { imageOfLength, type Ipv6Image, type Units } from "./image.ts";

/** An IPv4 range of a pool and where it stands in IPv6; null where the IPv6 pool has no room for it. */
export interface Place {
  readonly pool: AddressPool;
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6 | null;
  readonly units: Units;
}

/** Prefix lengths of what is cut from each pool, in both families. */
const unitsOf = ({ sizes }: Datacenter): Readonly<Record<AddressPool, Units>> => ({
  spineLoopbacks: { ipv4: 32, ipv6: 128 },
  torLoopbacks: { ipv4: 32, ipv6: 128 },
  links: { ipv4: sizes.links, ipv6: sizes.links + 96 },
  spineLinks: { ipv4: sizes.links, ipv6: sizes.links + 96 },
  serverLinks: { ipv4: 31, ipv6: 127 },
  planes: { ipv4: sizes.planeSubnet, ipv6: 64 },
  nodes: { ipv4: sizes.rackSubnet, ipv6: 64 },
  nodePlanes: { ipv4: sizes.nodePlane, ipv6: 64 },
  pods: { ipv4: sizes.rackPods, ipv6: sizes.rackPods + 96 },
});

/*
 * Where each pool is cut from the site's prefix of length P, by its first bits after P: what stands in few subnets in parts of P + 8
 * bits, the rest in parts of P + 4. A /48 reads off by its fourth group: 2000 to 2fff are racks, 4000 to 4fff are pods.
 */
const CUTS: Readonly<Record<AddressPool, { readonly bits: number; readonly number: bigint }>> = {
  spineLoopbacks: { bits: 8, number: 0x00n },
  torLoopbacks: { bits: 8, number: 0x01n },
  links: { bits: 8, number: 0x02n },
  spineLinks: { bits: 8, number: 0x03n },
  serverLinks: { bits: 8, number: 0x04n },
  planes: { bits: 4, number: 0x1n },
  nodes: { bits: 4, number: 0x2n },
  nodePlanes: { bits: 4, number: 0x3n },
  pods: { bits: 4, number: 0x4n },
};

type Ipv6Spec = NonNullable<Datacenter["ipv6"]>;

/** The ranges that a pool has in IPv6: as given, else cut from the site's prefix. */
export function rangesOf6({ prefix, pools }: Ipv6Spec, pool: AddressPool): Pool6 {
  const { bits, number } = CUTS[pool];
  return pools[pool] ?? [partOf6(prefix, prefix.length + bits, number)];
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

/** Each IPv4 range of one pool takes the next place that is aligned to its size, so that a subnet of it is one in IPv6, and a rule one rule. */
function placesIn(dc: Datacenter, spec: Ipv6Spec, pool: AddressPool): readonly Place[] {
  const units = unitsOf(dc)[pool];
  const ranges = rangesOf6(spec, pool);
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
  const used = usedPools(rules);
  return ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) => placesIn(dc, ipv6, pool));
}

/** The image that the fabric has; null without IPv6. What has no place the checks have refused. */
export function imageFor(dc: Datacenter, rules: LayoutRules): Ipv6Image | null {
  if (dc.ipv6 === undefined) return null;
  return {
    segments: [
      ...pinnedSegments(dc, rules),
      ...placesOf(dc, rules).map(({ ipv6, ...place }) => ({
        ...place,
        ipv6: there(ipv6, `place in IPv6 for ${formatPrefix(place.ipv4)}`),
      })),
    ],
  };
}
