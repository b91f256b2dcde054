import {
  familiesOf,
  rackBridge,
  type InterfaceIntent,
  type RackBridge,
  type SwitchIntent,
} from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { mlagTables } from "./bridge/mlag.ts";
import { bridgeTables } from "./bridge/render.ts";
import { mtuRow, portRow } from "./ethernet.ts";
import { kindOf, type InterfaceKind } from "./names.ts";
import { AUTO_KEY, describe, rows, withRows, type ConfigDb, type Row, type Table } from "./tables.ts";

/** Whatever has a description, ports into the VLAN among them. */
interface Described {
  readonly name: string;
  readonly description: string;
}

/** Those of a rack whose servers bond by LACP have rows of their own. */
const describedOf = (intent: SwitchIntent): readonly Described[] => {
  const { interfaces, linkPeers, rackVlan } = intent;
  const routing = [
    ...interfaces.flatMap((one) => [one, ...(one.aggregate?.ports ?? [])]),
    ...linkPeers.map(({ interface: name, description }) => ({ name, description })),
  ];
  return rackBridge(intent) !== null
    ? routing
    : [...routing, ...(rackVlan?.access ?? []), ...(rackVlan?.trunks ?? [])];
};

/**
 * FRR's own file is read as it is (`split-unified`), and with the management framework on, the container also starts bfdd and ospfd. It
 * does not start without an AS number.
 */
const metadata = ({ asn }: SwitchIntent): Table => ({
  localhost: {
    bgp_asn: String(asn),
    docker_routing_config_mode: "split-unified",
    frr_mgmt_framework_config: "true",
  },
});

/** What of Ethernet is a port's, and what is also a port channel's. */
const SAID = { port: portRow, "port-channel": mtuRow } as const;

const aggregated = ({ interfaces }: SwitchIntent) =>
  interfaces.flatMap(({ name, aggregate }) =>
    aggregate === undefined ? [] : [{ name, ports: aggregate.ports }],
  );

/** Ports in port channels to other routers. */
const channelMembers = (intent: SwitchIntent): Table =>
  rows(
    aggregated(intent).flatMap(({ name, ports }) =>
      ports.map((port) => [`${name}|${port.name}`, {}] as const),
    ),
  );

/** LACP's key of the fabric's own port channels; one that the spec names as a port has its members, and its key, from the user. */
const keyOf = (intent: SwitchIntent, channel: string) =>
  aggregated(intent).some(({ name }) => name === channel) ? AUTO_KEY : {};

/** Physical ports, whose lanes and speed are the device's, or port channels. */
const links = (intent: SwitchIntent, kind: "port" | "port-channel"): Table =>
  rows(
    describedOf(intent)
      .filter(({ name }) => kindOf(name) === kind)
      .map((one) => [
        one.name,
        {
          admin_status: "up",
          description: describe(one.description),
          ...SAID[kind](intent.ethernet[one.name]),
          ...keyOf(intent, one.name),
        },
      ]),
  );

/** By itself SONiC takes the link-local address from an interface that has no other. */
const LINK_LOCAL: Row = { ipv6_use_link_local_only: "enable" };

/** An interface is routed once there is a row of its name, and each of its addresses is a row of its own. */
const routed = ({ interfaces, linkPeers, ipv6 }: SwitchIntent, kind: InterfaceKind): Table =>
  rows([
    ...interfaces
      .filter(({ name }) => kindOf(name) === kind)
      .flatMap(({ name, address }) => [
        [name, {}] as const,
        ...familiesOf(ipv6).map((family) => [`${name}|${family.interfaceAddress(address)}`, {}] as const),
      ]),
    ...linkPeers
      .filter((one) => kindOf(one.interface) === kind)
      .map((one) => [one.interface, LINK_LOCAL] as const),
  ]);

/** The VLANs that it routes in. */
const vlans = ({ interfaces, ethernet }: SwitchIntent): Table =>
  rows(
    interfaces
      .filter(({ name }) => kindOf(name) === "vlan")
      .map((one: InterfaceIntent) => [
        one.name,
        {
          vlanid: one.name.replace("Vlan", ""),
          description: describe(one.description),
          ...mtuRow(ethernet[one.name]),
        },
      ]),
  );

const members = (intent: SwitchIntent): Table => {
  const { rackVlan } = intent;
  if (rackBridge(intent) !== null) return {};
  const member =
    (tagging_mode: "untagged" | "tagged") =>
    ({ name }: Described) =>
      [`${rackVlan?.interface ?? ""}|${name}`, { tagging_mode }] as const;
  return rows([
    ...(rackVlan?.access ?? []).map(member("untagged")),
    ...(rackVlan?.trunks ?? []).map(member("tagged")),
  ]);
};

/**
 * What a ToR has of its rack where servers bond by LACP. Of a pair that routes each keeps an address and a MAC of its own in the VLAN, which
 * SONiC otherwise makes the same on both.
 */
function rackTables(bridge: RackBridge, { rackVlan }: SwitchIntent): ConfigDb {
  const pair = rackVlan?.pair ?? null;
  if (rackVlan === null || pair === null) return bridgeTables(bridge);
  const addresses = { source_ip: formatIpv4(pair.ownAddress), peer_ip: formatIpv4(pair.peerAddress) };
  return {
    ...bridgeTables(bridge),
    ...mlagTables(bridge.switching, addresses),
    MCLAG_UNIQUE_IP: { [rackVlan.interface]: { unique_ip: "enable" } },
  };
}

/** Where both have a row, the first's. */
const joined = (one: ConfigDb, other: ConfigDb): ConfigDb => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([name, table]) => [name, { ...table, ...one[name] }])),
});

/** What of a switch is not FRR's: its ports, VLANs and addresses, and how FRR is run. */
export function configDb(intent: SwitchIntent): ConfigDb {
  const bridge = rackBridge(intent);
  const own = routerTables(intent);
  return withRows(bridge === null ? own : joined(own, rackTables(bridge, intent)));
}

function routerTables(intent: SwitchIntent): ConfigDb {
  return {
    DEVICE_METADATA: metadata(intent),
    LOOPBACK_INTERFACE: routed(intent, "loopback"),
    PORT: links(intent, "port"),
    PORTCHANNEL: links(intent, "port-channel"),
    INTERFACE: routed(intent, "port"),
    PORTCHANNEL_INTERFACE: routed(intent, "port-channel"),
    VLAN: vlans(intent),
    VLAN_MEMBER: members(intent),
    VLAN_INTERFACE: routed(intent, "vlan"),
    PORTCHANNEL_MEMBER: channelMembers(intent),
  };
}
