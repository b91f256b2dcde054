import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { DatacenterSpec, SiteSpec } from "../../src/index.ts";

const read = (file: string): unknown =>
  parse(readFileSync(join(process.cwd(), "test", "fixtures", "north", file), "utf8"));

/** A site of two datacenters, of two models and both address families, and the specs that it names. */
export const north = read("site.yaml") as SiteSpec;
export const specOf = (path: string): DatacenterSpec => read(path) as DatacenterSpec;
