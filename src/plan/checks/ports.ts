import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { portRegister, type PortUse } from "../port-register.ts";

/** Two uses of one interface, and the devices on which they meet. */
interface Clash {
  readonly first: PortUse;
  readonly second: PortUse;
  readonly devices: string[];
}

const optionOf = ({ option }: PortUse): string => (option === null ? "" : formatPath(option));

/** Two ports that one option numbers never meet, but where two objects share an index, and that is reported as such. */
function clashesOf(dc: Datacenter, rules: LayoutRules): readonly Clash[] {
  const found = new Map<string, Clash>();
  for (const { name, ports } of portRegister(dc, rules)) {
    const taken = new Map<string, PortUse>();
    for (const use of ports) {
      const first = taken.get(use.interface);
      if (first === undefined) taken.set(use.interface, use);
      else if (optionOf(first) !== optionOf(use)) {
        const key = `${optionOf(first)} ${optionOf(use)}`;
        const clash = found.get(key) ?? { first, second: use, devices: [] };
        if (clash.devices.at(-1) !== name) clash.devices.push(name);
        found.set(key, clash);
      }
    }
  }
  return [...found.values()];
}

const said = (use: PortUse): string => (use.option === null ? use.use : `${use.use} (${optionOf(use)})`);

function toDiagnostic({ first, second, devices }: Clash): Diagnostic {
  const [device = "", ...others] = devices;
  const more =
    others.length === 0
      ? ""
      : `, and ${String(others.length)} more device${others.length === 1 ? "" : "s"} likewise`;
  const chosen = [second, first].filter(({ option }) => option !== null).map(optionOf);
  const which = chosen.length > 1 ? `${chosen.join(" or ")}, whichever is not cabled yet,` : chosen.join("");
  return errorAt(
    second.option ?? [],
    "port-taken",
    `${device} would have ${second.interface} for ${said(first)} and for ${said(second)}${more}`,
    `give ${which} a port that ${device} has no other use for`,
  );
}

/** Every port of every device has one use. */
export const checkPorts = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] =>
  clashesOf(dc, rules).map(toDiagnostic);
