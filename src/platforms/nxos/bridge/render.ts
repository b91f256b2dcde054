import type { BridgeIntent } from "../../../intent/index.ts";
import { blocksApart, when } from "../../blocks.ts";
import { features } from "./features.ts";
import { interfaces } from "./interfaces.ts";
import { linksOf } from "./links.ts";
import { againstLoops } from "./loops.ts";
import { vlans } from "./vlans.ts";
import { vpcDomain } from "./vpc.ts";

/** The NX-OS configuration of one switch that only switches: what the fabric owns on it. What is named stands before who names it. */
export function renderNxosBridge(intent: BridgeIntent): string {
  const links = linksOf(intent);
  return blocksApart("!", [
    [...features(intent.switching, links), ...when(intent.lldp === true, "feature lldp")],
    ...againstLoops(intent),
    ...vlans(intent),
    vpcDomain(intent.switching),
    ...interfaces(intent, links),
  ]);
}
