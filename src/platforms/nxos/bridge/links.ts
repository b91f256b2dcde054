import { RACK_VLAN } from "../../../hardware/index.ts";
import type { BridgeIntent, BridgeNetwork, BridgePort } from "../../../intent/index.ts";
import type { Aggregate, MlagPair, Switching } from "../../../plan/switching.ts";
import { isPortChannel } from "../interface-names.ts";

/** What stands at the other end, and so what spanning tree is to do there. */
export type LinkKind =
  | "router" // Of a switch by itself, where no loop can be.
  | "node"
  | "switch"
  | "core" // FabricPath's, to another switch of it.
  | "peer-link";

/** What carries VLANs: a port by itself, or a port channel. */
export interface Link {
  readonly name: string;
  readonly description: string;
  readonly kind: LinkKind;
  /** Rising. One alone is carried untagged. */
  readonly vlans: readonly number[];
  /** Ports in it, where it is a port channel of the fabric's. */
  readonly members: readonly BridgePort[];
  /** The vPC of a port channel over both switches of a pair; null where it is none. */
  readonly vpc: number | null;
}

/** The peer link's port channel, away from those that are numbered from 1. */
export const PEER_LINK = 4096;

export const portChannel = (number: number): string => `port-channel${String(number)}`;

export const vlanOf = ({ vlan }: BridgeNetwork): number => vlan ?? RACK_VLAN;

export const pairOf = (switching: Switching): MlagPair | null =>
  "pair" in switching ? switching.pair : null;

export function aggregatesOf(switching: Switching): readonly Aggregate[] {
  if (switching.kind === "mlag") return switching.aggregates;
  return switching.kind === "fabricpath" ? (switching.pair?.aggregates ?? []) : [];
}

function kindOf(switching: Switching, port: string): LinkKind {
  if (switching.kind === "plain") return "router";
  if (switching.kind === "fabricpath" && switching.corePorts.includes(port)) return "core";
  return "edgePorts" in switching && switching.edgePorts.includes(port) ? "node" : "switch";
}

/** Links in the order of their first ports. What a port channel carries is what each of its ports does. */
export function linksOf({ networks, ports, switching }: BridgeIntent): readonly Link[] {
  const pair = pairOf(switching);
  const vlansOn = (port: BridgePort): readonly number[] =>
    networks
      .filter(({ name }) => port.networks.includes(name))
      .map(vlanOf)
      .sort((a, b) => a - b);
  const alone = (port: BridgePort): Link => ({
    name: port.name,
    description: port.description,
    kind: kindOf(switching, port.name),
    vlans: vlansOn(port),
    members: [],
    vpc: null,
  });
  const over = new Map(
    aggregatesOf(switching).flatMap((aggregate) => aggregate.ports.map((port) => [port, aggregate] as const)),
  );
  return ports.flatMap((port): readonly Link[] => {
    if (pair?.peerLinks.includes(port.name) === true) {
      const link: Link = { ...alone(port), kind: "peer-link" };
      const members = ports.filter(({ name }) => pair.peerLinks.includes(name));
      // One that the spec names as a port has its members from the user.
      if (members.length === 1 && isPortChannel(port.name)) return [link];
      if (members[0] !== port) return [];
      const description = `peer link to ${pair.peer}`;
      return [{ ...link, name: portChannel(PEER_LINK), description, members }];
    }
    const aggregate = over.get(port.name);
    if (aggregate === undefined) return [alone(port)];
    if (aggregate.ports[0] !== port.name) return [];
    const { number, peers } = aggregate;
    return [
      {
        ...alone(port),
        name: portChannel(number),
        description: [...new Set(peers)].join(", "),
        members: ports.filter(({ name }) => aggregate.ports.includes(name)),
        vpc: pair === null ? null : number,
      },
    ];
  });
}
