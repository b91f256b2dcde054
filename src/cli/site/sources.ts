import { dirname, join } from "node:path";
import type { Diagnostic } from "../../diagnostics/index.ts";
import { isMapping } from "../../text/json.ts";
import { diagnosticsText } from "../print.ts";
import { labelOf } from "../read-text.ts";
import { readSource, type Source } from "../source.ts";

/** A registry and the specs that it names, each read once. */
export interface SiteSources {
  readonly file: string;
  readonly registry: Source;
  /** By the path that the registry has. */
  readonly specs: ReadonlyMap<string, SpecSource>;
}

interface SpecSource {
  readonly file: string;
  readonly source: Source;
}

/** Paths of specs in a registry, whatever else is wrong with it. */
function specPaths(value: unknown): readonly string[] {
  const list = isMapping(value) && Array.isArray(value["datacenters"]) ? value["datacenters"] : [];
  const paths = list.flatMap((one: unknown) => {
    const spec = isMapping(one) ? one["spec"] : undefined;
    return typeof spec === "string" && spec !== "" ? [spec] : [];
  });
  return [...new Set(paths)];
}

/** Reads a registry and its specs, whose paths are relative to it. @throws UnreadableFile */
export async function siteSources(file: string): Promise<SiteSources> {
  const registry = await readSource(file);
  const specs = new Map<string, SpecSource>();
  for (const path of specPaths(registry.value)) {
    const spec = join(dirname(file), path);
    specs.set(path, { file: spec, source: await readSource(spec) });
  }
  return { file, registry, specs };
}

/** A finding of a registry, in the file that it is about. */
export interface Located {
  readonly file: string;
  readonly source: Source;
  readonly finding: Diagnostic;
}

/** What is below a datacenter's `spec` is about the file that it names. */
export function located({ file, registry, specs }: SiteSources, finding: Diagnostic): Located {
  const [list, at, field, ...rest] = finding.path;
  if (list === "datacenters" && typeof at === "number" && field === "spec") {
    const all = isMapping(registry.value) ? registry.value["datacenters"] : undefined;
    const entry: unknown = Array.isArray(all) ? all[at] : undefined;
    const spec = isMapping(entry) ? entry["spec"] : undefined;
    const found = typeof spec === "string" ? specs.get(spec) : undefined;
    if (found !== undefined) return { ...found, finding: { ...finding, path: rest } };
  }
  return { file, source: registry, finding };
}

/** Findings for a terminal, by file. */
export function siteFindingsText(sources: SiteSources, findings: readonly Diagnostic[]): string {
  const groups = Map.groupBy(
    findings.map((finding) => located(sources, finding)),
    ({ file }) => file,
  );
  return [...groups]
    .map(([file, [first, ...more]]) =>
      first === undefined
        ? ""
        : diagnosticsText(
            labelOf(file),
            first.source,
            [first, ...more].map(({ finding }) => finding),
          ),
    )
    .join("\n");
}
