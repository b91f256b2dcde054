import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { gbpsOf, laneOf } from "../../hardware/models/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { portRegister, type DevicePorts, type PortUse } from "../port-register.ts";

type Links = "fabric" | "racks";

const isServer = (dc: Datacenter, { use }: PortUse): boolean =>
  dc.racks.some(({ nodes, hosts }) =>
    [...nodes, ...hosts].some(({ name }) => use === name || use.startsWith(`${name}/`)),
  );

const linksOf = (dc: Datacenter, { role }: DevicePorts, port: PortUse): Links | null => {
  if (isServer(dc, port)) return "racks";
  // Between the ToRs of a rack no speed is said.
  const isTor = dc.spines.every(({ name }) => name !== port.use.replace(/\/\d+$/, ""));
  return role === "tor" && isTor ? null : "fabric";
};

/** Ports and lanes that are slower than what is said of them, each speed once. */
function tooFast(dc: Datacenter, devices: readonly DevicePorts[]): readonly Diagnostic[] {
  const found = new Map<Links, Diagnostic>();
  for (const device of devices)
    for (const port of device.ports) {
      const links = port.isCable ? linksOf(dc, device, port) : null;
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
  return [...tooFast(dc, portRegister(dc, rules)), ...widerRacks(dc)];
}
