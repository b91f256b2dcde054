import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";
import type { BirdFiles } from "./confd/bird.ts";
import { IPV4, IPV6, type Family } from "./confd/family.ts";
import { askBird } from "./bird-socket.ts";
import { startDaemon } from "./daemon.ts";
import { insideNetwork, processesIn } from "./namespaces.ts";
import { idOf, nodeNamespace } from "./topology.ts";

/** The programs of BIRD 1.6, a pair for each address family. */
export type BirdPrograms = Readonly<Record<"bird" | "birdc" | "bird6" | "birdc6", string>>;

interface Place {
  readonly name: string;
  readonly dir: string;
}

const folderOf = (lab: Place, node: string): string => join(lab.dir, "nodes", node);
export const controlSocket = (lab: Place, node: string, { program }: Family = IPV4): string =>
  join(folderOf(lab, node), `${program}.ctl`);

/** Asks a node's BIRD of one family, past the network: its control socket is a file. */
export const birdc = (lab: Place, node: string, family: Family, command: string): Promise<string> =>
  askBird(controlSocket(lab, node, family), command);

const answers = (lab: Place, node: string, family: Family): Promise<boolean> =>
  birdc(lab, node, family, "show status").then(
    (status) => status.includes("BIRD 1.6"),
    () => false,
  );

/** Kills a node's BIRDs, and waits until they are gone: they have no time to take leave of anybody, and their routes stay in the kernel. */
export async function killBird(programs: BirdPrograms, lab: Place, node: string): Promise<void> {
  for (const pid of await processesIn(lab.name, idOf(nodeNamespace(node)))) {
    const command = await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => "");
    if ([programs.bird, programs.bird6].includes(command.split("\0")[0] ?? "")) process.kill(pid, "SIGKILL");
  }
  const left = (): Promise<readonly boolean[]> =>
    Promise.all([IPV4, IPV6].map((family) => answers(lab, node, family)));
  await waitFor(async () => !(await left()).includes(true), {
    what: `BIRD on ${node} to end`,
    withinSeconds: 10,
    everyMs: 50,
  });
}

/**
 * Gives a node's BIRD of one family its configuration: starts it as calico-node does where it does not run, else has it take over what
 * changed.
 * @throws Error with BIRD's own words when it refuses the configuration
 */
export async function runBird(
  programs: BirdPrograms,
  lab: Place,
  node: string,
  family: Family,
  files: BirdFiles,
): Promise<void> {
  const { program } = family;
  const folder = folderOf(lab, node);
  await mkdir(folder, { recursive: true });
  const before = await Promise.all(
    Object.keys(files).map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
  const config = join(folder, `${program}.cfg`);
  await run(programs[program], ["-p", "-c", config]);
  if (await answers(lab, node, family)) {
    if (Object.values(files).every((text, at) => text === before[at])) return;
    const said = await birdc(lab, node, family, "configure");
    if (!said.includes("Reconfigur"))
      throw new Error(`${node}: ${program} did not take its configuration: ${said}`);
    return;
  }
  const logFile = await startDaemon({
    folder,
    name: program,
    command: insideNetwork(lab.name, nodeNamespace(node), [
      programs[program],
      "-R",
      "-s",
      controlSocket(lab, node, family),
      "-d",
      "-c",
      config,
    ]),
  });
  await waitFor(
    async () => {
      if (await answers(lab, node, family)) return true;
      if ((await processesIn(lab.name, idOf(nodeNamespace(node)))).length > 0) return false;
      throw new Error((await readFile(logFile, "utf8")).trim());
    },
    { what: `${program} on ${node}`, withinSeconds: 10, everyMs: 50 },
  );
}
