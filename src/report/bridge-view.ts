import type { BridgeIntent } from "../intent/index.ts";
import { formatPrefix } from "../net/ipv4.ts";
import { formatPrefix6 } from "../net/ipv6.ts";

/** The intent of a layer 2 switch as people and other programs read it: what to set up on it, whatever it runs. */
interface BridgeIntentView extends Omit<BridgeIntent, "networks"> {
  readonly networks: readonly {
    readonly name: string;
    readonly subnet: string;
    /** Only where there is IPv6 beside IPv4: alone, it is `subnet`. */
    readonly subnet6?: string;
    readonly vlan: number | null;
  }[];
}

/** A bridge's intent with its subnets as text. */
const viewBridge = (intent: BridgeIntent): BridgeIntentView => ({
  ...intent,
  networks: intent.networks.map(({ name, subnet, subnet6, alone, vlan }) => ({
    name,
    ...(subnet6 !== null && alone === true
      ? { subnet: formatPrefix6(subnet6) }
      : { subnet: formatPrefix(subnet), ...(subnet6 === null ? {} : { subnet6: formatPrefix6(subnet6) }) }),
    vlan,
  })),
});

/** The same as a file. */
export const bridgeText = (intent: BridgeIntent): string =>
  `${JSON.stringify(viewBridge(intent), null, 2)}\n`;
