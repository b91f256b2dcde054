import { portsFor, type HardwareModel } from "../hardware/models/index.ts";
import { spineHardware, torHardware } from "./hardware.ts";
import { spinePlatform, torPlatform } from "./platforms.ts";
import type { SpecPath } from "../diagnostics/index.ts";
import { portAt, rackInterface, systems, type PortChoice, type PortRole } from "../hardware/index.ts";
import type { Datacenter, NodeSpec, PlatformName, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import { cableName } from "./cable-name.ts";
import { torName, torSlot } from "./numbering.ts";
import { ownValue } from "./own-value.ts";

/** A ToR and the rack that it stands in. */
export interface PlacedTor {
  readonly rack: RackSpec;
  readonly tor: TorSpec;
}

/** What the names of ports follow from: a switch that is there, or one to come. */
export type SpinePorts = Pick<SpineSpec, "name" | "index" | "platform" | "hardware" | "ports">;
export type TorPorts = Pick<TorSpec, "name" | "index" | "platform" | "hardware" | "ports">;
export interface PlacedPorts {
  readonly rack: Pick<RackSpec, "name" | "index" | "attachment">;
  readonly tor: TorPorts;
}

/** A port, and the option that names it, or could. */
export interface NamedPort {
  /** Null where the option is a list that ends before it. */
  readonly interface: string | null;
  /** Whose option it is: the switch's own `ports`, or the datacenter's. */
  readonly of: "switch" | "datacenter";
  /** Whether no option names it, though `field` could, and the hardware's ports are counted. */
  readonly counted?: true;
  /** Inside those `ports`. */
  readonly field: readonly string[];
  /** Which of the option's ports it is, from 0; null where the option names this one alone. */
  readonly number: number | null;
}

const OWN_OPTIONS: Readonly<Record<PortRole | "torRack", string>> = {
  torUplink: "uplink",
  spineDownlink: "downlink",
  spinePeer: "peer",
  torRack: "rack",
  torNode: "node",
  torPeer: "peer",
};

/** The option of a switch's own `ports` that goes before one of the datacenter's; undefined where there is none. */
export const ownOption = (field: string): string | undefined => ownValue(OWN_OPTIONS, field);

/** Where the option that names a port stands in the spec. @param device where the port's device does */
export const optionOf = ({ of, field }: NamedPort, device: SpecPath): SpecPath =>
  of === "datacenter" ? ["ports", ...field] : [...device, "ports", ...field];

/** A device and its port at an end of a cable. */
export interface Socket {
  readonly device: string;
  readonly port: NamedPort;
}

/** What a switch says of its own ports: of one role, and of single ports by the name of whoever is at the other end. */
interface OwnPorts {
  readonly platform: PlatformName;
  readonly hardware: HardwareModel | null;
  readonly choice: PortChoice | undefined;
  readonly field: string;
  readonly single: Single | undefined;
}

/** The port of one cable, and where in `ports.to` it is named: by the cable's name alone, or in a list by the peer's. */
interface Single extends Pick<NamedPort, "interface" | "number"> {
  readonly by: string;
}

function singleOf(to: SpinePorts["ports"]["to"], peer: string, cable: number): Single | undefined {
  const by = cableName(peer, cable);
  const own = ownValue(to, by);
  if (typeof own === "string") return { interface: own, number: null, by };
  const all = ownValue(to, peer);
  return typeof all !== "object" ? undefined : { interface: all[cable] ?? null, number: cable, by: peer };
}

/**
 * Where a server's port stands among those of a plate. On one with fewer than there may be nodes hosts, whose numbers come after all nodes',
 * have theirs from the last backwards; where ports are all of one kind, uplinks are there.
 */
function placeAmong(
  { banks }: HardwareModel,
  ports: readonly string[],
  number: number,
  firstHost: number,
): number {
  const isBehind = banks.length > 1 && ports.length <= firstHost && number >= firstHost;
  return isBehind ? ports.length - 1 - (number - firstHost) : number;
}

/** What is nearest to the port names it: an option for it alone, the switch's, the datacenter's, its hardware, else its platform. */
function named(
  { ports, capacity, pairs }: Datacenter,
  role: PortRole,
  own: OwnPorts,
  number: number,
  firstHost = Infinity,
): NamedPort {
  const { single } = own;
  if (single !== undefined)
    return { interface: single.interface, of: "switch", field: ["to", single.by], number: single.number };
  if (own.choice !== undefined)
    return { interface: portAt(own.choice, number), of: "switch", field: [own.field], number };
  const at = { of: "datacenter", field: [role], number } as const;
  const common = ports[role];
  if (common !== undefined) return { interface: portAt(common, number), ...at };
  if (own.hardware === null) return { interface: portAt(systems[own.platform].ports[role], number), ...at };
  const there = portsFor(own.hardware, role, capacity.maxTorsPerRack > 1 ? pairs.links : 0);
  const place = placeAmong(own.hardware, there, number, firstHost);
  return { interface: portAt(there, place), ...at, counted: true };
}

const onSpine = (
  dc: Datacenter,
  spine: SpinePorts,
  field: "downlink" | "peer",
  to: string,
  cable = 0,
): OwnPorts => ({
  platform: spinePlatform(dc, spine),
  hardware: spineHardware(dc, spine),
  choice: spine.ports[field],
  field,
  single: singleOf(spine.ports.to, to, cable),
});

const onTor = (
  dc: Datacenter,
  tor: TorPorts,
  field: "uplink" | "node" | "peer",
  to: string,
  cable = 0,
): OwnPorts => ({
  platform: torPlatform(dc, tor),
  hardware: torHardware(dc, tor),
  choice: tor.ports[field],
  field,
  single: singleOf(tor.ports.to, to, cable),
});

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
  const slot = numbered(torSlot(dc, rack, tor));
  const down = named(dc, "spineDownlink", onSpine(dc, spine, "downlink", device, link), slot);
  return [
    { device, port: up },
    { device: spine.name, port: down },
  ];
}

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
