import module from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/*
 * Started often, and for a moment each time: what is compiled is kept between runs, in a folder that is the user's own, and nothing is
 * loaded here but what the call needs.
 */

const folder = process.env["XDG_CACHE_HOME"] ?? "";
try {
  const caches = folder === "" ? join(homedir(), ".cache") : folder;
  module.enableCompileCache(join(caches, "pulumi-calico-fabric", "node"));
} catch {
  // A user without a home.
}

async function start(): Promise<void> {
  const { processStreams } = await import("./streams.ts");
  const { run } = await import("./run.ts");
  process.exitCode = await run(process.argv, processStreams());
}

void start();
