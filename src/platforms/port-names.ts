import { errorAt, formatPath, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { LayoutRules } from "../plan/layout-rules.ts";
import { portName } from "../plan/numbering.ts";
import { portRegister, type DevicePorts, type PortSystem } from "../plan/port-register.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { refusedByLinux } from "./linux/interface-name.ts";

/** Why a device's system has no interface of this name; null where it may have one. Servers run Linux. */
const refusedBy = (system: PortSystem, name: string): string | null =>
  system === "server" ? refusedByLinux(name) : platforms[system].refusesInterface(name);

/** One diagnostic for each option that names a port which its device can't have: the first such port. */
function ofToday(devices: readonly DevicePorts[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { name: device, system, ports } of devices)
    for (const { interface: name, option } of ports) {
      if (option === null || found.has(formatPath(option))) continue;
      const refusal = refusedBy(system, name);
      if (refusal === null) continue;
      const where = `${device}${system === "server" ? "" : ` (${system})`}`;
      const diagnostic = errorAt(
        option,
        "port-name",
        `the port ${name} of ${where} ${refusal}`,
        `give the name that the port has on ${device} itself`,
      );
      found.set(formatPath(option), diagnostic);
    }
  return [...found.values()];
}

type PortField = keyof Datacenter["ports"];

/** By option, whose ports it numbers, and the last number that the declared capacity leads to. */
function lastPorts(
  { capacity }: Datacenter,
  { downward, routing }: LayoutRules,
): readonly (readonly [PortField, DevicePorts["role"], number])[] {
  const { maxSpines, maxRacks, maxTorsPerRack, maxNodesPerRack } = capacity;
  return [
    ["torUplink", "tor", maxSpines - 1],
    ["spineDownlink", "spine", maxRacks * maxTorsPerRack - 1],
    ...(downward === "default" || routing.from === "node"
      ? [["spinePeer", "spine", maxSpines - 1] as const]
      : []),
    ...(routing.from === "node"
      ? ([
          ["nodePlane", "node", routing.fabric.planes - 1],
          ["torNode", "tor", routing.fabric.planes * maxNodesPerRack - 1],
          ["torPeer", "tor", 1],
        ] as const)
      : []),
  ];
}

/** Numbered names of which the last is refused: where the first is as well, by their form, else for their length. */
const ofTomorrow = (
  dc: Datacenter,
  rules: LayoutRules,
  devices: readonly DevicePorts[],
): readonly Diagnostic[] =>
  lastPorts(dc, rules).flatMap(([field, role, number]) => {
    const there = devices.filter((device) => device.role === role);
    const systems = [...new Set((there.length > 0 ? there : devices).map(({ system }) => system))];
    const refusal = (at: number): string | undefined => {
      const name = portName(dc.ports[field], at);
      const why = systems.map((system) => refusedBy(system, name)).find((one) => one !== null);
      return why === undefined ? undefined : `${name}, which ${why}`;
    };
    const [first, last] = [refusal(0), refusal(number)];
    const path: SpecPath = ["ports", field];
    if (first !== undefined)
      return [
        errorAt(path, "port-name", `the first port is ${first}`, "give the name that the switch has for it"),
      ];
    if (last === undefined) return [];
    return [
      errorAt(
        path,
        "size-impossible",
        `at full capacity the last port is ${last}`,
        "shorten the name, or lower the first number",
      ),
    ];
  });

/** Every port has a name that its device can have, today and at the declared capacity. */
export function checkPortNames(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const devices = portRegister(dc, rules);
  const today = ofToday(devices);
  const named = new Set(today.map(({ path }) => formatPath(path)));
  return [...today, ...ofTomorrow(dc, rules, devices).filter(({ path }) => !named.has(formatPath(path)))];
}
