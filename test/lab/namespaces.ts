import { readdir, readFile, stat } from "node:fs/promises";
import { waitFor } from "../support/wait-for.ts";
import { run, type RunOptions, type RunResult } from "../support/run.ts";
import { idOf, type LabNamespace } from "./topology.ts";

/** Where iproute2 keeps the names of network namespaces. */
const NAMES = "/run/netns";

/** Names may not hold the separator, so that one lab's prefix is never another's. */
const NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** @throws Error for a name that could not tell the lab's namespaces from another lab's */
export function labPrefix(lab: string): string {
  if (!NAME.test(lab)) throw new Error(`"${lab}" can't name a lab: use letters, digits, - and _`);
  return `fabric.${lab}.`;
}

export const namespaceName = (lab: string, at: LabNamespace): string => `${labPrefix(lab)}${idOf(at)}`;

/** Ids of the namespaces that this lab has on this machine, finished or left over. */
export async function existingNamespaces(lab: string): Promise<readonly string[]> {
  const names = await readdir(NAMES).catch(() => []);
  const prefix = labPrefix(lab);
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/** A program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** The command line that runs a program in a network namespace; only the network is another. */
export const insideNetwork = (lab: string, at: LabNamespace, command: readonly string[]): CommandLine => [
  "nsenter",
  `--net=${NAMES}/${namespaceName(lab, at)}`,
  "--",
  ...command,
];

export function runInside(
  lab: string,
  at: LabNamespace,
  command: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const [program, ...args] = insideNetwork(lab, at, command);
  return run(program, args, options);
}

/** Process ids, as this process sees them, of all that runs in a namespace. */
export async function processesIn(lab: string, id: string): Promise<readonly number[]> {
  const { stdout } = await run("ip", ["netns", "pids", `${labPrefix(lab)}${id}`], { okCodes: [0, 1] });
  return stdout.split("\n").filter(Boolean).map(Number);
}

/** First processes that were found, by the namespace's name: looking through all processes takes long. */
const found = new Map<string, number>();

/** Whether a process is the first of a process namespace, and in this network. */
async function isFirst(pid: number, name: string): Promise<boolean> {
  const [status, own, network] = await Promise.all([
    readFile(`/proc/${String(pid)}/status`, "utf8").catch(() => ""),
    stat(`/proc/${String(pid)}/ns/net`).catch(() => null),
    stat(`${NAMES}/${name}`).catch(() => null),
  ]);
  return /^NSpid:\s+\d+\s+1$/m.test(status) && own !== null && own.ino === network?.ino;
}

/** The first process of a switch, the one with id 1 in its own process namespace; undefined where it does not run. */
export async function firstProcess(lab: string, at: LabNamespace): Promise<number | undefined> {
  const name = namespaceName(lab, at);
  const known = found.get(name);
  if (known !== undefined && (await isFirst(known, name))) return known;
  for (const pid of await processesIn(lab, idOf(at)))
    if (await isFirst(pid, name)) {
      found.set(name, pid);
      return pid;
    }
  return undefined;
}

/**
 * Ends everything that runs in namespaces of a lab, then removes them and with them every cable. Only the lab's own processes are
 * in its namespaces: each was put there by a lab of that name. This very process is passed over.
 */
export async function removeNamespaces(lab: string, ids: readonly string[]): Promise<void> {
  const running = async (): Promise<readonly number[]> =>
    (await Promise.all(ids.map((id) => processesIn(lab, id)))).flat().filter((pid) => pid !== process.pid);
  await waitFor(
    async () => {
      const pids = await running();
      for (const pid of pids) killIfThere(pid);
      return pids.length === 0;
    },
    { what: `the processes of lab ${lab} to end`, withinSeconds: 20, everyMs: 50 },
  );
  if (ids.length === 0) return;
  await ipBatch(ids.map((id) => `netns delete ${labPrefix(lab)}${id}`));
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Many commands of `ip` in one go; the first that fails ends it. */
export const ipBatch = (commands: readonly string[]): Promise<RunResult> =>
  run("ip", ["-batch", "-"], { input: `${commands.join("\n")}\n` });
