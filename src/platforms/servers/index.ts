import type { ServerNetworkName } from "../../spec/index.ts";
import { ifupdown2 } from "./ifupdown2.ts";
import { netplan } from "./netplan.ts";
import { networkd } from "./networkd.ts";
import type { ServerNetworkPlatform } from "./server-network.ts";

export { linkAddressesOf, type LinkAddress } from "./addresses.ts";
export { serverSettings } from "./settings.ts";

/** Everything that may set up a server's network. */
export const serverNetworks: Readonly<Record<ServerNetworkName, ServerNetworkPlatform>> = {
  netplan,
  "systemd-networkd": networkd,
  ifupdown2,
};
