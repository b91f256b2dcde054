import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { LocalWorkspace, type OutputMap, type Stack } from "@pulumi/pulumi/automation/index.js";
import type { Job, Said } from "./programs.ts";

/* What program.py does, for where there is no Python: to the engine it is a program that knows the components by their types alone. */

class Component extends pulumi.ComponentResource {
  declare readonly switches: pulumi.Output<unknown>;

  constructor(type: string, name: string, args: object) {
    super(type, name, { ...args, switches: undefined }, {}, true);
  }
}

const job = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Job;

const program = async (): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    job.components.map(({ type, name, args }) => [name, new Component(type, name, args).switches]),
  );

async function say(stack: Stack, verb: Job["verbs"][number]): Promise<Said> {
  try {
    if (verb === "preview") return { verb, changes: (await stack.preview()).changeSummary };
    const result = await stack[verb]();
    const outputs = Object.entries("outputs" in result ? (result.outputs as OutputMap) : {});
    return {
      verb,
      changes: result.summary.resourceChanges ?? {},
      outputs: Object.fromEntries(outputs.map(([name, { value }]) => [name, value as unknown])),
    };
  } catch (error) {
    return { verb, error: String(error) };
  }
}

const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: "dev", projectName: "plugin", program },
  { workDir: job.folder },
);
for (const verb of job.verbs) console.log(JSON.stringify(await say(stack, verb)));
