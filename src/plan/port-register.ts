import { spineHardware, superSpineHardware, torHardware } from "./hardware.ts";
import { placedSwitches, type PlacedSwitch } from "./placed-switches.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";
import { systems } from "../hardware/index.ts";
import type { Datacenter, SpineSpec } from "../spec/index.ts";
import type { LayoutRules } from "./layout-rules.ts";
import { distinct } from "./distinct.ts";
import { cableName } from "./cable-name.ts";
import { torName } from "./numbering.ts";
import { isSamePort } from "./outside.ts";
import { optionOf } from "./named-ports.ts";
import {
  loopbackUse,
  madeFor,
  madeOf,
  type DevicePorts,
  type PortSystem,
  type PortUse,
} from "./port-uses.ts";
import { spinePeerSockets, superSpineSockets, uplinkSockets, type PlacedTor, type Socket } from "./ports.ts";
import { socketsOf } from "./switched/cables.ts";
import type { SwitchedFabric } from "./switched/fabric.ts";
import { superSpineDownlinksOf, superSpineUplinksOf } from "./super-spine-links.ts";
import { distinctSpines } from "./tiers.ts";
import { LOOPBACK } from "./types.ts";
import { uplinksOf } from "./uplinks.ts";

/** The spec with the first of those that share an index, alone: the others are reported as such, and not again by their ports. */
const unambiguous = (dc: Datacenter): Datacenter => ({
  ...dc,
  superSpines: distinct(dc.superSpines).map(([, one]) => one),
  spines: distinctSpines(dc).map(([, spine]) => spine),
  racks: distinct(dc.racks).map(([, rack]) => ({
    ...rack,
    tors: distinct(rack.tors).map(([, tor]) => tor),
    nodes: distinct(rack.nodes).map(([, node]) => node),
    hosts: distinct(rack.hosts).map(([, host]) => host),
  })),
});

type UseOf = (socket: Socket, to: string) => PortUse;

/** Ports with the whole path of the option that names them. */
function usesWith(switches: readonly PlacedSwitch[]): UseOf {
  const places = new Map(switches.map((one) => [one.name, one]));
  return ({ device, port }, to) => {
    const { path, hardwarePath } = places.get(device) ?? { path: [], hardwarePath: [] };
    const option = optionOf(port, path);
    return {
      interface: port.interface,
      use: to,
      number: port.number,
      isCable: true,
      ...(port.counted === true ? { option: hardwarePath, counted: option } : { option }),
    };
  };
}

const placedTors = ({ racks }: Datacenter): readonly PlacedTor[] =>
  racks.flatMap((rack) => rack.tors.map((tor) => ({ rack, tor })));

/** Of super-spines: downlinks alone. */
const superSpinePorts = (dc: Datacenter, useOf: UseOf): readonly DevicePorts[] =>
  dc.superSpines.map((one) => ({
    name: one.name,
    role: "super-spine",
    system: superSpinePlatform(dc, one),
    hardware: superSpineHardware(dc, one),
    ports: [
      loopbackUse(systems[superSpinePlatform(dc, one)].loopback),
      ...superSpineDownlinksOf(dc, one).map(({ spine, link, name }) =>
        useOf(superSpineSockets(dc, spine, one, link)[1], name),
      ),
    ],
  }));

/** Where ToRs route: uplinks, a port into the rack, links between spines. */
function routed(
  dc: Datacenter,
  { downward, attachments }: LayoutRules,
  useOf: UseOf,
): readonly DevicePorts[] {
  const tors = placedTors(dc);
  const torsIn = Map.groupBy(tors, ({ rack }) => rack.pod);
  const toTors = (spine: SpineSpec): readonly PortUse[] => {
    const alone = { ...dc, spines: [spine] };
    return (torsIn.get(spine.pod) ?? []).flatMap((placed) => {
      const uplinks = uplinksOf(alone, placed);
      return [
        ...madeOf(dc, placed, uplinks, 1),
        ...uplinks.flatMap(({ cables }) =>
          cables.map((cable) => {
            const [{ device: tor }, own] = uplinkSockets(dc, placed, spine, cable);
            return useOf(own, cableName(tor, cable));
          }),
        ),
      ];
    });
  };
  const spines = dc.spines.map((spine): DevicePorts => ({
    name: spine.name,
    role: "spine",
    system: spinePlatform(dc, spine),
    hardware: spineHardware(dc, spine),
    ports: [
      loopbackUse(systems[spinePlatform(dc, spine)].loopback),
      ...toTors(spine),
      ...dc.spines
        .filter((other) => downward === "default" && other !== spine && other.pod === spine.pod)
        .map((other) => useOf(spinePeerSockets(dc, spine, other)[0], other.name)),
      ...superSpineUplinksOf(dc, spine).map(({ superSpine, link }) =>
        useOf(superSpineSockets(dc, spine, superSpine, link)[0], cableName(superSpine.name, link)),
      ),
    ],
  }));
  const torPorts = tors.map((placed): DevicePorts => {
    const { rack, tor } = placed;
    const name = torName(rack, tor);
    const below = attachments
      .of(rack)
      .torPorts(dc, placed)
      .map(({ socket, to, isCable }) => ({ ...useOf(socket, to), isCable }));
    return {
      name,
      role: "tor",
      system: torPlatform(dc, tor),
      hardware: torHardware(dc, tor),
      ports: [
        loopbackUse(systems[torPlatform(dc, tor)].loopback),
        ...madeFor(dc, placed),
        ...madeOf(dc, placed, uplinksOf(dc, placed), 0),
        ...below.filter(({ isCable }) => !isCable),
        ...uplinksOf(dc, placed).flatMap(({ spine, cables }) =>
          cables.map((cable) =>
            useOf(uplinkSockets(dc, placed, spine, cable)[0], cableName(spine.name, cable)),
          ),
        ),
        ...below.filter(({ isCable }) => isCable),
      ],
    };
  });
  return [...superSpinePorts(dc, useOf), ...spines, ...torPorts];
}

/** Both ends of every cable of a fabric in which no switch routes. */
function switchedUses(
  dc: Datacenter,
  fabric: SwitchedFabric,
  useOf: UseOf,
): ReadonlyMap<string, readonly PortUse[]> {
  const uses = new Map<string, PortUse[]>();
  const add = (own: Socket, { device: far }: Socket, number: number): void => {
    const there = uses.get(own.device) ?? [];
    there.push(useOf(own, cableName(far, number)));
    uses.set(own.device, there);
  };
  for (const { ends, number } of socketsOf(dc, fabric)) {
    const [one, other] = ends;
    add(one, other, number);
    add(other, one, number);
  }
  return uses;
}

/** Where no switch routes. */
function switchedPorts(dc: Datacenter, fabric: SwitchedFabric, useOf: UseOf): readonly DevicePorts[] {
  const uses = switchedUses(dc, fabric, useOf);
  const device = (
    name: string,
    role: DevicePorts["role"],
    system: PortSystem,
    hardware: DevicePorts["hardware"],
  ): DevicePorts => ({
    name,
    role,
    system,
    hardware,
    ports: [
      loopbackUse(system === "server" ? LOOPBACK : systems[system].loopback),
      ...(uses.get(name) ?? []),
    ],
  });
  return [
    ...dc.spines.map((spine) =>
      device(spine.name, "spine", spinePlatform(dc, spine), spineHardware(dc, spine)),
    ),
    ...placedTors(dc).map(({ rack, tor }) =>
      device(torName(rack, tor), "tor", torPlatform(dc, tor), torHardware(dc, tor)),
    ),
    ...dc.racks.flatMap(({ nodes }) => nodes.map(({ name }) => device(name, "node", "server", null))),
  ];
}

/** Ports of borders to routers outside, by the border's name; a port behind which several stand in one network is named by the first. */
function outsideUses({ outside }: Datacenter): ReadonlyMap<string, readonly PortUse[]> {
  const uses = new Map<string, PortUse[]>();
  const peers = outside?.peers ?? [];
  for (const [at, peer] of peers.entries()) {
    if (peers.slice(0, at).some((before) => isSamePort(before, peer))) continue;
    const there = uses.get(peer.switch) ?? [];
    there.push({
      interface: peer.interface,
      use: peer.router,
      option: ["outside", "peers", at, "interface"],
      number: null,
      isCable: false,
    });
    uses.set(peer.switch, there);
  }
  return uses;
}

/**
 * Every port of every device, whichever option names it: what is there today, loopbacks among it. Two uses of one interface of a device
 * are two cables in one hole.
 */
export function portRegister(datacenter: Datacenter, rules: LayoutRules): readonly DevicePorts[] {
  const dc = unambiguous(datacenter);
  const outside = outsideUses(dc);
  const useOf = usesWith(placedSwitches(datacenter));
  const devices =
    rules.routing.from === "node" ? switchedPorts(dc, rules.routing.fabric, useOf) : routed(dc, rules, useOf);
  return devices.map((device) => {
    const more = device.role === "node" ? undefined : outside.get(device.name);
    return more === undefined ? device : { ...device, ports: [...device.ports, ...more] };
  });
}
