import type { BridgeIntent } from "../../../intent/index.ts";
import { pairOf } from "./links.ts";
import { mlag } from "./mlag.ts";
import { bridgePorts } from "./ports.ts";
import { spanningTree } from "./spanning-tree.ts";
import { vlans } from "./vlans.ts";

/** What the fabric owns of a switch that only switches, as the device itself would show it: a fragment that is merged into what is there. */
export function renderEosBridge(intent: BridgeIntent): string {
  const pair = pairOf(intent.switching);
  return [
    ...spanningTree(intent),
    ...vlans(intent, pair),
    ...bridgePorts(intent),
    ...(pair === null ? [] : mlag(intent, pair)),
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("!\n");
}
