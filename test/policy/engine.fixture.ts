/**
 * Run by the test as a program of its own: one update on the real engine, without a preview, of a stack with a small fabric that is held
 * against a policy pack. Reads an UpdateRequest as JSON from its only argument, and prints what a person would have seen.
 */
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { Fabric } from "../../components/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";

export interface UpdateRequest {
  /** Folder for the stack's state; switches' files go below `out` in it. */
  readonly dir: string;
  readonly spec: DatacenterSpec;
  /** Folder of the pack. */
  readonly pack: string;
}

const { dir, spec, pack } = JSON.parse(process.argv[2] ?? "{}") as UpdateRequest;
const folder = `${dir}/out`;

const stack = await LocalWorkspace.createOrSelectStack(
  {
    stackName: "held",
    projectName: "rules",
    program: async () => {
      new Fabric("dc", {
        spec,
        operation: { switches: { transport: "file", folder }, cluster: { target: "manifests", folder } },
      });
    },
  },
  { workDir: dir, envVars: { PULUMI_BACKEND_URL: `file://${dir}`, PULUMI_CONFIG_PASSPHRASE: "test" } },
);
try {
  const { stdout } = await stack.up({ color: "never", policyPacks: [pack] });
  console.log(stdout);
} catch (error) {
  console.log(String(error));
}
