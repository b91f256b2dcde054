import { gbpsOf, laneOf } from "../hardware/models/index.ts";
import { linksAt } from "../plan/lookups.ts";
import {
  LOOPBACK,
  type BridgePlan,
  type BridgePortPlan,
  type FabricPlan,
  type SwitchPlan,
} from "../plan/types.ts";
import { serverLinks } from "./server-links.ts";
import type {
  BreakoutIntent,
  EthernetIntent,
  InterfaceIntent,
  RackVlanIntent,
  SwitchIntent,
} from "./switch.ts";

/** A port that routes, or an aggregate of some. */
type RoutedPort = Pick<InterfaceIntent, "name" | "aggregate">;

/** Whether a switch is to speak LLDP; of what is as the device has it nothing is said. */
export const lldpOf = ({ ethernet }: Pick<FabricPlan, "ethernet">): { readonly lldp?: true } =>
  ethernet.lldp ? { lldp: true } : {};

/** What a port leads to, as far as its Ethernet goes. */
type Kind = "link" | "aggregate" | "gateway" | "server" | "other-tor";

/** Interfaces of a switch's own by name, with what they lead to. Ports to routers outside are agreed on with whoever runs those. */
function kindsOf(
  plan: FabricPlan,
  { name: device }: SwitchPlan,
  interfaces: readonly RoutedPort[],
  rack: RackVlanIntent | null,
): readonly (readonly [string, Kind])[] {
  const linked = new Set(
    linksAt(plan.links, device).flatMap(({ ends }) =>
      ends.filter((end) => end.device === device).map((end) => end.interface),
    ),
  );
  const toServers = new Set(serverLinks(plan, device).map((link) => link.interface));
  const inPair = (name: string): Kind =>
    rack?.pair?.peerLinks.includes(name) === true ? "other-tor" : "server";
  return [
    ...interfaces.flatMap(({ name, aggregate }): (readonly [string, Kind])[] => {
      if (aggregate !== undefined)
        return [[name, "aggregate"], ...aggregate.ports.map((port) => [port.name, "link"] as const)];
      if (linked.has(name)) return [[name, "link"]];
      if (toServers.has(name)) return [[name, "server"]];
      return name === rack?.interface ? [[name, "gateway"]] : [];
    }),
    ...(rack?.access ?? []).map(({ name }) => [name, "server"] as const),
    ...(rack?.trunks ?? []).map(({ name }) => [name, "other-tor"] as const),
    ...(rack?.members ?? []).map(({ name }) => [name, inPair(name)] as const),
  ];
}

/** Of a port that has a speed of its own it is said only where it is another; a lane has its speed from whoever broke the port out. */
function speedOf(
  { hardware }: Pick<SwitchPlan, "hardware">,
  name: string,
  gbps: number | undefined,
): Pick<EthernetIntent, "gbps"> {
  if (gbps === undefined) return {};
  if (hardware !== null && (laneOf(hardware, name) !== null || gbpsOf(hardware, name) === gbps)) return {};
  return { gbps };
}

/** What is said of ports of one kind, of a port of this name. */
const whole = (
  device: Pick<SwitchPlan, "hardware">,
  name: string,
  { gbps, fec, mtu }: FabricPlan["ethernet"]["fabric"],
): EthernetIntent => ({
  ...(mtu === undefined ? {} : { mtu }),
  ...speedOf(device, name, gbps),
  ...(fec === undefined ? {} : { fec }),
});

/** What is said of a port of a switch that only switches: of one to a node as of racks, of one to the other ToR as between two that route. */
export function ethernetOfBridged(
  { ethernet: { fabric, racks }, switches, bridges }: FabricPlan,
  device: BridgePlan,
  { interface: name, peer }: BridgePortPlan,
): { readonly ethernet?: EthernetIntent } {
  const far = [...switches, ...bridges].find((one) => one.name === peer.device);
  const isOtherTor = far?.role === "tor" && device.role === "tor";
  const { mtu } = racks;
  const said = isOtherTor
    ? mtu === undefined
      ? {}
      : { mtu }
    : whole(device, name, far === undefined ? racks : fabric);
  return Object.keys(said).length === 0 ? {} : { ethernet: said };
}

/** Only what the spec says. */
export function ethernetOf(
  plan: FabricPlan,
  device: SwitchPlan,
  interfaces: readonly RoutedPort[],
  rack: RackVlanIntent | null,
): SwitchIntent["ethernet"] {
  const { fabric, racks } = plan.ethernet;
  const mtu = racks.mtu === undefined ? {} : { mtu: racks.mtu };
  const byKind: Readonly<Record<Kind, (name: string) => EthernetIntent>> = {
    link: (name) => whole(device, name, fabric),
    aggregate: () => (fabric.mtu === undefined ? {} : { mtu: fabric.mtu }),
    gateway: () => mtu,
    server: (name) => whole(device, name, racks),
    "other-tor": () => mtu,
  };
  return Object.fromEntries(
    kindsOf(plan, device, interfaces, rack)
      .map(([name, kind]) => [name, byKind[kind](name)] as const)
      .filter(([, said]) => Object.keys(said).length > 0),
  );
}

/** Ports whose lanes it uses, where its hardware says which those are. A speed that is said of what a lane leads to is the lanes'. */
export function breakoutsOf(
  plan: FabricPlan,
  device: SwitchPlan,
  interfaces: readonly RoutedPort[],
  rack: RackVlanIntent | null,
): readonly BreakoutIntent[] {
  const { hardware } = device;
  if (hardware === null) return [];
  const { fabric, racks } = plan.ethernet;
  const kinds = new Map(kindsOf(plan, device, interfaces, rack));
  const names = [
    ...interfaces
      .flatMap(({ name, aggregate }) => aggregate?.ports.map((port) => port.name) ?? [name])
      .filter((name) => name !== LOOPBACK),
    ...[...(rack?.access ?? []), ...(rack?.trunks ?? []), ...(rack?.members ?? [])].map(({ name }) => name),
  ];
  const broken = names.flatMap((name) => {
    const lane = laneOf(hardware, name);
    if (lane === null) return [];
    const kind = kinds.get(name);
    const said = kind === "link" ? fabric.gbps : kind === "server" ? racks.gbps : undefined;
    return [{ ...lane, gbps: said ?? lane.gbps }];
  });
  return [...Map.groupBy(broken, ({ port }) => port).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}
