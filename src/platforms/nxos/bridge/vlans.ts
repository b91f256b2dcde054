import type { BridgeIntent } from "../../../intent/index.ts";
import { networkName } from "../names.ts";
import { block } from "../text.ts";
import { when } from "../../blocks.ts";
import { vlanOf } from "./links.ts";

/** One for each network. Where frames are routed by FabricPath, its core ports carry those VLANs alone that are its own. */
export const vlans = ({ networks, switching }: BridgeIntent): string[][] =>
  networks.map((network) =>
    block(`vlan ${String(vlanOf(network))}`, [
      ...when(switching.kind === "fabricpath", "mode fabricpath"),
      `name ${networkName(network.name)}`,
    ]),
  );
