import { RACK_VLAN } from "../../../hardware/index.ts";
import type { BridgeIntent, BridgeNetwork } from "../../../intent/index.ts";
import { describe, rows, type ConfigDb } from "../tables.ts";
import type { Link } from "./links.ts";

const numberOf = ({ vlan }: BridgeNetwork): string => String(vlan ?? RACK_VLAN);

export const vlanOf = (network: BridgeNetwork): string => `Vlan${numberOf(network)}`;

/** VLANs without an interface, in which the switch has no address, and what is in them. */
export function vlanTables({ networks }: BridgeIntent, links: readonly Link[]): ConfigDb {
  const joined = networks.flatMap((network) =>
    links
      .filter((link) => link.networks.includes(network.name))
      .map(
        (link) =>
          [
            `${vlanOf(network)}|${link.name}`,
            { tagging_mode: link.networks.length === 1 ? "untagged" : "tagged" },
          ] as const,
      ),
  );
  return {
    VLAN: rows(
      networks.map((network) => [
        vlanOf(network),
        { vlanid: numberOf(network), description: describe(network.name) },
      ]),
    ),
    VLAN_MEMBER: rows(joined),
  };
}
