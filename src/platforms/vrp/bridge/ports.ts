import type { BridgeIntent, BridgePort } from "../../../intent/index.ts";
import { phyLines } from "../ethernet.ts";
import { description } from "../text.ts";
import { when } from "../../blocks.ts";
import { EDGE } from "../vlan-lines.ts";
import { pairOf } from "./mlag.ts";
import { peerLines, trunkOf } from "./trunks.ts";
import { carried } from "./vlans.ts";
import { edgesOf, wayOf } from "./ways.ts";

/** What a port does by itself. In a single switch no port waits for a protocol, which VRP has on at each. */
function own(intent: BridgeIntent, { name, networks }: BridgePort): readonly string[] {
  if (pairOf(intent)?.peerLinks.includes(name) === true) return peerLines();
  const way = wayOf(intent);
  return [
    ...carried(intent, networks),
    ...when(edgesOf(way).includes(name), EDGE),
    ...when(way.kind === "plain", " stp disable"),
  ];
}

function port(intent: BridgeIntent, one: BridgePort): string[] {
  const number = trunkOf(intent, one);
  return [
    `interface ${one.name}`,
    " undo shutdown",
    ` description ${description(one.description)}`,
    ...phyLines(one.ethernet),
    ...(number === null ? own(intent, one) : [` eth-trunk ${String(number)}`]),
  ];
}

/** Every cabled port; what one in an Eth-Trunk carries, the Eth-Trunk says. */
export const ports = (intent: BridgeIntent): string[][] => intent.ports.map((one) => port(intent, one));
