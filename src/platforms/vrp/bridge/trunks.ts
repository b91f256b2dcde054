import type { BridgeIntent, BridgePort } from "../../../intent/index.ts";
import type { Aggregate, MlagPair } from "../../../plan/switching.ts";
import { description, LACP } from "../text.ts";
import { when } from "../../blocks.ts";
import { EDGE } from "../vlan-lines.ts";
import { PAIR, pairOf } from "./mlag.ts";
import { carried } from "./vlans.ts";
import { aggregatesOf, edgesOf, wayOf } from "./ways.ts";

/** Of the peer link, as in VRP's examples; aggregates count from 1. */
const PEER_TRUNK = 0;

export const trunkName = (number: number): string => `Eth-Trunk${String(number)}`;

export const isTrunk = (name: string): boolean => name.startsWith("Eth-Trunk");

/** A peer link is in all VLANs but those that are taken off, and takes no other command. */
export const peerLines = (): readonly string[] => [` peer-link ${PAIR}`, " port vlan exclude 1"];

/** Whether the spec names the peer link as an Eth-Trunk: then it is one, with the user's ports in it. */
const isUsers = ({ peerLinks: [only, second] }: MlagPair): boolean =>
  only !== undefined && second === undefined && isTrunk(only);

/** A peer link of one port, too, is made an Eth-Trunk: VRP has no other. */
function peerTrunk(intent: BridgeIntent): string[][] {
  const pair = pairOf(intent);
  return pair === null || isUsers(pair) ? [] : [[`interface ${trunkName(PEER_TRUNK)}`, LACP, ...peerLines()]];
}

function trunk(intent: BridgeIntent, { number, peers, ports }: Aggregate): string[] {
  const networks = intent.ports.find(({ name }) => ports.includes(name))?.networks ?? [];
  return [
    `interface ${trunkName(number)}`,
    ` description ${description([...new Set(peers)].join(", "))}`,
    ...carried(intent, networks),
    ...when(
      ports.some((port) => edgesOf(wayOf(intent)).includes(port)),
      EDGE,
    ),
    LACP,
    ...when(pairOf(intent) !== null, ` dfs-group ${PAIR} m-lag ${String(number)}`),
  ];
}

/** Eth-Trunks, all by LACP; between a pair and others each has the same number, and is the same M-LAG, on both. */
export const trunks = (intent: BridgeIntent): string[][] => [
  ...peerTrunk(intent),
  ...aggregatesOf(wayOf(intent)).map((aggregate) => trunk(intent, aggregate)),
];

/** The number of the Eth-Trunk that a port is in; null where it is in none of the fabric's. */
export function trunkOf(intent: BridgeIntent, { name }: BridgePort): number | null {
  const pair = pairOf(intent);
  if (pair?.peerLinks.includes(name) === true) return isUsers(pair) ? null : PEER_TRUNK;
  return aggregatesOf(wayOf(intent)).find(({ ports }) => ports.includes(name))?.number ?? null;
}
