import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { CommandError, LocalWorkspace, type Stack, type UpResult } from "@pulumi/pulumi/automation/index.js";
import pc from "picocolors";
import type { RackView, SessionView, SwitchView } from "../src/report/index.ts";
import { toldLines } from "../src/text/foreign.ts";
import { engineEnvironment, ensureEngine } from "../tools/engine.ts";
import { lockInTheWay, locksOf } from "../tools/stack-lock.ts";
import { loadDatacenter } from "./load.ts";
import { program } from "./program.ts";

/*
 * `npm start`: deploys a stack (default `demo`) through Pulumi's Automation API: the program and the configuration that `pulumi up`
 * would run, with state in a folder, so that it needs no account and no installation.
 */

const PROJECT = "pulumi-calico-fabric";
const UNLOCK = "--unlock";

const root = dirname(import.meta.dirname);
const args = process.argv.slice(2);
const unlocking = args.includes(UNLOCK);
const [stackName = "demo", ...unknown] = args.filter((one) => one !== UNLOCK);
const out = join(root, "out", stackName);

/** The stack's settings are copied: Pulumi writes the salt of its secrets into them, and the repository's stay as they are. */
async function workspace(): Promise<string> {
  const folder = join(out, "pulumi");
  await mkdir(join(folder, "state"), { recursive: true });
  const settings = `Pulumi.${stackName}.yaml`;
  await copyFile(join(root, "stacks", settings), join(folder, settings));
  await writeFile(join(folder, "Pulumi.yaml"), `name: ${PROJECT}\nruntime: nodejs\n`);
  return folder;
}

function report({ summary, outputs }: UpResult, seconds: number): void {
  const value = (name: string): unknown => outputs[name]?.value;
  const changes = Object.entries(summary.resourceChanges ?? {}).filter(([kind]) => kind !== "same");
  const said = changes.map(([kind, count]) => `${String(count)} to ${kind}`).join(", ");
  console.log(
    `\n${pc.bold(stackName)}: ${said === "" ? "nothing changes" : said} (${seconds.toFixed(1)} s)\n`,
  );
  for (const { name, role, asn, loopback } of value("switches") as SwitchView[])
    console.log(`  ${name.padEnd(12)} ${role.padEnd(6)} AS ${String(asn)}  ${loopback}`);
  for (const { name, subnet, pods, nodes } of value("pools") as RackView[])
    console.log(`  rack ${name.padEnd(7)} nodes ${subnet}  pods ${pods}  ${String(nodes.length)} nodes`);
  console.log(`  ${String((value("sessions") as SessionView[]).length)} peerings\n`);
  console.log(
    `Made in ${pc.bold(relative(process.cwd(), out))}: switch configurations, Calico's manifests, Pulumi's state.`,
  );
}

/** A run that was killed leaves the stack locked: says by whom, and takes that off where the user asks for it. */
async function unlocked(stack: Stack, state: string): Promise<void> {
  const locks = await locksOf(state, PROJECT, stackName);
  const obstacle = await lockInTheWay(locks, stackName, unlocking);
  if (obstacle !== undefined) throw new Error(obstacle);
  if (locks.length === 0) return;
  await stack.cancel();
  console.log("The lock is taken off. What was under way when it was left is looked at anew.");
}

/** Previews before it changes anything: a switch that would be refused must not be found out with others half done. */
async function deploy(): Promise<void> {
  if (unknown.length > 0 || stackName.startsWith("-"))
    throw new Error(`usage: npm start [-- STACK] [${UNLOCK}]`);
  await loadDatacenter(stackName, import.meta.dirname);
  const engine = await ensureEngine((line) => {
    console.log(line);
  });
  Object.assign(process.env, engineEnvironment(engine));
  const workDir = await workspace();
  const state = join(workDir, "state");
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName, projectName: PROJECT, program: () => program(stackName) },
    {
      workDir,
      envVars: {
        PULUMI_BACKEND_URL: `file://${state}`,
        // The state stays on this machine and holds no one's secrets.
        PULUMI_CONFIG_PASSPHRASE: process.env.PULUMI_CONFIG_PASSPHRASE ?? "",
      },
    },
  );
  await unlocked(stack, state);
  const options = {
    suppressOutputs: true,
    color: pc.isColorSupported ? "always" : "never",
    onOutput: (text: string) => process.stdout.write(text),
  } as const;
  const begun = performance.now();
  await stack.preview(options);
  const result = await stack.up(options);
  report(result, (performance.now() - begun) / 1000);
}

try {
  await deploy();
} catch (error) {
  // What the engine had to say stands above, and its error would say it again.
  if (error instanceof CommandError) console.error(pc.red("Nothing more was changed."));
  else console.error(pc.red(toldLines(error instanceof Error ? error.message : String(error))));
  process.exitCode = 1;
}
