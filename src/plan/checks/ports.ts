import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { portRegister, type DevicePorts, type PortUse } from "../port-register.ts";
import { checkHardware } from "./hardware.ts";
import { checkSinglePorts } from "./single-ports.ts";

/** Two uses of one interface, and the devices on which they meet. */
interface Clash {
  /** On the first of them. */
  readonly port: string;
  readonly first: PortUse;
  readonly second: PortUse;
  readonly devices: string[];
}

const optionOf = ({ option }: PortUse): string => (option === null ? "" : formatPath(option));

/** Two ports that one option numbers never meet, but where two objects share an index, and that is reported as such. */
function clashesOf(register: readonly DevicePorts[]): readonly Clash[] {
  const found = new Map<string, Clash>();
  for (const { name, ports } of register) {
    const taken = new Map<string, PortUse>();
    for (const use of ports) {
      if (use.interface === null) continue;
      const first = taken.get(use.interface);
      if (first === undefined) taken.set(use.interface, use);
      else if (optionOf(first) !== optionOf(use)) {
        const key = `${optionOf(first)} ${optionOf(use)}`;
        const clash = found.get(key) ?? { port: use.interface, first, second: use, devices: [] };
        if (clash.devices.at(-1) !== name) clash.devices.push(name);
        found.set(key, clash);
      }
    }
  }
  return [...found.values()];
}

const said = (use: PortUse): string => (use.option === null ? use.use : `${use.use} (${optionOf(use)})`);

/** Whether the option names one port, and not those of all that are alike by their numbers. */
const isSingle = ({ option, counted }: PortUse): boolean =>
  option !== null && option[0] !== "ports" && counted !== true;

/** What is not cabled yet gives way: a port of its own, another pattern, or the index that the port's number follows from. */
function wayOut(first: PortUse, second: PortUse, device: string): string {
  const free = `a port that ${device} has no other use for`;
  const single = [second, first].filter(isSingle);
  const [one] = single;
  const other = one === second ? first : second;
  if (one !== undefined && (other.option === null || isSingle(other)))
    return `give ${single.map(optionOf).join(" or ")} ${free}`;
  if (one !== undefined)
    return `give ${optionOf(one)} ${free}, or, where that is cabled already, give ${other.use} another index`;
  const patterns = [second, first].filter(({ option }) => option !== null).map(optionOf);
  return `give ${patterns.join(" or ")}, whichever is not cabled yet, ${free}`;
}

function toDiagnostic({ port, first, second, devices }: Clash): Diagnostic {
  const [device = "", ...others] = devices;
  const more =
    others.length === 0
      ? ""
      : `, and ${String(others.length)} more device${others.length === 1 ? "" : "s"} likewise`;
  return errorAt(
    second.option ?? [],
    "port-taken",
    `${device} would have ${port} for ${said(first)} and for ${said(second)}${more}`,
    wayOut(first, second, device),
  );
}

/** A port that is needed beyond the last. */
interface Short extends Pick<DevicePorts, "hardware"> {
  readonly device: string;
  readonly use: PortUse;
}

/** One diagnostic for each list that ends before a port that is needed: the farthest. */
function shortLists(register: readonly DevicePorts[]): readonly Diagnostic[] {
  const farthest = new Map<string, Short>();
  for (const { name: device, hardware, ports } of register)
    for (const use of ports) {
      const there = farthest.get(optionOf(use));
      if (use.interface === null && (there?.use.number ?? -1) < (use.number ?? 0))
        farthest.set(optionOf(use), { device, hardware, use });
    }
  return [...farthest.values()].map(({ device, hardware, use: { use, option, number, counted } }) => {
    const nth = String((number ?? 0) + 1);
    return counted === true
      ? errorAt(
          option ?? [],
          "port-missing",
          `${device} (${hardware?.title ?? ""}) has fewer than ${nth} ports of the kind that it needs for ${use}`,
          "take hardware with more ports, or name the ports under `ports`",
        )
      : errorAt(
          option ?? [],
          "port-missing",
          `names no port ${nth}, which ${device} needs for ${use}`,
          "list the ports up to it, or write a pattern",
        );
  });
}

/** Every port that is needed has a name, every option for a single one a cable, and every port of every device one use. */
export function checkPorts(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const register = portRegister(dc, rules);
  return [
    ...checkHardware(dc, register),
    ...shortLists(register),
    ...clashesOf(register).map(toDiagnostic),
    ...checkSinglePorts(dc, register),
  ];
}
