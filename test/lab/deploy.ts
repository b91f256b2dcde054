import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalWorkspace, type EngineEvent, type Stack } from "@pulumi/pulumi/automation/index.js";
import * as pulumi from "@pulumi/pulumi";
import { Fabric } from "../../components/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { operationOf } from "../../stacks/operation.ts";
import { briefEngine } from "./brief-engine.ts";
import type { Changes, Deployment } from "./deployment.ts";
import type { Site } from "./lab.ts";
import { LAB_PASSWORDS } from "./passwords.ts";

const PROJECT = "pulumi-calico-fabric";

/** The program of every stack (stacks/program.ts) on a spec that claims may change. */
const programOf = (stack: string, spec: DatacenterSpec, root: string) => () => {
  const { switches, pools, sessions, tables } = new Fabric(stack, {
    spec,
    operation: operationOf(new pulumi.Config(PROJECT), root),
  });
  return Promise.resolve({ switches, pools, sessions, tables });
};

/** Where Calico's objects go: through the Kubernetes API servers of the lab's clusters, or into a folder. */
export type LabCluster =
  { readonly target: "kubernetes" } | { readonly target: "manifests"; readonly folder: string };

/** The texts of the kubeconfigs: of the first cluster, and of each other by its name. */
async function credentials({ kubeconfigs: [first, ...others] }: Site) {
  const texts = others.map(
    async ({ cluster, kubeconfig }) => [cluster ?? "", await readFile(kubeconfig, "utf8")] as const,
  );
  return {
    first: first === undefined ? "" : await readFile(first.kubeconfig, "utf8"),
    others: Object.fromEntries(await Promise.all(texts)),
  };
}

/** What `Pulumi.<stack>.yaml` of a datacenter like this would say; to its switches over SSH. */
async function settingsOf(
  site: Site,
  cluster: LabCluster,
): Promise<Record<string, { value: string; secret?: boolean }>> {
  const { first, others } = await credentials(site);
  const several = Object.keys(others).length > 0 && cluster.target === "kubernetes";
  const settings: Record<string, object> = {
    [`${PROJECT}:switches`]: { transport: "ssh", user: "root", devices: addresses(site.switches()) },
    [`${PROJECT}:cluster`]: cluster,
    ...(several
      ? { [`${PROJECT}:clusters`]: Object.fromEntries(Object.keys(others).map((name) => [name, cluster])) }
      : {}),
  };
  const secrets = {
    sshPrivateKey: site.privateKey,
    kubeconfig: first,
    ...(several ? { kubeconfigs: JSON.stringify(others) } : {}),
    passwords: JSON.stringify(LAB_PASSWORDS),
  };
  return {
    ...Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [key, { value: JSON.stringify(value) }]),
    ),
    ...Object.fromEntries(
      Object.entries(secrets).map(([key, value]) => [`${PROJECT}:${key}`, { value, secret: true }]),
    ),
  };
}

const addresses = (devices: ReturnType<Site["switches"]>) =>
  Object.fromEntries(Object.entries(devices).map(([name, { host, hostKey }]) => [name, { host, hostKey }]));

/** Counts what the engine says it does to each resource. */
function counter(): { readonly onEvent: (event: EngineEvent) => void; readonly changes: () => Changes } {
  const counts = { create: 0, update: 0, delete: 0, replace: 0 };
  const resources: string[] = [];
  return {
    onEvent: ({ resourcePreEvent }) => {
      const { op, urn = "" } = resourcePreEvent?.metadata ?? {};
      if (op === undefined || !(op in counts)) return;
      counts[op as keyof typeof counts] += 1;
      resources.push(urn.split("::").at(-1) ?? urn);
    },
    changes: () => ({ ...counts, resources }),
  };
}

/** The engine's own words of what failed: the Automation API's message is its whole output, several times. */
async function inBrief<T>(running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const words = said.split("\nDiagnostics:\n")[1]?.split("\nResources:\n")[0] ?? said;
    const errors = words.split("\n").filter((line) => !/^ *warning: |stand-in|^\s*$/.test(line));
    throw new Error(`the engine failed:\n${errors.join("\n")}`, { cause: error });
  }
}

/** Of a resource in the state, what a switch's configuration has there. */
interface Kept {
  readonly outputs?: { readonly device?: unknown; readonly artifact?: unknown };
}

const quietly = { color: "never", suppressOutputs: true } as const;

/**
 * Deploys through the real engine, as `npm start` does: the same components, state in a folder.
 * The engine and its plugins come from PATH.
 */
export function engineDeployment(
  site: Site,
  root: string,
  workDir: string,
  cluster: LabCluster = { target: "kubernetes" },
): Deployment {
  const open = async (): Promise<Stack> => {
    const state = join(workDir, "state");
    await mkdir(state, { recursive: true, mode: 0o700 });
    await writeFile(join(workDir, "Pulumi.yaml"), `name: ${PROJECT}\nruntime: nodejs\n`);
    return LocalWorkspace.createOrSelectStack(
      { stackName: site.stack, projectName: PROJECT, program: () => Promise.resolve({}) },
      {
        workDir,
        pulumiCommand: await briefEngine(),
        // The lab's secrets open nothing but the lab.
        envVars: { PULUMI_BACKEND_URL: `file://${state}`, PULUMI_CONFIG_PASSPHRASE: "" },
      },
    );
  };
  let opened: Promise<Stack> | undefined;
  let told = "";
  const stackFor = async (spec: DatacenterSpec): Promise<Stack> => {
    const stack = await (opened ??= open());
    stack.workspace.program = programOf(site.stack, spec, root);
    const settings = await settingsOf(site, cluster);
    const text = JSON.stringify(settings);
    if (text !== told) await stack.setAllConfig(settings);
    told = text;
    return stack;
  };
  return {
    async preview(spec) {
      const { onEvent, changes } = counter();
      await inBrief((await stackFor(spec)).preview({ ...quietly, refresh: true, onEvent }));
      return changes();
    },
    async up(spec, { refresh = true } = {}) {
      const { onEvent, changes } = counter();
      await inBrief((await stackFor(spec)).up({ ...quietly, refresh, onEvent }));
      return changes();
    },
    async destroy(spec) {
      const { onEvent, changes } = counter();
      await inBrief((await stackFor(spec)).destroy({ ...quietly, onEvent }));
      return changes();
    },
    async cancel(spec) {
      await inBrief((await stackFor(spec)).cancel());
    },
    async artifacts(spec) {
      const exported = await inBrief((await stackFor(spec)).exportStack());
      const { resources = [] } = exported.deployment as { readonly resources?: readonly Kept[] };
      return new Map(
        resources.flatMap(({ outputs: { device, artifact } = {} }) =>
          typeof device === "string" && typeof artifact === "string" ? [[device, artifact] as const] : [],
        ),
      );
    },
  };
}
