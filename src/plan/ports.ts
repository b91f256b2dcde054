import { portAt, rackInterface, systems } from "../hardware/index.ts";
import type { Datacenter, NodeSpec, RackSpec, TorSpec } from "../spec/index.ts";
import {
  named,
  onSpine,
  onSuperSpine,
  onTor,
  type NamedPort,
  type SpinePorts,
  type SuperSpinePorts,
  type TorPorts,
} from "./named-ports.ts";
import { torName, torSlot } from "./numbering.ts";
import { torPlatform } from "./platforms.ts";
import { hasPods, podIndex, spineSlot } from "./tiers.ts";

/** A ToR and the rack that it stands in. */
export interface PlacedTor {
  readonly rack: RackSpec;
  readonly tor: TorSpec;
}

export interface PlacedPorts {
  readonly rack: Pick<RackSpec, "name" | "index" | "attachment">;
  readonly tor: TorPorts;
}

/** A device and its port at an end of a cable. */
export interface Socket {
  readonly device: string;
  readonly port: NamedPort;
}

/** The number of a ToR among those that its spines may have: in a pod, its racks' alone. */
const downlinkSlot = (dc: Datacenter, rack: Pick<RackSpec, "index">, tor: Pick<TorSpec, "index">): number =>
  torSlot(dc, { index: hasPods(dc) ? rack.index % dc.capacity.maxRacksPerPod : rack.index }, tor);

/** A cable between a ToR and a spine, the ToR's end first. @param link which of those between the two, from 0 */
export function uplinkSockets(
  dc: Datacenter,
  { rack, tor }: PlacedPorts,
  spine: SpinePorts,
  link: number,
): readonly [Socket, Socket] {
  const { maxUplinksPerSpine } = dc.capacity;
  const device = torName(rack, tor);
  const numbered = (number: number): number => number * maxUplinksPerSpine + link;
  const up = named(dc, "torUplink", onTor(dc, tor, "uplink", spine.name, link), numbered(spine.index));
  const slot = numbered(downlinkSlot(dc, rack, tor));
  const down = named(dc, "spineDownlink", onSpine(dc, spine, "downlink", device, link), slot);
  return [
    { device, port: up },
    { device: spine.name, port: down },
  ];
}

/** A cable between a spine and a super-spine, the spine's end first. @param link which of those between the two, from 0 */
export const superSpineSockets = (
  dc: Datacenter,
  spine: SpinePorts,
  superSpine: SuperSpinePorts,
  link: number,
): readonly [Socket, Socket] => {
  const { index, name, plane } = superSpine;
  const { maxUplinksPerSuperSpine } = dc.capacity;
  const numbered = (number: number): number => number * maxUplinksPerSuperSpine + link;
  const up = named(dc, "spineUplink", onSpine(dc, spine, "uplink", name, link), numbered(index));
  const slot = plane === undefined ? spineSlot(dc, spine) : podIndex(dc, spine);
  return [
    { device: spine.name, port: up },
    { device: name, port: superSpineDownlink(dc, superSpine, numbered(slot), spine.name, link) },
  ];
};

/** A super-spine's port to a spine, by the link's number: those of the spine with that number among all, or in a plane of its pod's. */
export const superSpineDownlink = (
  dc: Datacenter,
  superSpine: SuperSpinePorts,
  number: number,
  spine = "",
  link = 0,
): NamedPort => named(dc, "superSpineDownlink", onSuperSpine(dc, superSpine, spine, link), number);

const spinePeerSocket = (
  dc: Datacenter,
  spine: SpinePorts,
  { name, index }: SpinePorts,
  number = index,
  cable = 0,
): Socket => ({
  device: spine.name,
  port: named(dc, "spinePeer", onSpine(dc, spine, "peer", name, cable), number),
});

/** A cable between two spines. */
export const spinePeerSockets = (
  dc: Datacenter,
  one: SpinePorts,
  other: SpinePorts,
): readonly [Socket, Socket] => [spinePeerSocket(dc, one, other), spinePeerSocket(dc, other, one)];

/** Of several cables each is in the ports of its own number at both ends; the only one in that of the other's index. */
const byCable = <T>({ pairs }: Datacenter, of: (number: number | undefined, cable: number) => T): T[] =>
  Array.from({ length: pairs.links }, (_, cable) => of(pairs.links === 1 ? undefined : cable, cable));

/** The cables between two spines that are one. */
export const spinePairSockets = (
  dc: Datacenter,
  one: SpinePorts,
  other: SpinePorts,
): readonly (readonly [Socket, Socket])[] =>
  byCable(dc, (number, cable) => [
    spinePeerSocket(dc, one, other, number, cable),
    spinePeerSocket(dc, other, one, number, cable),
  ]);

function torPeerSocket(
  dc: Datacenter,
  rack: Pick<RackSpec, "name">,
  tor: TorPorts,
  other: TorPorts,
  number = other.index,
  cable = 0,
): Socket {
  const port = named(dc, "torPeer", onTor(dc, tor, "peer", torName(rack, other), cable), number);
  return { device: torName(rack, tor), port };
}

/** A cable between the two ToRs of a rack. */
export const torPeerSockets = (
  dc: Datacenter,
  rack: Pick<RackSpec, "name">,
  [one, other]: readonly [TorPorts, TorPorts],
): readonly [Socket, Socket] => [torPeerSocket(dc, rack, one, other), torPeerSocket(dc, rack, other, one)];

/** The cables between the two ToRs of a rack that are one. */
export const torPairSockets = (
  dc: Datacenter,
  rack: Pick<RackSpec, "name">,
  [one, other]: readonly [TorPorts, TorPorts],
): readonly (readonly [Socket, Socket])[] =>
  byCable(dc, (number, cable) => [
    torPeerSocket(dc, rack, one, other, number, cable),
    torPeerSocket(dc, rack, other, one, number, cable),
  ]);

/**
 * A ToR's end of a cable to a server, by the server's number among those that the rack may have.
 *
 * @param cable which of the server's to this ToR, from 0
 * @param firstHost the number that hosts begin at, where there are any
 */
export const torNodeSocket = (
  dc: Datacenter,
  { rack, tor }: PlacedPorts,
  { name }: Pick<NodeSpec, "name">,
  number: number,
  cable = 0,
  firstHost?: number,
): Socket => ({
  device: torName(rack, tor),
  port: named(dc, "torNode", onTor(dc, tor, "node", name, cable), number, firstHost),
});

/** A ToR's routed interface into its rack. */
export const torRackInterface = (dc: Datacenter, tor: TorPorts): string =>
  tor.ports.rack ?? dc.ports.torRack ?? rackInterface(systems[torPlatform(dc, tor)]);

/** A node's port into a plane. */
export const nodePlanePort = ({ ports }: Datacenter, plane: number): string => portAt(ports.nodePlane, plane);

/** A node's end of a cable into a plane. */
export const nodePlaneSocket = (dc: Datacenter, { name }: Pick<NodeSpec, "name">, plane: number): Socket => ({
  device: name,
  port: { interface: nodePlanePort(dc, plane), of: "datacenter", field: ["nodePlane"], number: plane },
});
