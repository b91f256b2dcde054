import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

// A process of its own, because an installation in the SDK cannot be given a time limit from within.
const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: engine-installer.ts FOLDER");
try {
  await PulumiCommand.install({ root });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
