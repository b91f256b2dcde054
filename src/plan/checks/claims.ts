import type { SpecPath } from "../../diagnostics/index.ts";
import { hostPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter, NodeSpec, RackSpec, SpineSpec } from "../../spec/index.ts";
import type { AddressPool } from "../address-pools.ts";
import { distinct } from "../distinct.ts";
import { hostAddress } from "../hosts.ts";
import type { LayoutRules } from "../lay-out.ts";
import { pairsOf } from "../pairs.ts";
import { otherOfPair } from "../rack-pairs.ts";
import * as numbering from "../numbering.ts";
import { ownValue } from "../own-value.ts";
import { uplinksOf } from "../uplinks.ts";
import { wayOf, type Party } from "./blame.ts";
import {
  nodePlaneAddress,
  nodePlaneSubnet,
  pinnedInPlane,
  planeIndices,
  type SwitchedFabric,
} from "../switched/fabric.ts";

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

const podsClaim = (dc: Datacenter, rack: RackSpec, r: number) => ({
  owner: `the pods of rack ${rack.name}`,
  value: numbering.rackPods(dc, rack),
  pinned: rack.pin.pods !== undefined,
  way: wayOf(`rack ${rack.name}`, "pods", rack.pin.pods !== undefined),
  path: ["racks", r, "pin", "pods"],
  pool: "pods" as const,
  lengths: [8, dc.sizes.podBlock] as const,
});

const podsClaims = (dc: Datacenter, rack: RackSpec, r: number) => [
  podsClaim(dc, rack, r),
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
  pairsOf(distinct(dc.spines).toSorted(([, a], [, b]) => a.index - b.index)).map(
    ([[l, lower], [u, upper]]) => {
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
    },
  );

/** Every network of the datacenter: loopbacks, links, planes, rack subnets, pod pools. */
export function networkClaims(
  dc: Datacenter,
  { routing, downward, attachments }: LayoutRules,
): readonly NetworkClaim[] {
  if (routing.from === "node") return switchedClaims(dc, routing.fabric);
  const all = distinct(dc.spines);
  const [spines, switching] = routing.from === "spine" ? [all, []] : [[], all];
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
      ...uplinksOf({ ...dc, spines: spines.map(([, spine]) => spine) }, { rack, tor }).map((up) => ({
        owner: `the link ${numbering.torName(rack, tor)}--${up.name}`,
        value: numbering.linkSubnet(dc, rack, tor, up.spine, up.link),
        pinned: ownValue(tor.pin.uplinks, up.name) !== undefined,
        way: `pin another uplink of ${numbering.torName(rack, tor)} to ${up.name}`,
        path: ["racks", r, "tors", t, "pin", "uplinks", up.name],
        pool: "links" as const,
        lengths: ANY_LINK,
      })),
    ]),
  ]);
  const betweenSpines = downward === "default" ? spineLinkClaims(dc) : [];
  return present([...ofSpines, ...planes, ...betweenSpines, ...ofRacks]);
}

/** Every address inside the plane of a spine that switches. */
export function planeHostClaims(dc: Datacenter, spine: SpineSpec): readonly Claim<Prefix4>[] {
  const subnet = numbering.planeSubnet(dc, spine);
  if (subnet === null) return [];
  return distinct(dc.racks).flatMap(([r, rack]) =>
    distinct(rack.tors).map(([t, tor]) => ({
      owner: `ToR ${numbering.torName(rack, tor)}`,
      value: hostPrefix(numbering.planeAddress(dc, subnet, rack, tor, spine)),
      pinned: ownValue(tor.pin.planes, spine.name) !== undefined,
      way: `pin another address for ${numbering.torName(rack, tor)} in the plane of ${spine.name}`,
      path: ["racks", r, "tors", t, "pin", "planes", spine.name],
      shifted: subnet.length !== dc.sizes.planeSubnet && ownValue(tor.pin.planes, spine.name) === undefined,
    })),
  );
}

/**
 * Whether what is computed in a rack's subnet may meet there, or leave it: elsewhere the declared capacity has room, and only the address of
 * a pair has no offset of its own.
 */
const isShifted = (dc: Datacenter, rack: RackSpec, { length }: Prefix4): boolean =>
  rack.pin.firstNode !== undefined ||
  length !== dc.sizes.rackSubnet ||
  dc.offsets.firstTor < 0 ||
  numbering.firstNode(dc, rack) - dc.offsets.firstTor <= dc.capacity.maxTorsPerRack;

/** Every address inside one rack's subnet: its ToRs', its nodes' and its hosts'. */
export function rackHostClaims(
  dc: Datacenter,
  { attachments }: Pick<LayoutRules, "attachments">,
  rack: RackSpec,
  r: number,
): readonly Claim<Prefix4>[] {
  const subnet = numbering.rackSubnet(dc, rack);
  if (subnet === null) return [];
  const shifted = isShifted(dc, rack, subnet);
  const node = (spec: NodeSpec, n: number): Claim<Prefix4> => ({
    owner: `node ${spec.name}`,
    value: hostPrefix(numbering.nodeAddress(dc, rack, subnet, spec)),
    pinned: spec.pin.address !== undefined,
    way: wayOf(`node ${spec.name}`, "address", spec.pin.address !== undefined),
    path: ["racks", r, "nodes", n, "pin", "address"],
    shifted: shifted && spec.pin.address === undefined,
  });
  const tors = attachments.of(rack).network === "rack" ? distinct(rack.tors) : [];
  return [
    ...tors.map(([t, tor]) => ({
      owner: `ToR ${numbering.torName(rack, tor)}`,
      value: hostPrefix(numbering.torAddress(dc, subnet, tor)),
      pinned: tor.pin.address !== undefined,
      way:
        tor.pin.address === undefined
          ? null
          : wayOf(`ToR ${numbering.torName(rack, tor)}`, "address in its rack", true),
      path: ["racks", r, "tors", t, ...(tor.pin.address === undefined ? [] : ["pin", "address"])],
      shifted: shifted && tor.pin.address === undefined,
    })),
    ...(tors.some(([, tor]) => otherOfPair(dc, { rack, tor }) !== null)
      ? [
          {
            owner: `both ToRs of rack ${rack.name} as one`,
            value: hostPrefix(numbering.sharedAddress(dc, rack, subnet)),
            pinned: rack.pin.pairAddress !== undefined,
            way:
              rack.pin.pairAddress === undefined
                ? null
                : wayOf(`rack ${rack.name}`, "address of its pair", true),
            path: ["racks", r, ...(rack.pin.pairAddress === undefined ? ["tors"] : ["pin", "pairAddress"])],
            shifted: shifted && rack.pin.pairAddress === undefined,
          },
        ]
      : []),
    ...distinct(rack.nodes).map(([n, spec]) => node(spec, n)),
    ...distinct(rack.hosts).map(([h, host]) => ({
      owner: `host ${host.name}`,
      value: hostPrefix(hostAddress(dc, rack, subnet, host)),
      pinned: host.pin.address !== undefined,
      way: wayOf(`host ${host.name}`, "address", host.pin.address !== undefined),
      path: ["racks", r, "hosts", h, "pin", "address"],
      shifted: shifted && host.pin.address === undefined,
    })),
  ];
}

/** Every node's address in a plane. */
export function nodeClaims(dc: Datacenter, subnet: Prefix4, plane: number): readonly Claim<Prefix4>[] {
  const at = plane === 0 ? ["address"] : ["planes", String(plane)];
  return distinct(dc.racks).flatMap(([r, rack]) =>
    distinct(rack.nodes).map(([n, node]) => ({
      owner: `node ${node.name}`,
      value: hostPrefix(nodePlaneAddress(dc, subnet, plane, rack, node)),
      pinned: pinnedInPlane(node, plane) !== undefined,
      way: wayOf(
        `node ${node.name}`,
        `address in plane ${String(plane)}`,
        pinnedInPlane(node, plane) !== undefined,
      ),
      path: ["racks", r, "nodes", n, "pin", ...at],
    })),
  );
}
