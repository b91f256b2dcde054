import type { SpecPath } from "../diagnostics/index.ts";
import type { AsnRange } from "../net/asn.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import type { Prefix6 } from "../net/ipv6.ts";
import { modelOf } from "../models/index.ts";
import { ADDRESS_POOLS, type AddressPool } from "../plan/address-pools.ts";
import { anycastRanges } from "../plan/anycast.ts";
import { ASN_POOLS } from "../plan/asns.ts";
import { hasHosts } from "../plan/hosts.ts";
import { isMadeUp } from "../plan/ipv6/alone.ts";
import { SERVICE_KINDS } from "../plan/ipv6/services.ts";
import { usedPools } from "../plan/used-pools.ts";
import type { Datacenter } from "../spec/index.ts";

/** The registry's fields of IPv4 ranges: for whatever there is, or for one kind. */
export const IPV4_FIELDS = ["any", "pods", "nodes", "links", "loopbacks", "services"] as const;

type RangeKind = Exclude<(typeof IPV4_FIELDS)[number], "any">;

const KIND_OF: Readonly<Record<AddressPool, RangeKind>> = {
  spineLoopbacks: "loopbacks",
  superSpineLoopbacks: "loopbacks",
  torLoopbacks: "loopbacks",
  links: "links",
  spineLinks: "links",
  superSpineLinks: "links",
  serverLinks: "links",
  planes: "nodes",
  nodes: "nodes",
  nodePlanes: "nodes",
  pods: "pods",
};

/** What a datacenter takes numbers from, and where its spec says so. */
export interface Taken<Range> {
  readonly path: SpecPath;
  readonly ranges: readonly Range[];
}

export interface TakenIpv4 extends Taken<Prefix4> {
  readonly kind: RangeKind;
}

/** What a datacenter takes: pools that its model takes from, as wholes, and what is pinned. */
export interface Numbers {
  readonly asns: readonly Taken<AsnRange>[];
  readonly ipv4: readonly TakenIpv4[];
  readonly ipv6: readonly Taken<Prefix6>[];
}

interface Pin {
  readonly pin: { readonly asn?: number | undefined };
}

const pinnedAsn = ({ pin: { asn } }: Pin, path: SpecPath): Taken<AsnRange>[] =>
  asn === undefined ? [] : [{ path: [...path, "pin", "asn"], ranges: [{ first: asn, last: asn }] }];

function asnsOf(dc: Datacenter): readonly Taken<AsnRange>[] {
  const { demand } = modelOf(dc).asns;
  const pools = ASN_POOLS.filter((pool) => demand[pool] > 0).map((pool): Taken<AsnRange> => {
    const [first] = dc.pools[pool];
    const all = demand[pool] > 1 || first === undefined;
    return {
      path: ["pools", pool],
      ranges: all ? dc.pools[pool] : [{ first: first.first, last: first.first }],
    };
  });
  return [
    ...pools,
    ...dc.spines.flatMap((spine, s) => pinnedAsn(spine, ["spines", s])),
    ...dc.racks.flatMap((rack, r) => [
      ...pinnedAsn(rack, ["racks", r]),
      ...rack.tors.flatMap((tor, t) => pinnedAsn(tor, ["racks", r, "tors", t])),
      ...rack.nodes.flatMap((node, n) => pinnedAsn(node, ["racks", r, "nodes", n])),
      ...rack.hosts.flatMap((host, h) => pinnedAsn(host, ["racks", r, "hosts", h])),
    ]),
    ...dc.clusters.flatMap((cluster, c) => pinnedAsn(cluster, ["clusters", c])),
  ];
}

/** Several clusters have pods and services each; one without a name has the datacenter's. */
const sharesOf = (dc: Datacenter): readonly (readonly [SpecPath, Datacenter["services"]])[] =>
  dc.clusters.length === 0
    ? [[["services"], dc.services]]
    : dc.clusters.map(({ services }, c) => [["clusters", c, "services"], services]);

function ipv4Of(dc: Datacenter): readonly TakenIpv4[] {
  const used = usedPools(modelOf(dc));
  const pods: readonly TakenIpv4[] =
    dc.clusters.length === 0
      ? [{ kind: "pods", path: ["pools", "pods"], ranges: dc.pools.pods }]
      : dc.clusters.map((cluster, c) => ({
          kind: "pods",
          path: ["clusters", c, "pods"],
          ranges: cluster.pods,
        }));
  const pools = ADDRESS_POOLS.filter((pool) => pool !== "pods" && used.has(pool)).map((pool): TakenIpv4 => ({
    kind: KIND_OF[pool],
    path: ["pools", pool],
    ranges: dc.pools[pool],
  }));
  const services = sharesOf(dc).flatMap(([path, share]) =>
    SERVICE_KINDS.map((kind): TakenIpv4 => ({
      kind: "services",
      path: [...path, kind],
      ranges: share[kind],
    })),
  );
  const hosts: readonly TakenIpv4[] = hasHosts(dc)
    ? [{ kind: "services", path: ["pools", "hosts"], ranges: dc.pools.hosts }]
    : [];
  const all: readonly TakenIpv4[] = [
    ...pods,
    ...pools,
    ...hosts,
    ...services,
    { kind: "services", path: ["anycast"], ranges: anycastRanges(dc) },
  ];
  // Without IPv4 all but ids is made up.
  const isReal = ({ path: [top, pool] }: TakenIpv4): boolean => top === "pools" && !isMadeUp(String(pool));
  return all.filter((one) => one.ranges.length > 0 && (dc.ipv6?.only !== true || isReal(one)));
}

function ipv6Of({ ipv6 }: Datacenter): readonly Taken<Prefix6>[] {
  if (ipv6 === undefined) return [];
  const pools = Object.entries(ipv6.pools).flatMap(([pool, ranges]): Taken<Prefix6>[] =>
    ranges === undefined ? [] : [{ path: ["ipv6", "pools", pool], ranges }],
  );
  const services = SERVICE_KINDS.flatMap((kind): Taken<Prefix6>[] => {
    const ranges = ipv6.services[kind];
    return ranges === undefined ? [] : [{ path: ["ipv6", "services", kind], ranges }];
  });
  return [{ path: ["ipv6", "prefix"], ranges: [ipv6.prefix] }, ...pools, ...services];
}

/** All that a datacenter may come to give a number from. */
export const numbersOf = (dc: Datacenter): Numbers => ({
  asns: asnsOf(dc),
  ipv4: ipv4Of(dc),
  ipv6: ipv6Of(dc),
});
