/**
 * Run by the tests as a program of its own: one operation of the real engine on a stack of Kubernetes
 * objects. Reads a StackRequest as JSON from its only argument, and prints a StackResult as JSON.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as k8s from "@pulumi/kubernetes";
import { LocalWorkspace, type OutputMap } from "@pulumi/pulumi/automation/index.js";
import * as pulumi from "@pulumi/pulumi";

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface StackRequest {
  readonly command: "preview" | "up" | "refresh" | "destroy";
  /** Folder for the stack's state and for the engine's own files. */
  readonly dir: string;
  /** Path of a kubeconfig. */
  readonly kubeconfig: string;
  /** Settings of the provider beside the kubeconfig. */
  readonly provider?: Readonly<Record<string, string | boolean>>;
  /** By resource name. `NodePatch` stands for the patch of a Node. */
  readonly resources: Readonly<Record<string, Manifest>>;
}

export interface StackResult {
  /** How many resources had which operation (`same`, `create`, `update`, `replace`, `delete`). */
  readonly changes: Readonly<Record<string, number>>;
  /** What a person would have seen; of an operation that failed, on both outputs. */
  readonly text: string;
  readonly outputs: OutputMap;
  readonly failed: boolean;
}

const request = JSON.parse(process.argv[2] ?? "{}") as StackRequest;

type Maker = (
  name: string,
  manifest: Manifest,
  options: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** Manifests are data; here they meet the SDK's types, which the API server checks better. */
const makers: Readonly<Record<string, Maker>> = {
  Namespace: (name, { metadata }, options) =>
    new k8s.core.v1.Namespace(name, { metadata: metadata ?? {} }, options),
  NodePatch: (name, { metadata }, options) =>
    new k8s.core.v1.NodePatch(name, { metadata: metadata ?? {} }, options),
  Secret: (name, { metadata, stringData }, options) => {
    const text = pulumi.secret(stringData as Record<string, string>);
    return new k8s.core.v1.Secret(name, { metadata: metadata ?? {}, stringData: text }, options);
  },
};

const custom: Maker = (name, manifest, options) =>
  new k8s.apiextensions.CustomResource(name, manifest, options);

async function program(): Promise<Record<string, unknown>> {
  const settings = { kubeconfig: request.kubeconfig, ...request.provider };
  const provider = new k8s.Provider("cluster", settings);
  const made = Object.entries(request.resources).map(([name, manifest]) =>
    (makers[manifest.kind] ?? custom)(name, manifest, { provider }),
  );
  return { ids: made.map(({ id }) => id) };
}

const state = join(request.dir, "state");
mkdirSync(state, { recursive: true });
const stack = await LocalWorkspace.createOrSelectStack(
  { projectName: "objects", stackName: "test", program },
  {
    workDir: request.dir,
    envVars: { PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: "test" },
  },
);

type Summary = Omit<StackResult, "failed">;

const operations: Readonly<Record<StackRequest["command"], () => Promise<Summary>>> = {
  preview: async () => {
    const { changeSummary, stdout } = await stack.preview({ color: "never", diff: true });
    return { changes: changeSummary, text: stdout, outputs: {} };
  },
  up: async () => {
    const { summary, stdout, outputs } = await stack.up({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout, outputs };
  },
  refresh: async () => {
    const { summary, stdout } = await stack.refresh({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout, outputs: {} };
  },
  destroy: async () => {
    const { summary, stdout } = await stack.destroy({ color: "never" });
    return { changes: summary.resourceChanges ?? {}, text: stdout, outputs: {} };
  },
};

const result: StackResult = await operations[request.command]().then(
  (summary) => ({ ...summary, failed: false }),
  (error: unknown) => ({ changes: {}, outputs: {}, text: String(error), failed: true }),
);
process.stdout.write(JSON.stringify(result));
