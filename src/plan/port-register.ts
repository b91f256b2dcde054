import type { SpecPath } from "../diagnostics/index.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import type { LayoutRules } from "./layout-rules.ts";
import { distinct } from "./distinct.ts";
import { portName, torName, torSlot } from "./numbering.ts";
import { cablesOf, type Cable } from "./switched/cables.ts";
import type { SwitchedFabric } from "./switched/fabric.ts";
import { LOOPBACK, type SwitchRole } from "./types.ts";

/** What a port is for, and who says so. */
export interface PortUse {
  readonly interface: string;
  /** `its loopback`, `rack r1`, `spine-1`. */
  readonly use: string;
  /** The option that names it; null where nobody can choose. */
  readonly option: SpecPath | null;
}

/** What names a device's interfaces: a switch's platform, or Linux on a server. */
export type PortSystem = PlatformName | "server";

/** A device and every port that it has a use for. */
export interface DevicePorts {
  readonly name: string;
  readonly role: SwitchRole | "node";
  readonly system: PortSystem;
  readonly ports: readonly PortUse[];
}

const LOOPBACK_USE: PortUse = { interface: LOOPBACK, use: "its loopback", option: null };

const option = (field: keyof Datacenter["ports"]): SpecPath => ["ports", field];

/** The spec with the first of those that share an index, alone: the others are reported as such, and not again by their ports. */
const unambiguous = (dc: Datacenter): Datacenter => ({
  ...dc,
  spines: distinct(dc.spines).map(([, spine]) => spine),
  racks: distinct(dc.racks).map(([, rack]) => ({
    ...rack,
    tors: distinct(rack.tors).map(([, tor]) => tor),
    nodes: distinct(rack.nodes).map(([, node]) => node),
  })),
});

const placedTors = ({ racks }: Datacenter) =>
  racks.flatMap((rack) => rack.tors.map((tor) => ({ rack, tor })));

/** Where ToRs route: uplinks, a port into the rack, links between spines. */
function routed(dc: Datacenter, { downward }: LayoutRules): readonly DevicePorts[] {
  const { ports } = dc;
  const down = placedTors(dc).map(({ rack, tor }): PortUse => ({
    interface: portName(ports.spineDownlink, torSlot(dc, rack, tor)),
    use: torName(rack, tor),
    option: option("spineDownlink"),
  }));
  const up = dc.spines.map(({ name, index }): PortUse => ({
    interface: portName(ports.torUplink, index),
    use: name,
    option: option("torUplink"),
  }));
  const across = dc.spines.map((spine) => ({
    spine,
    port: {
      interface: portName(ports.spinePeer, spine.index),
      use: spine.name,
      option: option("spinePeer"),
    },
  }));
  const spines = dc.spines.map((one): DevicePorts => ({
    name: one.name,
    role: "spine",
    system: one.platform,
    ports: [
      LOOPBACK_USE,
      ...down,
      ...across.filter(({ spine }) => downward === "default" && spine !== one).map(({ port }) => port),
    ],
  }));
  const tors = placedTors(dc).map(({ rack, tor }): DevicePorts => ({
    name: torName(rack, tor),
    role: "tor",
    system: tor.platform,
    ports: [
      LOOPBACK_USE,
      { interface: ports.torRack, use: `rack ${rack.name}`, option: option("torRack") },
      ...up,
    ],
  }));
  return [...spines, ...tors];
}

/** By the kind of a cable, the options that name the ports at its lower and its upper end. */
const ENDS: Readonly<Record<Exclude<Cable["kind"], "peer">, readonly [SpecPath, SpecPath]>> = {
  node: [option("nodePlane"), option("torNode")],
  trunk: [option("torUplink"), option("spineDownlink")],
};

/** Where no switch routes: every cable's two ends. */
function switchedPorts(dc: Datacenter, fabric: SwitchedFabric): readonly DevicePorts[] {
  const spines = new Set(dc.spines.map(({ name }) => name));
  const uses = new Map<string, PortUse[]>();
  for (const { kind, ends } of cablesOf(dc, fabric)) {
    const [one, other] = ends;
    const peers = option(spines.has(one.device) ? "spinePeer" : "torPeer");
    const [lower, upper] = kind === "peer" ? [peers, peers] : ENDS[kind];
    for (const [own, peer, named] of [
      [one, other, lower],
      [other, one, upper],
    ] as const) {
      const there = uses.get(own.device) ?? [];
      there.push({ interface: own.interface, use: peer.device, option: named });
      uses.set(own.device, there);
    }
  }
  const device = (name: string, role: DevicePorts["role"], system: PortSystem): DevicePorts => ({
    name,
    role,
    system,
    ports: [LOOPBACK_USE, ...(uses.get(name) ?? [])],
  });
  return [
    ...dc.spines.map(({ name, platform }) => device(name, "spine", platform)),
    ...placedTors(dc).map(({ rack, tor }) => device(torName(rack, tor), "tor", tor.platform)),
    ...dc.racks.flatMap(({ nodes }) => nodes.map(({ name }) => device(name, "node", "server"))),
  ];
}

/** Ports of borders to routers outside, by the border's name. */
function outsideUses({ outside }: Datacenter): ReadonlyMap<string, readonly PortUse[]> {
  const uses = new Map<string, PortUse[]>();
  for (const [at, peer] of (outside?.peers ?? []).entries()) {
    const there = uses.get(peer.switch) ?? [];
    there.push({
      interface: peer.interface,
      use: peer.router,
      option: ["outside", "peers", at, "interface"],
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
  const devices = rules.routing.from === "node" ? switchedPorts(dc, rules.routing.fabric) : routed(dc, rules);
  return devices.map((device) => {
    const more = device.role === "node" ? undefined : outside.get(device.name);
    return more === undefined ? device : { ...device, ports: [...device.ports, ...more] };
  });
}
