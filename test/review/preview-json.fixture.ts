import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { program } from "../../stacks/program.ts";
import { engineWith } from "../support/engine-command.ts";

/*
 * Prints what `pulumi preview --json` prints for the demo, by the real engine: the Automation API's own call of it, with that one
 * option more. A program, for jest's modules are not those that Pulumi loads. Its argument is an empty folder in the repository.
 */

const folder = process.argv[2] ?? "";
const project = "pulumi-calico-fabric";
await copyFile(join("stacks", "Pulumi.demo.yaml"), join(folder, "Pulumi.demo.yaml"));
await writeFile(join(folder, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);

const pulumiCommand = await engineWith((args, run) =>
  run(args[0] === "preview" ? [...args, "--json"] : args),
);

const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: "demo", projectName: project, program: () => program("demo") },
  {
    workDir: folder,
    pulumiCommand,
    envVars: { PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: "" },
  },
);
await stack.setConfig(`${project}:sshPassword`, { value: "a-secret-of-the-stack", secret: true });
const { stdout } = await stack.preview();
process.stdout.write(stdout);
