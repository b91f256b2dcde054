import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { engineEnvironment } from "../../tools/engine.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { kubernetesPlugin } from "../kubernetes-plugin/select.ts";
import { downLab } from "./down.ts";
import { existingNamespaces, insideNetwork } from "./namespaces.ts";
import { insideEnvironment, prepareNeeds, type LabNeeds } from "./needs.ts";
import { asOwner } from "./owner.ts";
import { readRecord } from "./record.ts";
import { management, managementTopology } from "./topology.ts";
import { wire } from "./wiring.ts";

/** The engine and its plugins come from PATH. */
function environment(needs: LabNeeds): NodeJS.ProcessEnv {
  const engine = engineEnvironment(needs.engine);
  const plugin = kubernetesPlugin({ ...process.env, ...engine });
  const folders = plugin.kind === "real" ? [] : [plugin.pathEntry];
  if (plugin.kind === "stand-in")
    console.log("lab: Pulumi's provider kubernetes is not installed: its stand-in is used");
  const path = [...folders, engine["PATH"] ?? process.env["PATH"] ?? ""].join(delimiter);
  return { ...process.env, ...engine, PATH: path, ...insideEnvironment(needs) };
}

/** Runs this program again with its arguments, there. Its exit code becomes ours. */
async function runInManagement(lab: string, args: readonly string[], needs: LabNeeds): Promise<void> {
  const [command, ...rest] = insideNetwork(lab, management, [
    process.execPath,
    join(repositoryRoot, "test", "lab", "main.ts"),
    ...args,
  ]);
  const child = spawn(command, rest, { stdio: "inherit", cwd: repositoryRoot, env: environment(needs) });
  // A terminal interrupts both; the one inside ends by itself, and what it leaves is taken down here.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Makes the lab's management network where there is none and carries on in there. What an earlier run left half done is removed
 * first; what this one leaves half done, or has only started for itself, is removed afterwards.
 */
export async function enterLab(lab: string, args: readonly string[]): Promise<void> {
  const needs = await prepareNeeds((line) => {
    console.log(`lab: ${line}`);
  });
  await asOwner(lab, async () => {
    const wasUp = (await readRecord(lab)) !== undefined && (await existingNamespaces(lab)).length > 0;
    if (!wasUp) await downLab(lab);
    await wire(lab, managementTopology);
    try {
      await runInManagement(lab, args, needs);
    } finally {
      const keep = wasUp || (args[0] === "up" && process.exitCode === 0);
      if (!keep) await downLab(lab);
    }
  });
}
