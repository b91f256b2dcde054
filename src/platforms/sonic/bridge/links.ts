import type { BridgeIntent } from "../../../intent/index.ts";
import type { Aggregate, MlagPair, Switching } from "../../../plan/switching.ts";

/** What CONFIG_DB joins to a VLAN: a port by itself, or a port channel over several. */
export interface Link {
  readonly name: string;
  readonly description: string;
  /** Ports in it, where it is a port channel of the fabric's. */
  readonly members: readonly string[];
  /** Networks that it carries, by name; one alone is carried untagged. */
  readonly networks: readonly string[];
}

/** The peer link's port channel, away from those that are numbered from 1. */
const PEER_LINK = 4096;

export const portChannel = ({ number }: Pick<Aggregate, "number">): string => `PortChannel${String(number)}`;

/** A peer link of several ports is one more. */
const aggregatesOf = (switching: Switching): readonly Aggregate[] => {
  if (switching.kind !== "mlag") return "aggregates" in switching ? switching.aggregates : [];
  const { aggregates, pair } = switching;
  return pair === null || pair.peerLinks.length === 1
    ? aggregates
    : [...aggregates, { number: PEER_LINK, peers: [`peer link to ${pair.peer}`], ports: pair.peerLinks }];
};

/** What a pair speaks over: its only port, or the port channel of several. */
export const peerLinkOf = ({ peerLinks: [only = "", ...more] }: MlagPair): string =>
  more.length === 0 ? only : portChannel({ number: PEER_LINK });

/** Links in the order of their first ports. What an aggregate carries is what each of its ports does. */
export function linksOf({ ports, switching }: BridgeIntent): readonly Link[] {
  const over = new Map(
    aggregatesOf(switching).flatMap((aggregate) => aggregate.ports.map((port) => [port, aggregate] as const)),
  );
  return ports.flatMap(({ name, description, networks }) => {
    const aggregate = over.get(name);
    if (aggregate === undefined) return [{ name, description, members: [], networks }];
    if (aggregate.ports[0] !== name) return [];
    const { peers, ports: members } = aggregate;
    return [{ name: portChannel(aggregate), description: [...new Set(peers)].join(", "), members, networks }];
  });
}
