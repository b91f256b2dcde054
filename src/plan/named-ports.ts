import type { SpecPath } from "../diagnostics/index.ts";
import { portAt, systems, type PortChoice, type PortRole } from "../hardware/index.ts";
import { portsFor, type HardwareModel } from "../hardware/models/index.ts";
import type { Datacenter, PlatformName, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";
import { cableName } from "./cable-name.ts";
import { spineHardware, superSpineHardware, torHardware } from "./hardware.ts";
import { ownValue } from "./own-value.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";
import type { InPod } from "./tiers.ts";

/** What the names of ports follow from: a switch that is there, or one to come. */
export type SpinePorts = Pick<SpineSpec, "name" | "index" | "platform" | "hardware" | "ports"> & InPod;
export type SuperSpinePorts = Pick<
  SuperSpineSpec,
  "name" | "index" | "plane" | "platform" | "hardware" | "ports"
>;
export type TorPorts = Pick<TorSpec, "name" | "index" | "platform" | "hardware" | "ports">;

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
  spineUplink: "uplink",
  superSpineDownlink: "downlink",
  torRack: "rack",
  torNode: "node",
  torPeer: "peer",
};

/** The option of a switch's own `ports` that goes before one of the datacenter's; undefined where there is none. */
export const ownOption = (field: string): string | undefined => ownValue(OWN_OPTIONS, field);

/** Where the option that names a port stands in the spec. @param device where the port's device does */
export const optionOf = ({ of, field }: NamedPort, device: SpecPath): SpecPath =>
  of === "datacenter" ? ["ports", ...field] : [...device, "ports", ...field];

/** What a switch says of its own ports: of one role, and of single ports by the name of whoever is at the other end. */
export interface OwnPorts {
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
export function named(
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

export const onSpine = (
  dc: Datacenter,
  spine: SpinePorts,
  field: "downlink" | "peer" | "uplink",
  to: string,
  cable = 0,
): OwnPorts => ({
  platform: spinePlatform(dc, spine),
  hardware: spineHardware(dc, spine),
  choice: spine.ports[field],
  field,
  single: singleOf(spine.ports.to, to, cable),
});

export const onSuperSpine = (
  dc: Datacenter,
  superSpine: SuperSpinePorts,
  to: string,
  cable: number,
): OwnPorts => ({
  platform: superSpinePlatform(dc, superSpine),
  hardware: superSpineHardware(dc, superSpine),
  choice: superSpine.ports.downlink,
  field: "downlink",
  single: singleOf(superSpine.ports.to, to, cable),
});

export const onTor = (
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
