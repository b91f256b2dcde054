import { formatPath, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { DevicePorts, PortSystem } from "../port-uses.ts";

/** What switches on Linux call the port by which they are managed. */
const MANAGEMENT = "eth0";
const ON_LINUX: ReadonlySet<PortSystem> = new Set(["frr", "linux"]);

/** Ports of switches that are the one by which people reach them, each option once: whose address and VRF the fabric would take away. */
export function checkManagementPorts(register: readonly DevicePorts[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { name: device, system, ports } of register)
    for (const { interface: name, use, option } of ports) {
      if (name !== MANAGEMENT || option === null || !ON_LINUX.has(system)) continue;
      if (found.has(formatPath(option))) continue;
      found.set(
        formatPath(option),
        warningAt(
          option,
          "port-for-management",
          `${device} has ${name} for ${use}, which on a switch with Linux is the port that it is managed by`,
          "name a port in its plate",
        ),
      );
    }
  return [...found.values()];
}
