import { hostPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter, NodeSpec, RackSpec, SpineSpec } from "../../spec/index.ts";
import { distinct } from "../distinct.ts";
import { hostAddress } from "../hosts.ts";
import type { LayoutRules } from "../lay-out.ts";
import * as numbering from "../numbering.ts";
import { ownValue } from "../own-value.ts";
import { otherOfPair } from "../rack-pairs.ts";
import { nodePlaneAddress, pinnedInPlane } from "../switched/fabric.ts";
import { wayOf } from "./blame.ts";
import type { Claim } from "./claims.ts";

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
