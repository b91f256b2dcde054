import { compileSpec, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";
import type { SideError } from "./types.ts";

/** A spec as it was read: its value, or why it has none. A value of null is a datacenter that is not there (yet, or any more). */
export interface SpecSource {
  readonly value: unknown;
  readonly diagnostics?: readonly Diagnostic[];
}

/** A spec and what follows from it; null where it is not there, or is refused. */
export interface Read {
  readonly own: { readonly spec: DatacenterSpec; readonly fabric: CompiledFabric } | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function read({ value: spec, diagnostics = [] }: SpecSource): Read {
  if (spec === null || diagnostics.length > 0) return { own: null, diagnostics };
  const compilation = compileSpec(spec);
  if (!compilation.ok) return { own: null, diagnostics: compilation.diagnostics };
  const { fabric } = compilation;
  // It compiled, so it is one.
  return { own: { spec: spec as DatacenterSpec, fabric }, diagnostics: fabric.warnings };
}

const errorsOf = (side: SideError["side"], { diagnostics }: Read): readonly SideError[] =>
  diagnostics.filter(isError).map((diagnostic) => ({ side, diagnostic }));

/** Why there is nothing to compare; empty where there is. */
export const errorsBetween = (before: Read, after: Read): readonly SideError[] => [
  ...errorsOf("base", before),
  ...errorsOf("head", after),
];
