import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import { isAggregateName, systems, vlanOfInterface } from "../../hardware/index.ts";
import { hasPort, modelsOn, portsOf, type HardwareModel } from "../../hardware/models/index.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { ownValue } from "../own-value.ts";
import { placedSwitches, type PlacedSwitch } from "../placed-switches.ts";
import type { DevicePorts, PortSystem, PortUse } from "../port-uses.ts";

/** A switch whose hardware is named. */
interface Named extends PlacedSwitch {
  readonly hardware: string;
}

const isNamed = (one: PlacedSwitch): one is Named => one.hardware !== null;

const isKnown = ({ platform, hardware }: Named): boolean =>
  ownValue(modelsOn(platform), hardware) !== undefined;

/** The platform that runs on it. */
const runsOn = (hardware: string): string =>
  (Object.keys(systems) as PlatformName[]).find((one) => Object.hasOwn(modelsOn(one), hardware)) ?? "";

/** A role's hardware that others of the role are, whose platforms differ, is right of those: the switch names its own, or they do. */
function wayOut(
  { name: device, platform, hardware, path, hardwarePath }: Named,
  isOfOthers: boolean,
): string {
  const known = Object.keys(modelsOn(platform));
  const leave = isOfOthers
    ? `name it at each switch that is one and leave ${formatPath(hardwarePath)} out`
    : "leave it out and name the ports";
  const put = `put ${device} on ${runsOn(hardware)}`;
  if (known.length === 0) return `${put}, or ${leave}`;
  const where = isOfOthers ? ` in ${formatPath([...path, "hardware"])}` : "";
  return oneOf(hardware, known, `${put}, ${leave}, or name what runs ${platform}${where}`);
}

/** Hardware of which it is not known how the switch's platform names its ports, each option once. */
function unknown(dc: Datacenter): readonly Diagnostic[] {
  const all = placedSwitches(dc).filter(isNamed);
  const rightOfSome = new Set(all.filter(isKnown).map(({ hardwarePath }) => formatPath(hardwarePath)));
  const found = new Map<string, Diagnostic>();
  for (const named of all) {
    const { name: device, platform, hardware, hardwarePath } = named;
    const option = formatPath(hardwarePath);
    if (isKnown(named) || found.has(option)) continue;
    const hint = wayOut(named, rightOfSome.has(option));
    const message = `how ${platform} names the ports of a ${hardware}, as ${device} is one, is not known`;
    found.set(option, errorAt(hardwarePath, "hardware-unknown", message, hint));
  }
  return [...found.values()];
}

/** A port's numbers as one, the first of them the most: `Ethernet1/49` is near to `Ethernet1/48`, and far from `Ethernet2/49`. */
const numberIn = (name: string): number =>
  (name.match(/\d+/g) ?? []).reduce((sum, digits) => sum * 1000 + Number(digits), 0);

/** The port that is free and nearest by number. */
function nearestFree(model: HardwareModel, ports: readonly PortUse[], wanted: string): string | undefined {
  const taken = new Set(ports.map((use) => use.interface));
  const away = (name: string): number => Math.abs(numberIn(name) - numberIn(wanted));
  const letters = /^\D*/.exec(wanted)?.[0] ?? "";
  const free = portsOf(model)
    .filter((name) => !taken.has(name))
    .sort((a, b) => away(a) - away(b));
  return free.find((name) => name.startsWith(letters)) ?? free[0];
}

/** Whether a name is one of what people make of ports, and not of a port in the plate: of an aggregate, or of a VLAN's interface. */
const isMade = (system: PortSystem, name: string): boolean =>
  isAggregateName(name) || (system !== "server" && vlanOfInterface(systems[system], name) !== null);

/** The first port of each option that its device does not have. */
function notThere(register: readonly DevicePorts[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { name: device, system, hardware, ports } of register)
    for (const { interface: name, option, use } of ports) {
      if (hardware === null || name === null || option === null || found.has(formatPath(option))) continue;
      if (isMade(system, name) || hasPort(hardware, name)) continue;
      const free = nearestFree(hardware, ports, name);
      found.set(
        formatPath(option),
        errorAt(
          option,
          "port-not-there",
          `${device} (${hardware.title}) has no port ${name} for ${use}`,
          free === undefined
            ? "none of its ports is free: take other hardware"
            : `the nearest that is free is ${free}`,
        ),
      );
    }
  return [...found.values()];
}

/** Hardware that is named is known, and every port of a device is one that it has. */
export const checkHardware = (dc: Datacenter, register: readonly DevicePorts[]): readonly Diagnostic[] => [
  ...unknown(dc),
  ...notThere(register),
];
