import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cached, findCached } from "./cache.ts";
import { ensureGoProgram, findGoProgram, type GoProgram } from "./go-program.ts";
import type { Log } from "./log.ts";
import { repositoryRoot } from "./root.ts";
import { run, RunError } from "./run.ts";
import { isAtLeast } from "./version.ts";
import { which } from "./which.ts";

/** Where an engine came from. `cache`: made earlier by the installer or by Go. */
export type EngineOrigin = "path" | "cache" | "installer" | "go";

/** The Pulumi engine, ready to run. */
export interface Engine {
  /** Absolute path of the executable. */
  readonly pulumi: string;
  /** Its folder, named `bin` (so that its parent is a `root` of the Automation API's PulumiCommand.get). */
  readonly binDir: string;
  /** Such as `3.259.0`. */
  readonly version: string;
  readonly origin: EngineOrigin;
  /** Whether it brings its language hosts and can download plugins; one built by Go is alone and offline. */
  readonly complete: boolean;
}

/** One way to come by an engine. Where it is none, `find` and `make` throw an Error that says why not. */
export interface EngineSource {
  readonly what: string;
  /** Looks, and is quick. */
  readonly find: () => Promise<Engine>;
  /** May take minutes. */
  readonly make?: (log: Log) => Promise<Engine>;
}

/** The oldest engine that the SDK in package.json was seen to work with. */
const OLDEST = "3.200.0";

const INSTALLER_SECONDS = 240;

const sdkFolder = join(repositoryRoot, "node_modules", "@pulumi", "pulumi");

const goEngine: GoProgram = {
  name: "pulumi",
  module: "github.com/pulumi/pulumi/pkg/v3",
  package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  flags: (version) => [
    "-trimpath",
    "-tags",
    "osusergo,grpcnotrace",
    "-ldflags",
    `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${version}`,
  ],
  takes: "about 4 minutes",
  // The engine looks for it in its own folder. The script finds the SDK from the folder of the program that is run,
  // so it serves every clone.
  companions: [join(sdkFolder, "pulumi-resource-pulumi-nodejs")],
};

const onPath: EngineSource = {
  what: "pulumi on PATH",
  find: async () => {
    const pulumi = await which("pulumi");
    if (pulumi === undefined) throw new Error("there is none");
    return await describeEngine(pulumi, { origin: "path", complete: true });
  },
};

const byInstaller: EngineSource = {
  what: "the SDK's installer (https://get.pulumi.com)",
  find: async () => {
    const folder = await findCached(await installerEntry());
    if (folder === undefined) throw new Error("nothing of it in the cache");
    return await describeEngine(join(folder, "bin", "pulumi"), { origin: "cache", complete: true });
  },
  make: async (log) => {
    log("downloading the Pulumi engine with the SDK's installer");
    const folder = await cached(await installerEntry(), install, log);
    return await describeEngine(join(folder, "bin", "pulumi"), { origin: "installer", complete: true });
  },
};

const byGo: EngineSource = {
  what: "go build of tools/pulumi",
  find: async () => {
    const pulumi = await findGoProgram(goEngine);
    if (pulumi === undefined) throw new Error("nothing of it in the cache");
    return await describeEngine(pulumi, { origin: "cache", complete: false });
  },
  make: async (log) => {
    const { path, origin } = await ensureGoProgram(goEngine, log);
    return await describeEngine(path, { origin, complete: false });
  },
};

/** In the order of preference. */
export const engineSources: readonly EngineSource[] = [onPath, byInstaller, byGo];

async function install(folder: string): Promise<void> {
  const installer = join(repositoryRoot, "tools", "engine-installer.ts");
  try {
    await run(process.execPath, [installer, folder], {
      cwd: repositoryRoot,
      timeoutSeconds: INSTALLER_SECONDS,
    });
  } catch (error) {
    const said = error instanceof RunError ? error.stderr.trim() : "";
    throw said ? new Error(said, { cause: error }) : error;
  }
}

async function installerEntry(): Promise<string> {
  const manifest = await readFile(join(sdkFolder, "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return `pulumi-installer-${version}-${process.platform}-${process.arch}`;
}

async function describeEngine(pulumi: string, from: Pick<Engine, "origin" | "complete">): Promise<Engine> {
  const { stdout } = await run(pulumi, ["version"], {
    env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutSeconds: 30,
  });
  const version = stdout.trim().replace(/^v/, "");
  if (!isAtLeast(version, OLDEST)) throw new Error(`${pulumi} is ${version}; ${OLDEST} or newer is needed`);
  return { pulumi, binDir: dirname(pulumi), version, ...from };
}
