import type { SpecPath } from "../../diagnostics/index.ts";
import { hostPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter, RackSpec, SpineSpec, SuperSpineSpec, TorSpec } from "../../spec/index.ts";
import { isLinkPool, type AddressPool } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { linkAddresses } from "../link-ends.ts";
import * as numbering from "../numbering.ts";
import { ownValue } from "../own-value.ts";
import { pairsOf } from "../pairs.ts";
import { superSpineDownlinksOf } from "../super-spine-links.ts";
import { uplinksOf } from "../uplinks.ts";
import type { Ipv6Segment } from "./image.ts";

/** A number of IPv6 that was given in the spec, in the place of the image of an IPv4 one. */
export interface Pin6 {
  readonly pool: AddressPool;
  /** Null where the IPv4 number has no place: the checks refuse it. */
  readonly ipv4: Prefix4 | null;
  readonly ipv6: Prefix6;
  readonly path: SpecPath;
}

type Maybe = Omit<Pin6, "ipv6"> & { readonly ipv6: Prefix6 | undefined };

const given = (pins: readonly Maybe[]): readonly Pin6[] =>
  pins.filter((pin): pin is Pin6 => pin.ipv6 !== undefined);

const superSpinePins = (dc: Datacenter, one: SuperSpineSpec, s: number): readonly Pin6[] => {
  const path = ["superSpines", s, "pin", "ipv6"];
  const { loopback, links } = one.pin.ipv6;
  return given([
    {
      pool: "superSpineLoopbacks",
      ipv4: numbering.superSpineLoopback(dc, one),
      ipv6: loopback,
      path: [...path, "loopback"],
    },
    ...superSpineDownlinksOf(dc, one).map(({ spine, link, name }): Maybe => ({
      pool: "superSpineLinks",
      ipv4: numbering.superSpineLink(dc, spine, one, link),
      ipv6: ownValue(links, name),
      path: [...path, "links", name],
    })),
  ]);
};

const spinePins = (dc: Datacenter, spine: SpineSpec, s: number): readonly Pin6[] => {
  const path = ["spines", s, "pin", "ipv6"];
  const { loopback, plane } = spine.pin.ipv6;
  return given([
    {
      pool: "spineLoopbacks",
      ipv4: numbering.spineLoopback(dc, spine),
      ipv6: loopback,
      path: [...path, "loopback"],
    },
    { pool: "planes", ipv4: numbering.planeSubnet(dc, spine), ipv6: plane, path: [...path, "plane"] },
  ]);
};

const torPins = (dc: Datacenter, rack: RackSpec, tor: TorSpec, at: SpecPath): readonly Pin6[] => {
  const path = [...at, "pin", "ipv6"];
  const { loopback, uplinks } = tor.pin.ipv6;
  return given([
    {
      pool: "torLoopbacks",
      ipv4: numbering.torLoopback(dc, rack, tor),
      ipv6: loopback,
      path: [...path, "loopback"],
    },
    ...uplinksOf(dc, { rack, tor }).map(({ spine, link, name }): Maybe => ({
      pool: "links",
      ipv4: numbering.linkSubnet(dc, rack, tor, spine, link),
      ipv6: ownValue(uplinks, name),
      path: [...path, "uplinks", name],
    })),
  ]);
};

const rackPins = (dc: Datacenter, rack: RackSpec, r: number): readonly Pin6[] => {
  const { subnet, pods } = rack.pin.ipv6;
  const path = ["racks", r, "pin", "ipv6"];
  return given([
    { pool: "nodes", ipv4: numbering.rackSubnet(dc, rack), ipv6: subnet, path: [...path, "subnet"] },
    { pool: "pods", ipv4: numbering.rackPods(dc, rack), ipv6: pods, path: [...path, "pods"] },
  ]);
};

/** Addresses in racks. */
function hostPins(dc: Datacenter, rack: RackSpec, r: number): readonly Pin6[] {
  const subnet = numbering.rackSubnet(dc, rack);
  if (subnet === null) return [];
  const of = (ipv4: number, ipv6: Prefix6 | undefined, at: SpecPath): Maybe => ({
    pool: "nodes",
    ipv4: hostPrefix(ipv4),
    ipv6,
    path: ["racks", r, ...at, "pin", "ipv6", "address"],
  });
  return given([
    ...rack.tors.map((tor, t) =>
      of(numbering.torAddress(dc, subnet, tor), tor.pin.ipv6.address, ["tors", t]),
    ),
    ...rack.nodes.map((node, n) =>
      of(numbering.nodeAddress(dc, rack, subnet, node), node.pin.ipv6.address, ["nodes", n]),
    ),
  ]);
}

const spineLinkPins = (dc: Datacenter): readonly Pin6[] =>
  pairsOf([...dc.spines.entries()]).flatMap(([one, other]) => {
    if (one[1].pod !== other[1].pod) return [];
    const [[l, lower], [u, upper]] = one[1].index < other[1].index ? [one, other] : [other, one];
    const ipv4 = numbering.spineLinkSubnet(dc, lower, upper);
    const said = (s: number, spine: SpineSpec, peer: SpineSpec): Maybe => ({
      pool: "spineLinks",
      ipv4,
      ipv6: ownValue(spine.pin.ipv6.spineLinks, peer.name),
      path: ["spines", s, "pin", "ipv6", "spineLinks", peer.name],
    });
    return given([said(l, lower, upper), said(u, upper, lower)]);
  });

/** Every number of IPv6 that is given, of what the fabric has: networks, and addresses in racks. */
export function pins6(
  dc: Datacenter,
  rules: LayoutRules,
): { readonly networks: readonly Pin6[]; readonly hosts: readonly Pin6[] } {
  const { routing, downward, links } = rules;
  const numbered = links === "numbered";
  const used: Readonly<Record<typeof routing.from, readonly AddressPool[]>> = {
    spine: [
      "superSpineLoopbacks",
      "spineLoopbacks",
      "torLoopbacks",
      ...(numbered ? (["links", "superSpineLinks"] as const) : []),
      "nodes",
      "pods",
    ],
    tor: ["planes", "torLoopbacks", "nodes", "pods"],
    node: ["pods"],
  };
  const networks = [
    ...dc.superSpines.flatMap((one, s) => superSpinePins(dc, one, s)),
    ...dc.spines.flatMap((spine, s) => spinePins(dc, spine, s)),
    ...dc.racks.flatMap((rack, r) => [
      ...rackPins(dc, rack, r),
      ...rack.tors.flatMap((tor, t) => torPins(dc, rack, tor, ["racks", r, "tors", t])),
    ]),
  ].filter(({ pool }) => used[routing.from].includes(pool));
  return {
    networks: [...networks, ...(downward === "default" && numbered ? spineLinkPins(dc) : [])],
    hosts: routing.from === "node" ? [] : dc.racks.flatMap((rack, r) => hostPins(dc, rack, r)),
  };
}

const single = (base: bigint): Prefix6 => ({ base, length: 128 });

/** The addresses of a link's ends, the lower first: of a /127 both (RFC 6164), of others the two after the network's own. */
export const linkAddresses6 = ({ base, length }: Prefix6): readonly [lower: Prefix6, upper: Prefix6] =>
  length === 127 ? [single(base), single(base + 1n)] : [single(base + 1n), single(base + 2n)];

/** What stands for a pinned number's: of a link also its ends. */
function segmentsOf({ pool, ipv4, ipv6 }: Pin6): readonly Ipv6Segment[] {
  if (ipv4 === null) return [];
  const segment = (from: Prefix4, to: Prefix6): Ipv6Segment => ({
    pool,
    ipv4: from,
    ipv6: to,
    units: { ipv4: from.length, ipv6: to.length },
    pinned: true,
  });
  if (!isLinkPool(pool)) return [segment(ipv4, ipv6)];
  const ends = linkAddresses6(ipv6);
  return [
    ...linkAddresses(ipv4).flatMap((end, at) => {
      const to = ends[at];
      return to === undefined ? [] : [segment(hostPrefix(end), to)];
    }),
    segment(ipv4, ipv6),
  ];
}

/** An address in a rack's subnet is in the subnet as well. */
export function pinnedSegments(dc: Datacenter, rules: LayoutRules): readonly Ipv6Segment[] {
  const { networks, hosts } = pins6(dc, rules);
  // Where numbers are IPv6's own, so are those of hosts in such a network: see own.ts.
  const isOwn = ({ pool }: Pin6): boolean =>
    dc.ipv6?.numbering === "own" && (pool === "nodes" || pool === "planes");
  return [...hosts, ...networks.filter((pin) => !isOwn(pin))].flatMap(segmentsOf);
}
