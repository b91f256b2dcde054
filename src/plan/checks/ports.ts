import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { portRegister } from "../port-register.ts";
import type { DevicePorts, PortUse } from "../port-uses.ts";
import { checkHardware } from "./hardware.ts";
import { checkManagementPorts } from "./management-ports.ts";
import { checkPortCounts } from "./port-counts.ts";
import { checkSinglePorts } from "./single-ports.ts";
import { cageTaker, nothingTaken, taker } from "./taken-ports.ts";

/** Two uses of one interface, or of a port and of a lane that it was broken out into, and the devices on which they meet. */
interface Clash {
  /** Those on the first of them, as one word where they are the same. */
  readonly port: string;
  readonly first: PortUse;
  readonly second: PortUse;
  readonly devices: string[];
}

const optionOf = ({ option }: PortUse): string => (option === null ? "" : formatPath(option));

/** The option that names a port, or could where the hardware's are counted. */
const namingOf = ({ option, counted }: PortUse): string => {
  const naming = counted ?? option;
  return naming === null ? "" : formatPath(naming);
};

/** Two ports that one option numbers never meet, but where two objects share an index, and that is reported as such; servers counted from both ends may. */
const isSameNumber = (first: PortUse, second: PortUse): boolean =>
  namingOf(first) === namingOf(second) && (second.counted === undefined || first.number === second.number);

function clashesOf(dc: Datacenter, register: readonly DevicePorts[]): readonly Clash[] {
  const found = new Map<string, Clash>();
  for (const { name, hardware, ports } of register) {
    const taken = nothingTaken();
    for (const use of ports) {
      if (use.interface === null) continue;
      const first =
        taker(taken, use.interface, use) ??
        (hardware === null ? undefined : cageTaker(dc, taken, hardware, use.interface, use));
      if (first === undefined || isSameNumber(first, use)) continue;
      const port =
        first.interface === use.interface
          ? use.interface
          : `both ${String(first.interface)} and ${use.interface}, which are one port,`;
      const key = `${namingOf(first)} ${namingOf(use)}`;
      const clash = found.get(key) ?? { port, first, second: use, devices: [] };
      if (clash.devices.at(-1) !== name) clash.devices.push(name);
      found.set(key, clash);
    }
  }
  return [...found.values()];
}

const said = (use: PortUse): string => (use.option === null ? use.use : `${use.use} (${optionOf(use)})`);

/** Whether the option names one port, and not those of all that are alike by their numbers. */
const isSingle = ({ option, counted }: PortUse): boolean =>
  option !== null && option[0] !== "ports" && counted === undefined;

/** What is not cabled yet gives way: a port of its own, another option, or the index that the port's number follows from. */
function wayOut(first: PortUse, second: PortUse, device: string): string {
  const free = `a port that ${device} has no other use for`;
  const single = [second, first].filter(isSingle);
  const [one] = single;
  const other = one === second ? first : second;
  if (one !== undefined && (other.option === null || isSingle(other)))
    return `give ${single.map(optionOf).join(" or ")} ${free}`;
  if (one !== undefined && other.number === null)
    return `give ${optionOf(one)} or ${optionOf(other)} ${free}`;
  if (one !== undefined)
    return `give ${optionOf(one)} ${free}, or, where that is cabled already, give ${other.use} another index`;
  if (namingOf(first) === namingOf(second))
    return `name ${free} in ports.to of ${device}, for ${second.use} or ${first.use}, whichever is not cabled yet, or take hardware with more ports`;
  const patterns = [second, first].filter(({ option }) => option !== null).map(namingOf);
  const more =
    first.counted !== undefined || second.counted !== undefined ? ", or take hardware with more ports" : "";
  return `give ${patterns.join(" or ")}, whichever is not cabled yet, ${free}${more}`;
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

/** Every port that is needed has a name, every option for a single one a cable, and every port of every device one use. */
export function checkPorts(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const register = portRegister(dc, rules);
  return [
    ...checkHardware(dc, register),
    ...checkPortCounts(dc, rules, register),
    ...clashesOf(dc, register).map(toDiagnostic),
    ...checkSinglePorts(dc, register),
    ...checkManagementPorts(register),
  ];
}
