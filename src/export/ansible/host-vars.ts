import type { CompiledFabric } from "../../compile.ts";
import { familiesOf } from "../../intent/index.ts";
import type { Ipv4 } from "../../net/ipv4.ts";
import type { HostPlan } from "../../plan/hosts.ts";
import type { NodePlan, SwitchRole } from "../../plan/types.ts";
import type { HostDaemon, PlatformName } from "../../spec/index.ts";
import { deviceAddresses } from "../addresses.ts";

/** What a playbook knows of a device. */
export interface HostVars {
  readonly ansible_host?: string;
  readonly fabric_role: SwitchRole | "node" | "host";
  /** Of spines and super-spines none. */
  readonly fabric_rack?: string;
  /** Of a spine or a ToR, where there are pods. */
  readonly fabric_pod?: string;
  readonly fabric_index: number;
  readonly fabric_platform?: PlatformName;
  readonly fabric_daemon?: HostDaemon;
  readonly fabric_cluster?: string;
  /** Of a switch that only switches none, as of its loopback. */
  readonly fabric_asn?: number;
  readonly fabric_address?: string;
  readonly fabric_address6?: string;
  readonly fabric_maintenance: boolean;
  /** In each family that the fabric has, as an interface is given them. */
  readonly fabric_interfaces: readonly InterfaceVars[];
}

interface InterfaceVars {
  readonly name: string;
  readonly addresses: readonly string[];
}

type Addressed = (address: Ipv4) => Pick<HostVars, "fabric_address" | "fabric_address6">;

const addressesIn = ({ plan: { ipv6 } }: CompiledFabric): Addressed => {
  const [first, second] = familiesOf(ipv6);
  return (address) => ({
    fabric_address: first.address(address),
    ...(second === undefined ? {} : { fabric_address6: second.address(address) }),
  });
};

/** By device its interfaces that have an address. */
function interfacesOf(fabric: CompiledFabric): (device: string) => readonly InterfaceVars[] {
  const families = familiesOf(fabric.plan.ipv6);
  const byDevice = Map.groupBy(deviceAddresses(fabric), ({ device }) => device);
  return (device) =>
    [...Map.groupBy(byDevice.get(device) ?? [], (one) => one.interface)].map(([name, all]) => ({
      name,
      addresses: all.flatMap((at) => families.map((family) => family.interfaceAddress(at))),
    }));
}

/** Every device by its name: switches, then the servers of each rack. */
export function hostVars(fabric: CompiledFabric): ReadonlyMap<string, HostVars> {
  const { switches, bridges, racks } = fabric.plan;
  const [addresses, interfaces] = [addressesIn(fabric), interfacesOf(fabric)];
  const serverVars = (
    rack: string,
    { name, index, asn, address }: Pick<NodePlan | HostPlan, "name" | "index" | "asn" | "address">,
  ) => ({
    // A server is reached by what the fabric knows it by.
    ansible_host: addresses(address).fabric_address ?? name,
    fabric_rack: rack,
    fabric_index: index,
    fabric_asn: asn,
    ...addresses(address),
    fabric_interfaces: interfaces(name),
  });
  return new Map<string, HostVars>([
    ...switches.map((one): [string, HostVars] => [
      one.name,
      {
        fabric_role: one.role,
        ...(one.rack === null ? {} : { fabric_rack: one.rack }),
        ...(one.pod === undefined ? {} : { fabric_pod: one.pod }),
        fabric_index: one.index,
        fabric_platform: one.platform,
        fabric_asn: one.asn,
        ...addresses(one.loopback),
        fabric_maintenance: one.maintenance,
        fabric_interfaces: interfaces(one.name),
      },
    ]),
    ...bridges.map((one): [string, HostVars] => [
      one.name,
      {
        fabric_role: one.role,
        ...(one.rack === null ? {} : { fabric_rack: one.rack }),
        fabric_index: one.index,
        fabric_platform: one.platform,
        fabric_maintenance: false,
        fabric_interfaces: [],
      },
    ]),
    ...racks.flatMap((rack) => [
      ...rack.nodes.map((node): [string, HostVars] => [
        node.name,
        {
          fabric_role: "node",
          ...serverVars(rack.name, node),
          ...(node.cluster === undefined ? {} : { fabric_cluster: node.cluster }),
          fabric_maintenance: node.maintenance,
        },
      ]),
      ...rack.hosts.map((host): [string, HostVars] => [
        host.name,
        {
          fabric_role: "host",
          ...serverVars(rack.name, host),
          fabric_daemon: host.daemon,
          fabric_maintenance: false,
        },
      ]),
    ]),
  ]);
}
