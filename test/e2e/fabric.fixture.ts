/**
 * Run by the tests as a program of its own: operations of the real engine on a stack with one small fabric, its switches in files and its
 * objects in a cluster. Reads a FabricRequest as JSON from its only argument, and prints a FabricResult for each operation as JSON.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { Fabric } from "../../components/index.ts";
import { readOperation } from "../../components/operation.ts";
import type { DatacenterSpec } from "../../src/index.ts";

export interface FabricRequest {
  readonly commands: readonly ("preview" | "up" | "refresh" | "destroy")[];
  /** Folder for the stack's state, the switches' files and the engine's own. */
  readonly dir: string;
  /** Path of a kubeconfig. */
  readonly kubeconfig: string;
  readonly spec: DatacenterSpec;
  readonly passwords?: Readonly<Record<string, string>>;
  /** What may change that is deployed, by name. Default none. */
  readonly renumber?: readonly string[];
}

export interface FabricResult {
  /** How many resources had which operation. */
  readonly changes: Readonly<Record<string, number>>;
  /** What a person would have seen; of an operation that failed, on both outputs. */
  readonly text: string;
  readonly failed: boolean;
}

const {
  commands,
  dir,
  kubeconfig,
  spec,
  passwords,
  renumber = [],
} = JSON.parse(process.argv[2] ?? "{}") as FabricRequest;

async function program(): Promise<void> {
  const operation = readOperation(
    {
      switches: { transport: "file", folder: join(dir, "switches") },
      cluster: { target: "kubernetes" },
      renumber,
      passwords,
      sshPrivateKey: undefined,
      sshPassphrase: undefined,
      sshPassword: undefined,
      kubeconfig: readFileSync(kubeconfig, "utf8"),
    },
    {
      what: "The test",
      needsKey: "none",
      folder: (path) => path,
      provider: { name: "cluster", options: {} },
    },
  );
  new Fabric("dc", { spec, operation });
}

const state = join(dir, "state");
mkdirSync(state, { recursive: true });
const stack = await LocalWorkspace.createOrSelectStack(
  { projectName: "fabric", stackName: "test", program },
  {
    workDir: dir,
    envVars: { PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: "test" },
  },
);

const operations: Readonly<
  Record<FabricRequest["commands"][number], () => Promise<Omit<FabricResult, "failed">>>
> = {
  preview: async () => {
    const { changeSummary, stdout } = await stack.preview({ color: "never", diff: true });
    return { changes: changeSummary, text: stdout };
  },
  up: async () => {
    const { summary, stdout } = await stack.up({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout };
  },
  refresh: async () => {
    const { summary, stdout } = await stack.refresh({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout };
  },
  destroy: async () => {
    const { summary, stdout } = await stack.destroy({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout };
  },
};

const results: FabricResult[] = [];
for (const command of commands)
  results.push(
    await operations[command]().then(
      (summary) => ({ ...summary, failed: false }),
      (error: unknown) => ({ changes: {}, text: String(error), failed: true }),
    ),
  );
process.stdout.write(JSON.stringify(results));
