// Runs one operation of a stack whose program is a file, as Pulumi does: node drive.fixture.mjs FOLDER up|preview|destroy
// FOLDER holds `program.*`, `Pulumi.yaml` and the state. It stands beside the node_modules that the program uses.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const operation = process.argv[3];
// What the user's folder resolves, whatever this file stands beside.
const { LocalWorkspace } = createRequire(join(folder, "program.cjs"))("@pulumi/pulumi/automation");
const program = join(
  folder,
  readdirSync(folder).find((name) => /^program\.[cm]?[jt]s$/.test(name)),
);
process.chdir(folder);
const stack = await LocalWorkspace.createOrSelectStack(
  {
    stackName: "dc1",
    projectName: "consumer",
    program: async () => ({ ...(await import(pathToFileURL(program).href)) }),
  },
  {
    workDir: folder,
    envVars: { PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href, PULUMI_CONFIG_PASSPHRASE: "" },
  },
);
const result = await stack[operation]();
console.log(JSON.stringify(result.changeSummary ?? result.summary.resourceChanges));
