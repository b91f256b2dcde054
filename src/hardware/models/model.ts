import { portAt } from "../port-pattern.ts";
import type { PortRole } from "../port-role.ts";
import type { ForwardingProfile } from "./profile.ts";

/** Ports of a faceplate that are alike. */
export interface PortBank {
  /** Their names, as a pattern. */
  readonly ports: string;
  readonly count: number;
  /** Speed of each, in Gb/s. */
  readonly gbps: number;
  /** The names of its lanes where a port is broken out into four, as a pattern; absent where it can't be, or where they are not known. */
  readonly brokenOut?: string;
}

/** A switch as it is sold: its ports, in the words of one network operating system. */
export interface HardwareModel {
  readonly title: string;
  /** Ports for servers, then those for switches; one bank where all are alike. */
  readonly banks: readonly [PortBank] | readonly [PortBank, PortBank];
  /** Who says so. */
  readonly source: string;
  /** Ways to share its tables out; null where no document that could be had gives a figure. */
  readonly profiles: readonly ForwardingProfile[] | null;
}

/** By the name that a spec has for them. */
export type HardwareModels = Readonly<Record<string, HardwareModel>>;

const LANES = 4;

const namesOf = (pattern: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => portAt(pattern, number));

/** Every port as it is not broken out, in order. */
export const portsOf = ({ banks }: HardwareModel): readonly string[] =>
  banks.flatMap(({ ports, count }) => namesOf(ports, count));

/** Whether it has a port of this name, broken out or not. */
export const hasPort = (model: HardwareModel, name: string): boolean =>
  portsOf(model).includes(name) ||
  model.banks.some(
    ({ brokenOut, count }) => brokenOut !== undefined && namesOf(brokenOut, LANES * count).includes(name),
  );

/** A lane of a port that can be broken out: that port, and the speed of each of its lanes in Gb/s where nobody says another. */
export interface LaneOf {
  readonly port: string;
  readonly lanes: number;
  readonly gbps: number;
}

/** What a port of this name is a lane of; null where it is none, or where only another lane's name could say so. */
export function laneOf(model: HardwareModel, name: string): LaneOf | null {
  for (const { ports, brokenOut, count, gbps } of model.banks) {
    const at = brokenOut === undefined ? -1 : namesOf(brokenOut, LANES * count).indexOf(name);
    const port = portAt(ports, Math.floor(at / LANES));
    if (at >= 0 && port !== name) return { port, lanes: LANES, gbps: gbps / LANES };
  }
  return null;
}

/** A port's own speed in Gb/s; null of a lane, and of what is no port of the plate. */
export const gbpsOf = (model: HardwareModel, name: string): number | null =>
  model.banks.find(({ ports, count }) => namesOf(ports, count).includes(name))?.gbps ?? null;

/** Ports that the two ToRs of a rack meet by: the last ones, each ToR's by the other's index, or by cable where there are several. */
const PEERS = 2;

/** The last ones, and before them what more cables take, from the end backwards: one more changes no other. */
const peersIn = (ports: readonly string[], links: number): readonly string[] => [
  ...ports.slice(-PEERS),
  ...ports
    .slice(0, -PEERS)
    .toReversed()
    .slice(0, Math.max(0, links - PEERS)),
];

/**
 * The ports of a role by number, where nobody names others: servers from the first on, switches from the first that is for them, the
 * other ToR of the rack at the end, super-spines and other spines from the end backwards, and so spines where servers have ports of the same kind.
 *
 * @param peers cables between the two ToRs of a rack, for which the last ports are kept; 0 where racks have one
 */
export function portsFor(model: HardwareModel, role: PortRole, peers: number): readonly string[] {
  const all = portsOf(model);
  const [servers, switches] = model.banks;
  const fabric = switches === undefined ? all : all.slice(servers.count);
  const kept = peersIn(fabric, peers);
  const uplinks = peers === 0 ? fabric : fabric.slice(0, -kept.length);
  const roles: Readonly<Record<PortRole, readonly string[]>> = {
    torNode: switches === undefined ? all : all.slice(0, servers.count),
    torUplink: switches === undefined ? uplinks.toReversed() : uplinks,
    torPeer: kept,
    spineDownlink: fabric,
    spinePeer: fabric.toReversed(),
    spineUplink: fabric.toReversed(),
    superSpineDownlink: fabric,
  };
  return roles[role];
}
