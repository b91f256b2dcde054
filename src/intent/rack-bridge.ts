import { networkOf } from "../net/ipv4.ts";
import { imageOfPrefix } from "../plan/ipv6/image.ts";
import type { Mlag } from "../plan/switching.ts";
import type { BridgeIntent, BridgePort } from "./bridge.ts";
import type { PortIntent, SwitchIntent } from "./switch.ts";

/** A switch that only switches, by aggregates over two switches or over one. */
export interface RackBridge extends BridgeIntent {
  readonly switching: Mlag;
}

/**
 * What a ToR that routes does in its rack's VLAN where servers bond by LACP, as a switch that only switches would be asked for it: the same
 * ports, aggregates and pair. Null where there are none of the latter.
 */
export function rackBridge({
  device,
  role,
  platform,
  interfaces,
  rackVlan,
  ethernet,
  ipv6,
}: SwitchIntent): RackBridge | null {
  const gateway = interfaces.find(({ name }) => name === rackVlan?.interface);
  if (rackVlan === null || gateway === undefined) return null;
  const { name, vlan, access, trunks, members, aggregates, pair } = rackVlan;
  if (pair === null && aggregates.length === 0) return null;
  const subnet = networkOf(gateway.address);
  const port = ({ name: own, description }: PortIntent): BridgePort => ({
    name: own,
    description,
    peer: { device: description, interface: "" },
    networks: [name],
    ...(ethernet[own] === undefined ? {} : { ethernet: ethernet[own] }),
  });
  return {
    device,
    role,
    platform,
    networks: [{ name, subnet, subnet6: ipv6 === null ? null : imageOfPrefix(ipv6, subnet), vlan }],
    ports: [...access, ...trunks, ...members].map(port),
    switching: {
      kind: "mlag",
      pair,
      aggregates,
      edgePorts: [...access.map((one) => one.name), ...aggregates.flatMap(({ ports }) => ports)],
    },
  };
}
