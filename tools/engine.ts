import { delimiter, join } from "node:path";
import { engineSources, type Engine } from "./engine-sources.ts";
import { reasonOf, type Log } from "./log.ts";
import { repositoryRoot } from "./root.ts";

export type { Engine, EngineOrigin } from "./engine-sources.ts";

/**
 * The Pulumi engine: from PATH, from the cache, by the SDK's installer, or built by Go, whichever comes first.
 *
 * @throws Error that lists every way that was tried, why it failed, and what to do
 */
export async function ensureEngine(log: Log): Promise<Engine> {
  const failures: string[] = [];
  for (const look of ["find", "make"] as const) {
    for (const source of engineSources) {
      const attempt = source[look];
      if (attempt === undefined) continue;
      try {
        return await attempt(log);
      } catch (error) {
        // A source that can make an engine need not already have one.
        if (look === "find" && source.make !== undefined) continue;
        const failure = `${source.what}: ${reasonOf(error)}`;
        failures.push(failure);
        if (look === "make") log(failure);
      }
    }
  }
  throw new Error(
    ["No Pulumi engine can be had. Tried:", ...failures.map((failure) => `  ${failure}`), ADVICE].join("\n"),
  );
}

const ADVICE =
  "Install Pulumi (https://www.pulumi.com/docs/install) or Go (https://go.dev/dl), so that one is on PATH; then try again.";

/** The engine if PATH or the cache has one. Nothing is downloaded or built. */
export async function findEngine(): Promise<Engine | undefined> {
  for (const source of engineSources) {
    const engine = await source.find().catch(() => undefined);
    if (engine !== undefined) return engine;
  }
  return undefined;
}

/**
 * The variables with which a program finds this engine and its plugin for dynamic providers. Assign them to
 * process.env before using the Automation API, which looks for `pulumi` in the PATH of its own process. The plugin is
 * a script that runs `node` and finds @pulumi/pulumi from the folder of the program (`workDir`): that must be in the clone.
 */
export function engineEnvironment(engine: Engine): Record<string, string> {
  const folders = [engine.binDir, join(repositoryRoot, "node_modules", ".bin"), process.env["PATH"] ?? ""];
  return {
    PATH: folders.join(delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...(engine.complete ? {} : { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" }),
  };
}
