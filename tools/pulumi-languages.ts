import { ensureGoProgram, findGoProgram, type GoProgram } from "./go-program.ts";
import type { Log } from "./log.ts";

/** What of other languages an engine lacks that was built alone, as far as Go can build it. Paths. */
export interface PulumiLanguages {
  /** Pulumi's host of programs in YAML. */
  readonly yamlHost: string;
  /** Pulumi's generator of SDKs for Python: `pulumi-python-sdk FOLDER < schema.json`. */
  readonly pythonGenerator: string;
}

const flags = (): readonly string[] => ["-trimpath", "-tags", "osusergo,grpcnotrace", "-ldflags", "-s -w"];

const yamlHost: GoProgram = {
  name: "pulumi-language-yaml",
  module: "github.com/pulumi/pulumi-yaml",
  package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
  flags,
  takes: "about 2 minutes",
};

/** Of the engine's own modules, which are compiled already where the engine was built. */
const pythonGenerator: GoProgram = {
  name: "pulumi-python-sdk",
  folder: "pulumi",
  module: "github.com/pulumi/pulumi/pkg/v3",
  package: "./python-sdk",
  flags,
  takes: "some seconds",
};

/** What of it is in the cache; undefined where not all is. Nothing is built. */
export async function findPulumiLanguages(): Promise<PulumiLanguages | undefined> {
  const [host, generator] = await Promise.all([findGoProgram(yamlHost), findGoProgram(pythonGenerator)]);
  return host === undefined || generator === undefined
    ? undefined
    : { yamlHost: host, pythonGenerator: generator };
}

/** All of it, from the cache or built. @throws Error as ensureGoProgram does */
export async function ensurePulumiLanguages(log: Log): Promise<PulumiLanguages> {
  // One compiler at a time.
  const generator = await ensureGoProgram(pythonGenerator, log);
  const host = await ensureGoProgram(yamlHost, log);
  return { yamlHost: host.path, pythonGenerator: generator.path };
}
