import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { SwitchIntent } from "../../../src/intent/index.ts";
import { fabricsOn } from "../support/fabrics.ts";

interface Rendered {
  readonly intent: SwitchIntent;
  readonly text: string;
}

/** One of the fabrics that every platform has. */
export const spec = (name: string): DatacenterSpec => {
  const found = fabricsOn("vrp").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

/** What compiles, by switch. */
export function switches(of: DatacenterSpec): ReadonlyMap<string, Rendered> {
  const compilation = compileSpec(of);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  return new Map(compilation.fabric.switches.map((one) => [one.intent.device, one]));
}

export function switchOf(of: DatacenterSpec, device: string): Rendered {
  const found = switches(of).get(device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return found;
}

/** What is said of a fabric that is refused; empty where it is not. */
export const refusal = (of: DatacenterSpec): string => {
  const compilation = compileSpec(of);
  return compilation.ok ? "" : formatDiagnostics(compilation.diagnostics).join("\n");
};
