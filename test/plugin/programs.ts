import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";
import { engineEnvironment, type Engine } from "../../tools/engine.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { run } from "../support/run.ts";

export interface ComponentCall {
  readonly type: string;
  readonly name: string;
  readonly args: object;
}

export interface Job {
  /** Of the program: that of Pulumi.yaml. */
  readonly folder: string;
  readonly components: readonly ComponentCall[];
  readonly verbs: readonly ("preview" | "up" | "refresh" | "destroy")[];
}

/** What came of a verb: resources by what was done to them, or the engine's words. */
export interface Said {
  readonly verb: string;
  readonly changes?: Readonly<Record<string, number>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** An interpreter with what it needs, and the program that it runs. */
export interface Language {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

/** The arguments of Pulumi's language host for Node when it runs a plugin, without the plugin's own. */
export const pluginArguments: readonly string[] = [
  join(repositoryRoot, "node_modules", "@pulumi", "pulumi", "cmd", "run-plugin"),
  repositoryRoot,
];

/** Prepares a project whose engine finds the plugin on PATH, run as the language host for Node would run it. */
export function makeProject(folder: string): void {
  mkdirSync(join(folder, "bin"), { recursive: true });
  mkdirSync(join(folder, "state"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: plugin\nruntime: python\n");
  const executable = join(folder, "bin", "pulumi-resource-calico-fabric");
  const quoted = [process.execPath, ...pluginArguments].map((word) => `'${word}'`).join(" ");
  writeFileSync(executable, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(executable, 0o755);
}

/** Runs a program over the project, and returns what it said of each verb. */
export async function runProgram(engine: Engine, language: Language, job: Job): Promise<readonly Said[]> {
  const file = join(job.folder, "job.json");
  writeFileSync(file, JSON.stringify(job));
  const { PATH = "", ...rest } = engineEnvironment(engine);
  const [command, ...args] = language.command;
  const { stdout } = await run(command, [...args, file], {
    cwd: job.folder,
    env: {
      ...rest,
      ...language.env,
      PATH: [join(job.folder, "bin"), PATH].join(delimiter),
      PULUMI_BACKEND_URL: `file://${join(job.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      // State is written once, at the end: hundreds of resources would else each write all of it.
      PULUMI_SKIP_CHECKPOINTS: "true",
    },
    timeoutSeconds: 240,
  });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Said);
}

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());

/** The component of a spec's model, with the spec that it takes: its model is the component's, and lists are lists. */
export function componentOf(spec: DatacenterSpec): ComponentCall {
  const { model, ...options } = spec.fabric ?? { model: "as-per-rack" };
  return {
    type: `calico-fabric:index:${pascal(model)}Fabric`,
    name: spec.name,
    args: {
      spec: { ...spec, fabric: options },
      operation: {
        switches: { transport: "file", folder: `out/${spec.name}/switches` },
        cluster: { target: "manifests", folder: `out/${spec.name}/calico` },
      },
    },
  };
}

/** The resources in the state of the project, by their URN. */
export function stateOf(folder: string): readonly Readonly<Record<string, unknown>>[] {
  const file = join(folder, "state", ".pulumi", "stacks", "plugin", "dev.json");
  const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
    checkpoint: { latest: { resources: Readonly<Record<string, unknown>>[] } };
  };
  return checkpoint.latest.resources;
}
