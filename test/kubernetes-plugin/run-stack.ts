import { delimiter, join } from "node:path";
import { engineEnvironment, type Engine } from "../../tools/engine.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { run } from "../support/run.ts";
import { kubernetesPlugin } from "./select.ts";
import type { StackRequest, StackResult } from "./stack.ts";

/**
 * Variables with which a program finds the engine and a Kubernetes provider: the real one, or the stand-in.
 */
export function environmentWithKubernetes(engine: Engine): Record<string, string> {
  const environment = engineEnvironment(engine);
  const plugin = kubernetesPlugin({ ...process.env, ...environment });
  if (plugin.kind === "real") return environment;
  return { ...environment, PATH: [plugin.pathEntry, environment["PATH"]].join(delimiter) };
}

/**
 * Runs one operation of the engine in a program of its own: it needs real modules, which jest does not have.
 */
export async function runStack(engine: Engine, request: StackRequest): Promise<StackResult> {
  const program = join(repositoryRoot, "test", "kubernetes-plugin", "stack.ts");
  const env = environmentWithKubernetes(engine);
  const { stdout } = await run(process.execPath, [program, JSON.stringify(request)], { env });
  return JSON.parse(stdout) as StackResult;
}
