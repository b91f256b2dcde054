import { errorAt, formatPath, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { LayoutRules } from "../plan/layout-rules.ts";
import { portRoles, type PortRoleOfDevice } from "../plan/last-ports.ts";
import { portRegister } from "../plan/port-register.ts";
import type { DevicePorts, PortSystem } from "../plan/port-uses.ts";
import { optionOf, ownOption } from "../plan/named-ports.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { refusedByLinux } from "./linux/interface-name.ts";

/** Why a device's system has no interface of this name; null where it may have one. Servers run Linux. */
const refusedBy = (system: PortSystem, name: string): string | null =>
  system === "server" ? refusedByLinux(name) : platforms[system].refusesInterface(name);

/** Options that name a port which some device can have. */
const rightOfSome = (devices: readonly DevicePorts[]): ReadonlySet<string> =>
  new Set(
    devices.flatMap(({ system, ports }) =>
      ports.flatMap(({ interface: name, option }) =>
        option !== null && name !== null && refusedBy(system, name) === null ? [formatPath(option)] : [],
      ),
    ),
  );

/** What is right of other switches stays, and the device says its own. */
function wayOut(device: string, option: SpecPath, isOfOthers: boolean): string {
  const own = isOfOthers && option[0] === "ports" ? ownOption(String(option[1])) : undefined;
  const where = own === undefined ? "" : `, in ports.${own} of ${device}: on others this one is right`;
  return `give the name that the port has on ${device} itself${where}`;
}

/** One diagnostic for each option that names a port which its device can't have: the first such port. */
function ofToday(devices: readonly DevicePorts[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const right = rightOfSome(devices);
  for (const { name: device, system, ports } of devices)
    for (const { interface: name, option } of ports) {
      if (option === null || name === null || found.has(formatPath(option))) continue;
      const refusal = refusedBy(system, name);
      if (refusal === null) continue;
      const where = `${device}${system === "server" ? "" : ` (${system})`}`;
      const diagnostic = errorAt(
        option,
        "port-name",
        `the port ${name} of ${where} ${refusal}`,
        wayOut(device, option, right.has(formatPath(option))),
      );
      found.set(formatPath(option), diagnostic);
    }
  return [...found.values()];
}

/** What is wrong with the ports of a role at the declared capacity: their form where the first is refused, else their length. */
function atCapacity({ system, path, last, at }: PortRoleOfDevice): Diagnostic | undefined {
  const refusal = (number: number): string | undefined => {
    const name = at(number).interface;
    const why = name === null ? null : refusedBy(system, name);
    return why === null ? undefined : `${String(name)}, which ${why}`;
  };
  const option = optionOf(at(0), path);
  const [first, atLast] = [refusal(0), refusal(last)];
  if (first !== undefined)
    return errorAt(
      option,
      "port-name",
      `the first port is ${first}`,
      "give the name that the switch has for it",
    );
  if (atLast === undefined) return undefined;
  return errorAt(
    option,
    "size-impossible",
    `at full capacity the last port is ${atLast}`,
    "shorten the name, or lower the first number",
  );
}

/** Numbered names of which the last is refused, each option once. */
function ofTomorrow(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const role of portRoles(dc, rules)) {
    const diagnostic = atCapacity(role);
    if (diagnostic === undefined || found.has(formatPath(diagnostic.path))) continue;
    found.set(formatPath(diagnostic.path), diagnostic);
  }
  return [...found.values()];
}

/** Every port has a name that its device can have, today and at the declared capacity. */
export function checkPortNames(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const devices = portRegister(dc, rules);
  const today = ofToday(devices);
  const named = new Set(today.map(({ path }) => formatPath(path)));
  return [...today, ...ofTomorrow(dc, rules).filter(({ path }) => !named.has(formatPath(path)))];
}
