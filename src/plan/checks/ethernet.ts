import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { gbpsOf, laneOf } from "../../hardware/models/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { noSuchFec } from "./fec.ts";
import { portRegister } from "../port-register.ts";
import type { DevicePorts, PortUse } from "../port-uses.ts";

type Links = "fabric" | "racks";

/** Which links a port is an end of; null for none of whose speed something is said. */
type LinksOf = (device: DevicePorts, port: PortUse) => Links | null;

/** What a port leads to by its first cable, or a further one: no name has a slash. */
const endOf = ({ use }: PortUse): string => use.split("/", 1)[0] ?? use;

function linksIn({ racks, superSpines, spines }: Datacenter): LinksOf {
  const servers = new Set(racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts].map(({ name }) => name)));
  const above = new Set([...superSpines, ...spines].map(({ name }) => name));
  return ({ role }, port) => {
    const end = endOf(port);
    if (servers.has(end)) return "racks";
    // Between the ToRs of a rack no speed is said.
    return role === "tor" && !above.has(end) ? null : "fabric";
  };
}

/** Ports and lanes that are slower than what is said of them, each speed once. */
function tooFast(dc: Datacenter, devices: readonly DevicePorts[], linksOf: LinksOf): readonly Diagnostic[] {
  const found = new Map<Links, Diagnostic>();
  for (const device of devices)
    for (const port of device.ports) {
      const links = port.isCable ? linksOf(device, port) : null;
      const { hardware } = device;
      if (links === null || hardware === null || port.interface === null || found.has(links)) continue;
      const most = laneOf(hardware, port.interface)?.gbps ?? gbpsOf(hardware, port.interface);
      const { gbps } = dc.ethernet[links];
      if (gbps !== undefined && most !== null && gbps > most)
        found.set(
          links,
          errorAt(
            ["ethernet", links, "gbps"],
            "value-invalid",
            `${device.name} has its cable to ${port.use} in ${port.interface}, whose speed is at most ${String(most)} Gb/s`,
            `give ${String(most)} or less, or name a faster port for it`,
          ),
        );
    }
  return [...found.values()];
}

/** The ports whose speed is known: each with what it leads to and what is said of that, a lane's speed as that of the port broken out. */
function speeds(
  dc: Datacenter,
  devices: readonly DevicePorts[],
  linksOf: LinksOf,
): readonly {
  readonly links: Links;
  readonly device: string;
  readonly port: string;
  readonly gbps: number;
  readonly lane: boolean;
}[] {
  return devices.flatMap((device) =>
    device.ports.flatMap((port) => {
      const links = port.isCable ? linksOf(device, port) : null;
      const { hardware } = device;
      if (links === null || hardware === null || port.interface === null) return [];
      const lane = laneOf(hardware, port.interface);
      const gbps = dc.ethernet[links].gbps ?? lane?.gbps ?? gbpsOf(hardware, port.interface);
      return gbps === null
        ? []
        : [{ links, device: device.name, port: port.interface, gbps, lane: lane !== null }];
    }),
  );
}

/** Speeds of lanes that ports are broken out into. */
const LANE_SPEEDS: readonly number[] = [10, 25, 50, 100];

/** What is said of error correction and of lanes, each once: of links at the speed that is said, else of ports at their own. */
function impossible(
  dc: Datacenter,
  devices: readonly DevicePorts[],
  linksOf: LinksOf,
): readonly Diagnostic[] {
  const { ethernet } = dc;
  const all = speeds(dc, devices, linksOf);
  return (["fabric", "racks"] as const).flatMap((links) => {
    const { gbps, fec } = ethernet[links];
    const lane = all.find((one) => one.links === links && one.lane && !LANE_SPEEDS.includes(one.gbps));
    const lanes =
      lane === undefined || gbps === undefined
        ? []
        : [
            errorAt(
              ["ethernet", links, "gbps"],
              "value-invalid",
              `${lane.device} has a lane of a broken-out port in ${lane.port}, and ports are not broken out into lanes of ${String(gbps)} Gb/s`,
              `use ${LANE_SPEEDS.join(", ")}, or name ports that are not broken out`,
            ),
          ];
    if (fec === undefined) return lanes;
    const said =
      gbps === undefined
        ? all
            .filter((one) => one.links === links)
            .map((one) => noSuchFec(links, one.gbps, fec, `on ${one.device} in ${one.port}`))
        : [noSuchFec(links, gbps, fec, "at a speed")];
    return [...lanes, ...said.filter((one) => one !== null).slice(0, 1)];
  });
}

/** A packet that a server may send and the fabric does not carry is dropped on the way, and senders that probe no path never learn of it. */
function widerRacks({ ethernet: { fabric, racks } }: Datacenter): readonly Diagnostic[] {
  if (racks.mtu === undefined || fabric.mtu === undefined || racks.mtu <= fabric.mtu) return [];
  return [
    errorAt(
      ["ethernet", "racks", "mtu"],
      "mtu-unequal",
      `servers may send packets of ${String(racks.mtu)} octets, and links between switches carry ${String(fabric.mtu)}`,
      `give ${String(fabric.mtu)} or less, or raise ethernet.fabric.mtu`,
    ),
  ];
}

/** What is said of ports is what they can do, and said of ports that there are. */
export function checkEthernet(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const isSaid = [dc.ethernet.fabric, dc.ethernet.racks].some(
    ({ gbps, fec }) => gbps !== undefined || fec !== undefined,
  );
  if (!isSaid) return widerRacks(dc);
  const devices = portRegister(dc, rules);
  const linksOf = linksIn(dc);
  return [...tooFast(dc, devices, linksOf), ...impossible(dc, devices, linksOf), ...widerRacks(dc)];
}
