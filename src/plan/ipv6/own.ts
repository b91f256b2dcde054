import { hostPrefix, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { hostPrefix6, partOf6, type Pool6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";
import { isLinkPool, type AddressPool } from "../address-pools.ts";
import { linkAddresses } from "../link-ends.ts";
import { linkAddresses6 } from "./pins.ts";
import { hostAddress } from "../hosts.ts";
import type { LayoutRules } from "../layout-rules.ts";
import * as numbering from "../numbering.ts";
import { nodePlaneAddress, nodePlaneSubnet, offsetInPlane, planeIndices } from "../switched/fabric.ts";
import { superSpineUplinksOf } from "../super-spine-links.ts";
import { pairsInPods, spineSlot } from "../tiers.ts";
import { uplinksOf } from "../uplinks.ts";
import { usedPools } from "../used-pools.ts";
import type { Ipv6Segment, Units } from "./image.ts";
import { rangesOf6, unitsOf, type Ipv6Spec } from "./places.ts";

/*
 * Numbers of IPv6 that follow from an object's own index, as those of IPv4 do, and from no number of IPv4: what is pinned there moves nothing here.
 * The indices are numbering.ts's; in a rack's /64 the host parts are those of a rack that has no pins.
 */

/** The `index`-th prefix of a length in a pool, counted from 0 through all ranges; null where the pool has ended. */
export function subnetAt6(pool: Pool6, length: number, index: number): Prefix6 | null {
  let left = BigInt(index);
  for (const range of pool) {
    const slots = length < range.length ? 0n : 1n << BigInt(length - range.length);
    if (left < slots) return partOf6(range, length, left);
    left -= slots;
  }
  return null;
}

/** Addresses in a network whose host part is not that of IPv4, by their own. */
type Hosts = readonly (readonly [address: Ipv4, host: number])[];

/** What has a number of its own: its index in the pool, and what it has in IPv4. */
interface Numbered {
  readonly pool: AddressPool;
  readonly index: number;
  readonly ipv4: Prefix4 | null;
  readonly hosts?: Hosts;
  /** Its number in IPv6 where that is pinned, in place of the one by its index. */
  readonly given?: Prefix6 | undefined;
}

const ofSpine = (dc: Datacenter, spine: SpineSpec): readonly Numbered[] => {
  const { index } = spine;
  return [
    { pool: "spineLoopbacks", index: spineSlot(dc, spine), ipv4: numbering.spineLoopback(dc, spine) },
    {
      pool: "planes",
      index,
      ipv4: numbering.planeSubnet(dc, spine),
      hosts: inPlane(dc, spine),
      given: spine.pin.ipv6.plane,
    },
    ...superSpineUplinksOf(dc, spine).map(({ superSpine, link }): Numbered => ({
      pool: "superSpineLinks",
      index: numbering.superSpineLinkSlot(dc, spine, superSpine, link),
      ipv4: numbering.superSpineLink(dc, spine, superSpine, link),
    })),
  ];
};

function inPlane(dc: Datacenter, spine: SpineSpec): Hosts {
  const subnet = numbering.planeSubnet(dc, spine);
  if (subnet === null) return [];
  return dc.racks.flatMap((rack) =>
    rack.tors.map((tor) => [
      numbering.planeAddress(dc, subnet, rack, tor, spine),
      numbering.FIRST_IN_PLANE_OFFSET + numbering.torSlot(dc, rack, tor),
    ]),
  );
}

function ofTor(dc: Datacenter, rack: RackSpec, tor: TorSpec): readonly Numbered[] {
  const slot = numbering.torSlot(dc, rack, tor);
  const { maxSpines, maxUplinksPerSpine } = dc.capacity;
  return [
    { pool: "torLoopbacks", index: slot, ipv4: numbering.torLoopback(dc, rack, tor) },
    { pool: "serverLinks", index: slot, ipv4: numbering.serverLinks(dc, rack, tor) },
    ...uplinksOf(dc, { rack, tor }).map(({ spine, link }): Numbered => ({
      pool: "links",
      index: (slot * maxSpines + spine.index) * maxUplinksPerSpine + link,
      ipv4: numbering.linkSubnet(dc, rack, tor, spine, link),
    })),
  ];
}

/** As numbering.ts has them where nothing is pinned. */
function inRack(dc: Datacenter, rack: RackSpec): Hosts {
  const subnet = numbering.rackSubnet(dc, rack);
  if (subnet === null) return [];
  const bare = { base: 0, length: subnet.length };
  const plain = { ...rack, pin: { ...rack.pin, firstNode: undefined, pairAddress: undefined } };
  const { torAddress, nodeAddress, sharedAddress } = numbering;
  return [
    ...rack.tors.map((tor) => [torAddress(dc, subnet, tor), torAddress(dc, bare, unpinned(tor))] as const),
    ...rack.nodes.map(
      (node) => [nodeAddress(dc, rack, subnet, node), nodeAddress(dc, plain, bare, unpinned(node))] as const,
    ),
    ...rack.hosts.map(
      (host) => [hostAddress(dc, rack, subnet, host), hostAddress(dc, plain, bare, unpinned(host))] as const,
    ),
    // Last: where the ToRs are no pair, another may have the address.
    [sharedAddress(dc, rack, subnet), sharedAddress(dc, plain, bare)] as const,
  ];
}

/** The ends of a link, the lower first in both families. */
const ofEnds = (ipv4: Prefix4 | null, length: number): Hosts => {
  if (ipv4 === null) return [];
  const [lower, upper] = linkAddresses(ipv4);
  const [first, second] = linkAddresses6({ base: 0n, length });
  return [
    [lower, Number(first.base)],
    [upper, Number(second.base)],
  ];
};

const unpinned = <T extends { readonly pin: { readonly address?: Ipv4 | undefined } }>(one: T): T => ({
  ...one,
  pin: { ...one.pin, address: undefined },
});

const ofRack = (dc: Datacenter, rack: RackSpec): readonly Numbered[] => [
  {
    pool: "nodes",
    index: rack.index,
    ipv4: numbering.rackSubnet(dc, rack),
    hosts: inRack(dc, rack),
    given: rack.pin.ipv6.subnet,
  },
  { pool: "pods", index: rack.index, ipv4: numbering.rackPods(dc, rack) },
  ...numbering.furtherPods(dc, rack).map((ipv4, at): Numbered => ({
    pool: "pods",
    index: rack.morePods[at] ?? 0,
    ipv4,
  })),
  ...rack.tors.flatMap((tor) => ofTor(dc, rack, tor)),
];

const spineLinks = (dc: Datacenter): readonly Numbered[] =>
  pairsInPods(dc.spines.toSorted((a, b) => a.index - b.index)).map(([lower, upper]) => ({
    pool: "spineLinks",
    index: numbering.spineLinkSlot(dc, lower, upper),
    ipv4: numbering.spineLinkSubnet(dc, lower, upper),
  }));

/** Planes that nodes stand in: the plane's number, and in it each node's among all that there may be. */
const nodePlanes = (dc: Datacenter, { routing }: LayoutRules): readonly Numbered[] =>
  routing.from !== "node"
    ? []
    : planeIndices(routing.fabric).map((plane): Numbered => {
        const ipv4 = nodePlaneSubnet(dc, plane);
        const hosts: Hosts =
          ipv4 === null
            ? []
            : dc.racks.flatMap((rack) =>
                rack.nodes.map(
                  (node) =>
                    [nodePlaneAddress(dc, ipv4, plane, rack, node), offsetInPlane(dc, rack, node)] as const,
                ),
              );
        return { pool: "nodePlanes", index: plane, ipv4, hosts };
      });

/** What an object takes of each pool in IPv6; a rack's links to its servers are a part of the pool. */
export const lengthIn = (dc: Datacenter, pool: AddressPool, { ipv6 }: Units): number =>
  pool === "serverLinks" ? dc.sizes.serverLinks + 96 : ipv6;

/** A number with what stands for it, host by host where that is not the same; none where a pool has ended. */
function segmentsOf(
  dc: Datacenter,
  spec: Ipv6Spec,
  { pool, index, ipv4, hosts = [], given }: Numbered,
): readonly Ipv6Segment[] {
  const units = unitsOf(dc, spec)[pool];
  const ipv6 = given ?? subnetAt6(rangesOf6(spec, pool), lengthIn(dc, pool, units), index);
  const isLink = isLinkPool(pool);
  if (ipv4 === null || ipv6 === null) return [];
  const single = { ipv4: 32, ipv6: 128 };
  return [
    ...(isLink ? ofEnds(ipv4, units.ipv6) : hosts).map(([address, host]): Ipv6Segment => ({
      pool,
      ipv4: hostPrefix(address),
      ipv6: hostPrefix6(ipv6.base + BigInt(host)),
      units: single,
    })),
    { pool, ipv4, ipv6, units: pool === "serverLinks" ? units : { ipv4: ipv4.length, ipv6: ipv6.length } },
  ];
}

/** Every object that has a number of its own; the longest first, for each goes before the range that it is in. */
export function ownSegments(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Ipv6Segment[] {
  const used = usedPools(rules);
  return [
    ...dc.superSpines.map((one): Numbered => ({
      pool: "superSpineLoopbacks",
      index: one.index,
      ipv4: numbering.superSpineLoopback(dc, one),
    })),
    ...dc.spines.flatMap((spine) => ofSpine(dc, spine)),
    ...spineLinks(dc),
    ...nodePlanes(dc, rules),
    ...dc.racks.flatMap((rack) => ofRack(dc, rack)),
  ]
    .filter(({ pool }) => used.has(pool))
    .flatMap((one) => segmentsOf(dc, spec, one))
    .sort((a, b) => b.ipv4.length - a.ipv4.length || a.ipv4.base - b.ipv4.base);
}
