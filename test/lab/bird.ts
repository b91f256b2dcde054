import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";
import type { BirdFiles } from "./confd/bird.ts";
import { startDaemon } from "./daemon.ts";
import { insideNetwork, processesIn } from "./namespaces.ts";
import { idOf, nodeNamespace } from "./topology.ts";

/** The programs of BIRD 1.6. */
export interface BirdPrograms {
  readonly bird: string;
  readonly birdc: string;
}

interface Place {
  readonly name: string;
  readonly dir: string;
}

const folderOf = (lab: Place, node: string): string => join(lab.dir, "nodes", node);
export const controlSocket = (lab: Place, node: string): string => join(folderOf(lab, node), "bird.ctl");

/** Asks a node's BIRD, past the network: its control socket is a file. */
export async function birdc(
  programs: BirdPrograms,
  lab: Place,
  node: string,
  command: string,
): Promise<string> {
  const { stdout } = await run(programs.birdc, ["-s", controlSocket(lab, node), ...command.split(" ")]);
  // The first line is BIRD's greeting.
  return stdout.split("\n").slice(1).join("\n");
}

const answers = (programs: BirdPrograms, lab: Place, node: string): Promise<boolean> =>
  birdc(programs, lab, node, "show status").then(
    (status) => status.includes("BIRD 1.6"),
    () => false,
  );

/** Kills a node's BIRD, and waits until it is gone: it has no time to take leave of anybody, and its routes stay in the kernel. */
export async function killBird(programs: BirdPrograms, lab: Place, node: string): Promise<void> {
  for (const pid of await processesIn(lab.name, idOf(nodeNamespace(node)))) {
    const command = await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => "");
    if (command.startsWith(`${programs.bird}\0`)) process.kill(pid, "SIGKILL");
  }
  await waitFor(async () => !(await answers(programs, lab, node)), {
    what: `BIRD on ${node} to end`,
    withinSeconds: 10,
    everyMs: 50,
  });
}

/**
 * Gives a node its BIRD configuration: starts BIRD as calico-node does where it does not run, else has it take over what changed.
 * @throws Error with BIRD's own words when it refuses the configuration
 */
export async function runBird(
  programs: BirdPrograms,
  lab: Place,
  node: string,
  files: BirdFiles,
): Promise<void> {
  const folder = folderOf(lab, node);
  await mkdir(folder, { recursive: true });
  const before = await Promise.all(
    Object.keys(files).map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
  const config = join(folder, "bird.cfg");
  await run(programs.bird, ["-p", "-c", config]);
  if (await answers(programs, lab, node)) {
    if (Object.values(files).every((text, at) => text === before[at])) return;
    const said = await birdc(programs, lab, node, "configure");
    if (!said.includes("Reconfigur"))
      throw new Error(`${node}: BIRD did not take its configuration: ${said}`);
    return;
  }
  const logFile = await startDaemon({
    folder,
    name: "bird",
    command: insideNetwork(lab.name, nodeNamespace(node), [
      programs.bird,
      "-R",
      "-s",
      controlSocket(lab, node),
      "-d",
      "-c",
      config,
    ]),
  });
  await waitFor(
    async () => {
      if (await answers(programs, lab, node)) return true;
      if ((await processesIn(lab.name, idOf(nodeNamespace(node)))).length > 0) return false;
      throw new Error((await readFile(logFile, "utf8")).trim());
    },
    { what: `BIRD on ${node}`, withinSeconds: 10, everyMs: 50 },
  );
}
