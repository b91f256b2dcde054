import {
  compileSpec,
  drainLines,
  drainsOf,
  faultsOf,
  foresee,
  formatDiagnostics,
  isError,
  shutTogether,
  SpecError,
  type CompiledFabric,
  type Diagnostic,
  type SwitchLoad,
} from "../src/index.ts";

/** A fabric that can be built and would work. */
export interface SoundFabric {
  readonly fabric: CompiledFabric;
  /** What each switch will hold. */
  readonly tables: readonly SwitchLoad[];
  /** Of the spec, and one for each table that fills up. */
  readonly warnings: readonly Diagnostic[];
  /** A line for each switch in maintenance: what it would still carry. */
  readonly drains: readonly string[];
}

/**
 * Compiles a spec and simulates what comes of it. The reason, when there is one, is for the user: every diagnostic of the spec, or what
 * would not work, as when pods would not reach each other, a session would have one end only, or a table would overflow.
 */
export function soundFabric(
  spec: unknown,
): ({ readonly ok: true } & SoundFabric) | { readonly ok: false; readonly reason: string } {
  const compilation = compileSpec(spec);
  if (!compilation.ok) return { ok: false, reason: new SpecError(compilation.diagnostics).message };
  const { fabric } = compilation;
  const { simulation, loads, findings } = foresee(fabric);
  const faults = [...faultsOf(simulation), ...formatDiagnostics(findings.filter(isError))];
  if (faults.length > 0)
    return {
      ok: false,
      reason: `The fabric would not work, so nothing is changed:\n  ${faults.join("\n  ")}`,
    };
  const draining = drainsOf(simulation);
  const drains = drainLines(draining, shutTogether(simulation, draining));
  return { ok: true, fabric, tables: loads, warnings: [...fabric.warnings, ...findings], drains };
}
