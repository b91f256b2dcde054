import type { BridgeIntent } from "../../../intent/index.ts";
import { blocksApart } from "../../blocks.ts";
import { lldp } from "../ethernet.ts";
import { mlag } from "./mlag.ts";
import { ports } from "./ports.ts";
import { spanningTree } from "./spanning-tree.ts";
import { trunks } from "./trunks.ts";
import { vlans } from "./vlans.ts";

/** What the fabric owns on a switch that only switches; what keeps loops out comes before what could make one. */
export const renderBridge = (intent: BridgeIntent): string =>
  blocksApart("#", [
    lldp(intent),
    ...vlans(intent),
    spanningTree(intent),
    ...mlag(intent),
    ...trunks(intent),
    ...ports(intent),
  ]);
