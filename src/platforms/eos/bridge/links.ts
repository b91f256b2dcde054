import type { BridgeIntent } from "../../../intent/index.ts";
import type { Aggregate, MlagPair, Switching } from "../../../plan/switching.ts";
import { allVlans, peerVlan, vlansOf } from "./vlans.ts";

/** EOS's last. */
const PEER_LINK = 2000;

/** Aggregates and MLAGs that a switch may have beside its link to the other of its pair. */
export const LAST_AGGREGATE = PEER_LINK - 1;

/** What spanning tree and VLANs see of one or several ports. */
export interface Link {
  readonly name: string;
  readonly description: string;
  /** In rising order. */
  readonly vlans: readonly number[];
  /** Ports in an aggregate; null of a single port. */
  readonly aggregate: { readonly number: number; readonly members: readonly string[] } | null;
  /** `peer` is between the two of a pair. */
  readonly leadsTo: "server" | "switch" | "peer";
}

export const pairOf = (of: Switching): MlagPair | null => (of.kind === "mlag" ? of.pair : null);

export const portChannel = (number: number): string => `Port-Channel${String(number)}`;

export const PEER_LINK_NAME = portChannel(PEER_LINK);

const edgesOf = (of: Switching): readonly string[] => ("edgePorts" in of ? of.edgePorts : []);

function aggregated(intent: BridgeIntent, { number, peers, ports: members }: Aggregate): Link {
  const carried = intent.ports
    .filter(({ name }) => members.includes(name))
    .flatMap(({ networks }) => networks);
  const isEdge = edgesOf(intent.switching).some((edge) => members.includes(edge));
  return {
    name: portChannel(number),
    description: peers.join(" "),
    vlans: vlansOf(intent, carried),
    aggregate: { number, members },
    leadsTo: isEdge ? "server" : "switch",
  };
}

/** It carries all that either has, as the other may be the only one that is left to a server. */
const peerLink = (intent: BridgeIntent, { peer, peerLinks: members }: MlagPair): Link => ({
  name: PEER_LINK_NAME,
  description: peer,
  vlans: [...allVlans(intent), peerVlan(intent)].sort((one, other) => one - other),
  aggregate: { number: PEER_LINK, members },
  leadsTo: "peer",
});

const bundled = (intent: BridgeIntent): readonly Link[] => {
  const { switching } = intent;
  const pair = pairOf(switching);
  return [
    ...(switching.kind === "mlag" ? switching.aggregates : []).map((one) => aggregated(intent, one)),
    ...(pair === null ? [] : [peerLink(intent, pair)]),
  ];
};

/** Aggregates, then ports that are in none, in the intent's order. */
export function linksOf(intent: BridgeIntent): readonly Link[] {
  const aggregates = bundled(intent);
  const members = new Set(aggregates.flatMap(({ aggregate }) => aggregate?.members ?? []));
  const edges = new Set(edgesOf(intent.switching));
  return [
    ...aggregates,
    ...intent.ports
      .filter(({ name }) => !members.has(name))
      .map(({ name, description, networks }): Link => ({
        name,
        description,
        vlans: vlansOf(intent, networks),
        aggregate: null,
        leadsTo: edges.has(name) ? "server" : "switch",
      })),
  ];
}
