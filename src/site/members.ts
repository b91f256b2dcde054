import { compileSpec, type CompiledFabric } from "../compile.ts";
import { errorAt, isError, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { modelOf, type BoundModel } from "../models/index.ts";
import { readSpec, type Datacenter, type Site, type SiteMember } from "../spec/index.ts";
import type { SpecOf } from "./spec-of.ts";

/** A datacenter of a site, by itself: as its own spec has it, without what joins it to others. */
export interface Member {
  readonly entry: SiteMember;
  /** Where it stands in the registry. */
  readonly path: SpecPath;
  /** Its spec as written. */
  readonly spec: unknown;
  /** As far as it was understood; null where too little was. */
  readonly datacenter: Datacenter | null;
  /** Null where the spec is refused. */
  readonly sound: Sound | null;
  /** Why it is refused, below its `spec` in the registry; warnings come with the completed spec. */
  readonly faults: readonly Diagnostic[];
}

/** What follows from a spec that can be built. */
export interface Sound {
  readonly fabric: CompiledFabric;
  readonly model: BoundModel;
}

/** A finding about a datacenter's spec, as one about the registry. */
export const below = (path: SpecPath, found: Diagnostic): Diagnostic => ({
  ...found,
  path: [...path, "spec", ...found.path],
});

function specAt({ spec }: SiteMember, path: SpecPath, specOf: SpecOf | undefined): unknown {
  if (typeof spec !== "string") return spec;
  if (specOf !== undefined) return specOf(spec);
  return errorAt(
    [...path, "spec"],
    "spec-unreadable",
    `${spec} is a file, and nothing here reads files`,
    "give the spec itself, or give datacenterOf what reads it",
  );
}

const isFinding = (value: unknown): value is Diagnostic =>
  typeof value === "object" && value !== null && "code" in value && "hint" in value;

function memberOf(entry: SiteMember, path: SpecPath, specOf: SpecOf | undefined): Member {
  const spec = specAt(entry, path, specOf);
  if (isFinding(spec)) return { entry, path, spec: null, datacenter: null, sound: null, faults: [spec] };
  const compilation = compileSpec(spec);
  if (!compilation.ok)
    return {
      entry,
      path,
      spec,
      datacenter: readSpec(spec).datacenter,
      sound: null,
      faults: compilation.diagnostics.filter(isError).map((one) => below(path, one)),
    };
  const { fabric } = compilation;
  const { datacenter } = fabric;
  return { entry, path, spec, datacenter, sound: { fabric, model: modelOf(datacenter) }, faults: [] };
}

export const membersOf = ({ datacenters }: Site, specOf: SpecOf | undefined): readonly Member[] =>
  datacenters.map((entry, at) => memberOf(entry, ["datacenters", at], specOf));
