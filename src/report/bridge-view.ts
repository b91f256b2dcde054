import type { BridgeIntent } from "../intent/index.ts";
import { formatPrefix } from "../net/ipv4.ts";

/** The intent of a layer 2 switch as people and other programs read it: what to set up on it, whatever it runs. */
interface BridgeIntentView extends Omit<BridgeIntent, "networks"> {
  readonly networks: readonly {
    readonly name: string;
    readonly subnet: string;
    readonly vlan: number | null;
  }[];
}

/** A bridge's intent with its subnets as text. */
const viewBridge = (intent: BridgeIntent): BridgeIntentView => ({
  ...intent,
  networks: intent.networks.map((network) => ({ ...network, subnet: formatPrefix(network.subnet) })),
});

/** The same as a file. */
export const bridgeText = (intent: BridgeIntent): string =>
  `${JSON.stringify(viewBridge(intent), null, 2)}\n`;
