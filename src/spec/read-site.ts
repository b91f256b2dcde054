import type { Diagnostic, SpecPath } from "../diagnostics/index.ts";
import { siteJsonSchema } from "./json-schema.ts";
import { understand } from "./read.ts";
import { site, type Site } from "./site.ts";

/** What reading a site's registry gives, as `ReadSpec` of a datacenter. */
export interface ReadSite {
  readonly site: Site | null;
  readonly diagnostics: readonly Diagnostic[];
  /** From a path in `site` to the path in what was written. */
  readonly original: (path: SpecPath) => SpecPath;
}

/** Reads a registry; the datacenters' own specs, where they stand in it, are handed on as they are. */
export function readSite(written: unknown): ReadSite {
  const { value, ...read } = understand(written, {
    parse: (spec) => site.safeParse(spec, { jitless: true }),
    schemaOf: siteJsonSchema,
    wanted: "write a mapping with name and datacenters",
  });
  return { site: value, ...read };
}
