import type { SpecPath } from "../../diagnostics/index.ts";
import type { Prefix4 } from "../../net/ipv4.ts";
import type { Pool4 } from "../../net/pool.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { AddressPool } from "../address-pools.ts";
import { clustersIn } from "../clusters.ts";
import { distinct } from "../distinct.ts";
import type { LayoutRules } from "../lay-out.ts";
import { pairsOf } from "../pairs.ts";
import { cableName } from "../cable-name.ts";
import { superSpineDownlinksOf } from "../super-spine-links.ts";
import * as numbering from "../numbering.ts";
import { ownValue } from "../own-value.ts";
import { distinctSpines } from "../tiers.ts";
import { uplinksOf } from "../uplinks.ts";
import { wayOf, type Party } from "./blame.ts";
import { nodePlaneSubnet, planeIndices, type SwitchedFabric } from "../switched/fabric.ts";

/** One number that an object of the spec takes, computed or pinned. */
export interface Claim<T> extends Party {
  readonly value: T;
  readonly path: SpecPath;
  /** It is computed, and stands where an offset of the user's own puts it. */
  readonly shifted?: boolean;
}

/** A network that no other may touch, and the pool it belongs to. */
export interface NetworkClaim extends Claim<Prefix4> {
  readonly pool: AddressPool;
  /** The pool itself where it is none of the datacenter's: pods of one of several clusters. */
  readonly of?: { readonly name: string; readonly range: Pool4 };
  /** The prefix lengths that an object of this kind may have: the shortest and the longest. */
  readonly lengths: readonly [shortest: number, longest: number];
}

export const present = <T extends { readonly value: unknown }>(
  claims: readonly T[],
): (T & { readonly value: NonNullable<T["value"]> })[] =>
  claims.filter((claim): claim is T & { value: NonNullable<T["value"]> } => claim.value !== null);

const exactly = (length: number): NetworkClaim["lengths"] => [length, length];

/** Prefix length of the smallest network that a ToR and a server have room in. */
export const LONGEST_NETWORK = 30;

const ANY_NETWORK: NetworkClaim["lengths"] = [8, LONGEST_NETWORK];

/** Of a link: a /30, or a /31 (RFC 3021). */
const ANY_LINK: NetworkClaim["lengths"] = [30, 31];

/** Of several clusters, the pods of the one whose the rack is. */
function ownPool(dc: Datacenter, rack: RackSpec): Pick<NetworkClaim, "of"> {
  const [cluster] = clustersIn(dc, rack);
  if (cluster === undefined) return {};
  return {
    of: { name: `clusters[${String(dc.clusters.indexOf(cluster))}].pods`, range: cluster.pods },
  };
}

const podsClaim = (dc: Datacenter, rack: RackSpec, r: number) => ({
  owner: `the pods of rack ${rack.name}`,
  value: numbering.rackPods(dc, rack),
  pinned: rack.pin.pods !== undefined,
  way: wayOf(`rack ${rack.name}`, "pods", rack.pin.pods !== undefined),
  path: ["racks", r, "pin", "pods"],
  pool: "pods" as const,
  ...ownPool(dc, rack),
  lengths: [8, dc.sizes.podBlock] as const,
});

const podsClaims = (dc: Datacenter, rack: RackSpec, r: number) => [
  podsClaim(dc, rack, r),
  ...numbering.guestPods(dc, rack).map(({ cluster, range }) => ({
    owner: `the pods of ${cluster.name} in rack ${rack.name}`,
    value: range,
    pinned: false,
    way: null,
    path: ["racks", r, "nodes"],
    pool: "pods" as const,
    lengths: exactly(dc.sizes.rackPods),
  })),
  ...numbering.furtherPods(dc, rack).map((value, at) => ({
    owner: `pool ${String(rack.morePods[at])} of rack ${rack.name}`,
    value,
    pinned: true,
    way: `give rack ${rack.name} another number in morePods, which no rack has as its index and no other pool has`,
    path: ["racks", r, "morePods", at],
    pool: "pods" as const,
    lengths: exactly(dc.sizes.rackPods),
  })),
];

/** Where no switch routes only pods may have a network pinned: a plane's is where its pool says. */
const switchedClaims = (dc: Datacenter, fabric: SwitchedFabric): readonly NetworkClaim[] =>
  present([
    ...planeIndices(fabric).map((plane) => ({
      owner: numbering.planeName(plane),
      value: nodePlaneSubnet(dc, plane),
      pinned: false,
      way: null,
      path: ["pools", "nodePlanes"],
      pool: "nodePlanes" as const,
      lengths: exactly(dc.sizes.nodePlane),
    })),
    ...distinct(dc.racks).flatMap(([r, rack]) => podsClaims(dc, rack, r)),
  ]);

/** Links between spines, where the model has them; said at either of the two. */
const spineLinkClaims = (dc: Datacenter) =>
  pairsOf(distinctSpines(dc).toSorted(([, a], [, b]) => a.index - b.index))
    .filter(([[, one], [, other]]) => one.pod === other.pod)
    .map(([[l, lower], [u, upper]]) => {
      const atUpper = ownValue(upper.pin.spineLinks, lower.name) !== undefined;
      const atLower = ownValue(lower.pin.spineLinks, upper.name) !== undefined;
      return {
        owner: `the link ${lower.name}--${upper.name}`,
        value: numbering.spineLinkSubnet(dc, lower, upper),
        pinned: atLower || atUpper,
        way: `pin another link of ${lower.name} to ${upper.name}`,
        path: [
          "spines",
          ...(atUpper && !atLower
            ? [u, "pin", "spineLinks", lower.name]
            : [l, "pin", "spineLinks", upper.name]),
        ],
        pool: "spineLinks" as const,
        lengths: ANY_LINK,
      };
    });

/** Loopbacks of super-spines, and their links to spines. */
const superSpineClaims = (dc: Datacenter, links: LayoutRules["links"]) =>
  distinct(dc.superSpines).flatMap(([s, one]) => [
    {
      owner: `the loopback of ${one.name}`,
      value: numbering.superSpineLoopback(dc, one),
      pinned: one.pin.loopback !== undefined,
      way: wayOf(one.name, "loopback", one.pin.loopback !== undefined),
      path: ["superSpines", s, "pin", "loopback"],
      pool: "superSpineLoopbacks" as const,
      lengths: exactly(32),
    },
    ...(links === "unnumbered"
      ? []
      : superSpineDownlinksOf(
          dc,
          one,
          distinctSpines(dc).map(([, spine]) => spine),
        ).map(({ spine, link, name }) => ({
          owner: `the link ${cableName(`${spine.name}--${one.name}`, link)}`,
          value: numbering.superSpineLink(dc, spine, one, link),
          pinned: ownValue(one.pin.links, name) !== undefined,
          way: `pin another link of ${one.name} to ${name}`,
          path: ["superSpines", s, "pin", "links", name],
          pool: "superSpineLinks" as const,
          lengths: ANY_LINK,
        }))),
  ]);

/** Every network of the datacenter: loopbacks, links, planes, rack subnets, pod pools. */
export function networkClaims(
  dc: Datacenter,
  { routing, downward, attachments, links }: LayoutRules,
): readonly NetworkClaim[] {
  if (routing.from === "node") return switchedClaims(dc, routing.fabric);
  const all = distinctSpines(dc);
  const [spines, switching] = routing.from === "spine" ? [all, []] : [[], all];
  const routed = { ...dc, spines: spines.map(([, spine]) => spine) };
  const planes = switching.map(([s, spine]) => ({
    owner: `the plane of ${spine.name}`,
    value: numbering.planeSubnet(dc, spine),
    pinned: spine.pin.plane !== undefined,
    way: wayOf(spine.name, "plane", spine.pin.plane !== undefined),
    path: ["spines", s, "pin", "plane"],
    pool: "planes" as const,
    lengths: ANY_NETWORK,
  }));
  const ofSpines = spines.map(([s, spine]) => ({
    owner: `the loopback of ${spine.name}`,
    value: numbering.spineLoopback(dc, spine),
    pinned: spine.pin.loopback !== undefined,
    way: wayOf(spine.name, "loopback", spine.pin.loopback !== undefined),
    path: ["spines", s, "pin", "loopback"],
    pool: "spineLoopbacks" as const,
    lengths: exactly(32),
  }));
  const ofRacks = distinct(dc.racks).flatMap(([r, rack]) => [
    {
      owner: `the subnet of rack ${rack.name}`,
      value: numbering.rackSubnet(dc, rack),
      pinned: rack.pin.subnet !== undefined,
      way: wayOf(`rack ${rack.name}`, "subnet", rack.pin.subnet !== undefined),
      path: ["racks", r, "pin", "subnet"],
      pool: "nodes" as const,
      lengths: ANY_NETWORK,
    },
    ...podsClaims(dc, rack, r),
    ...distinct(rack.tors).flatMap(([t, tor]) => [
      {
        owner: `the loopback of ${numbering.torName(rack, tor)}`,
        value: numbering.torLoopback(dc, rack, tor),
        pinned: tor.pin.loopback !== undefined,
        way: `pin another loopback for ${numbering.torName(rack, tor)}`,
        path: ["racks", r, "tors", t, "pin", "loopback"],
        pool: "torLoopbacks" as const,
        lengths: exactly(32),
      },
      ...(attachments.of(rack).network === "rack"
        ? []
        : [
            {
              owner: `the links of ${numbering.torName(rack, tor)} to servers`,
              value: numbering.serverLinks(dc, rack, tor),
              pinned: tor.pin.serverLinks !== undefined,
              way: wayOf(
                numbering.torName(rack, tor),
                "range of server links",
                tor.pin.serverLinks !== undefined,
              ),
              path: ["racks", r, "tors", t, "pin", "serverLinks"],
              pool: "serverLinks" as const,
              lengths: exactly(dc.sizes.serverLinks),
            },
          ]),
      ...(links === "unnumbered"
        ? []
        : uplinksOf(routed, { rack, tor }).map((up) => ({
            owner: `the link ${numbering.torName(rack, tor)}--${up.name}`,
            value: numbering.linkSubnet(dc, rack, tor, up.spine, up.link),
            pinned: ownValue(tor.pin.uplinks, up.name) !== undefined,
            way: `pin another uplink of ${numbering.torName(rack, tor)} to ${up.name}`,
            path: ["racks", r, "tors", t, "pin", "uplinks", up.name],
            pool: "links" as const,
            lengths: ANY_LINK,
          }))),
    ]),
  ]);
  const betweenSpines = downward === "default" && links === "numbered" ? spineLinkClaims(dc) : [];
  return present([...superSpineClaims(dc, links), ...ofSpines, ...planes, ...betweenSpines, ...ofRacks]);
}
