import type { BridgeFacts } from "../../support/bridge-facts.ts";
import { sorted } from "./common.ts";

/** What cisco-config-parser makes of the text of a switch that only switches, as far as it is looked at here: it knows neither spanning tree nor FabricPath. */
export interface ParsedBridge {
  readonly vlans: readonly { readonly id: string }[];
  readonly l2_access_interfaces: readonly { readonly name: string; readonly data_vlan: string }[];
  readonly l2_trunk_interfaces: readonly {
    readonly name: string;
    readonly allowed_vlans: string;
    readonly native_vlan: string | null;
  }[];
  readonly port_channels: readonly {
    readonly id: string;
    readonly protocol: string;
    readonly members: readonly { readonly interface: string }[];
  }[];
  readonly vpc: {
    readonly domain_id: string;
    readonly role_priority: string;
    readonly system_mac: string;
    readonly peer_link: string;
    readonly vpc_port_channels: readonly { readonly vpc_id: string }[];
  } | null;
}

/** The same of either side. */
interface CommonBridge {
  readonly vlans: readonly string[];
  /** But for FabricPath's core ports. */
  readonly untagged: readonly string[];
  readonly channels: readonly string[];
  readonly pair: string | null;
}

export function ofBridgeFacts({ vlans, ports, aggregates, switching }: BridgeFacts): CommonBridge {
  const core = "core" in switching ? switching.core : [];
  const pair = "pair" in switching ? switching.pair : null;
  const channels = [
    ...Object.entries(aggregates).map(([number, members]) => `${number}: ${members.join(" ")}`),
    ...(pair === null ? [] : [`4096: ${pair.peerLinks.join(" ")}`]),
  ];
  return {
    vlans: vlans.map(String),
    untagged: sorted(
      Object.entries(ports)
        .filter(([name]) => !core.includes(name))
        .map(([name, { untagged }]) => `${name} ${String(untagged)}`),
    ),
    channels: sorted(channels),
    pair:
      pair === null
        ? null
        : [pair.domain, pair.rolePriority, pair.lacpSystemId, ...pair.aggregates].map(String).join(" "),
  };
}

export function ofParsedBridge({ vlans, port_channels, vpc, ...parsed }: ParsedBridge): CommonBridge {
  const { l2_access_interfaces: access, l2_trunk_interfaces: trunks } = parsed;
  return {
    vlans: vlans.map(({ id }) => id),
    untagged: sorted(
      [
        ...access.map(({ name, data_vlan }) => `${name} ${data_vlan}`),
        ...trunks.map(({ name, native_vlan, allowed_vlans }) =>
          native_vlan === allowed_vlans ? `${name} ${native_vlan}` : `${name} some with tags`,
        ),
      ].filter((one) => !one.startsWith("port-channel")),
    ),
    channels: sorted(
      port_channels.map(
        ({ id, protocol, members }) =>
          `${id}: ${sorted(members.map((one) => one.interface)).join(" ")}${protocol === "lacp" ? "" : " by hand"}`,
      ),
    ),
    pair:
      vpc === null
        ? null
        : [
            vpc.domain_id,
            vpc.role_priority,
            vpc.system_mac,
            ...vpc.vpc_port_channels.map(({ vpc_id }) => Number(vpc_id)).toSorted((a, b) => a - b),
          ].join(" "),
  };
}
