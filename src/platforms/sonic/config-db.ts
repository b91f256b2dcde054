import { familiesOf, type InterfaceIntent, type SwitchIntent } from "../../intent/index.ts";
import { kindOf, type InterfaceKind } from "./names.ts";
import { describe, rows, withRows, type ConfigDb, type Table } from "./tables.ts";

/** Whatever has a description, ports into the VLAN among them. */
interface Described {
  readonly name: string;
  readonly description: string;
}

const describedOf = ({ interfaces, rackVlan }: SwitchIntent): readonly Described[] => [
  ...interfaces,
  ...(rackVlan?.access ?? []),
  ...(rackVlan?.trunks ?? []),
];

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

/** Physical ports, whose lanes and speed are the device's, or port channels, whose members are. */
const links = (intent: SwitchIntent, kind: "port" | "port-channel"): Table =>
  rows(
    describedOf(intent)
      .filter(({ name }) => kindOf(name) === kind)
      .map((one) => [one.name, { admin_status: "up", description: describe(one.description) }]),
  );

/** An interface is routed once there is a row of its name, and each of its addresses is a row of its own. */
const routed = ({ interfaces, ipv6 }: SwitchIntent, kind: InterfaceKind): Table =>
  rows(
    interfaces
      .filter(({ name }) => kindOf(name) === kind)
      .flatMap(({ name, address }) => [
        [name, {}] as const,
        ...familiesOf(ipv6).map((family) => [`${name}|${family.interfaceAddress(address)}`, {}] as const),
      ]),
  );

/** The VLANs that it routes in. */
const vlans = ({ interfaces }: SwitchIntent): Table =>
  rows(
    interfaces
      .filter(({ name }) => kindOf(name) === "vlan")
      .map((one: InterfaceIntent) => [
        one.name,
        { vlanid: one.name.replace("Vlan", ""), description: describe(one.description) },
      ]),
  );

const members = ({ rackVlan }: SwitchIntent): Table => {
  const member =
    (tagging_mode: "untagged" | "tagged") =>
    ({ name }: Described) =>
      [`${rackVlan?.interface ?? ""}|${name}`, { tagging_mode }] as const;
  return rows([
    ...(rackVlan?.access ?? []).map(member("untagged")),
    ...(rackVlan?.trunks ?? []).map(member("tagged")),
  ]);
};

/** What of a switch is not FRR's: its ports, VLANs and addresses, and how FRR is run. */
export function configDb(intent: SwitchIntent): ConfigDb {
  return withRows({
    DEVICE_METADATA: metadata(intent),
    LOOPBACK_INTERFACE: routed(intent, "loopback"),
    PORT: links(intent, "port"),
    PORTCHANNEL: links(intent, "port-channel"),
    INTERFACE: routed(intent, "port"),
    PORTCHANNEL_INTERFACE: routed(intent, "port-channel"),
    VLAN: vlans(intent),
    VLAN_MEMBER: members(intent),
    VLAN_INTERFACE: routed(intent, "vlan"),
  });
}
