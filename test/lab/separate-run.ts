import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { engineDeployment, type LabCluster } from "./deploy.ts";
import { workFolder } from "./down.ts";
import type { Lab } from "./lab.ts";

/** An `up` in processes of its own, which can be killed, all at once. */
export interface SeparateRun {
  /** SIGKILL to everything that it has started. */
  kill(): void;
  /** Whether it ended by itself and well, and what it said. */
  readonly ended: Promise<{ readonly ok: boolean; readonly said: string }>;
  /** What its state says that each switch was given, once it has ended. */
  artifacts(): Promise<ReadonlyMap<string, string>>;
}

/** Two that run at once each read a file of their own. */
let runs = 0;

/**
 * @param state another state than the lab's: as somebody has who does not know of it, and who delivers to the switches alone, for the
 *   cluster's objects are another's. Default the lab's
 */
export async function startUp(lab: Lab, spec: DatacenterSpec, state = ""): Promise<SeparateRun> {
  const { switches, ...site } = lab.site;
  const workDir = join(workFolder(lab.name), state);
  const cluster: LabCluster =
    state === "" ? { target: "kubernetes" } : { target: "manifests", folder: join(workDir, "manifests") };
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  runs += 1;
  const file = join(lab.dir, `redeploy-${String(runs)}.json`);
  await writeFile(file, JSON.stringify({ site, switches: switches(), workDir, cluster, spec }), {
    mode: 0o600,
  });
  // All of them are in a namespace of processes, which goes with its first one.
  const child: ChildProcess = spawn(
    "unshare",
    ["-p", "--fork", "--kill-child", process.execPath, "test/lab/redeploy.ts", file],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = new Promise<{ ok: boolean; said: string }>((resolve) =>
    child.on("close", (code) => resolve({ ok: code === 0, said })),
  );
  return {
    kill: () => void child.kill("SIGKILL"),
    ended,
    artifacts: () => engineDeployment(lab.site, repositoryRoot, workDir, cluster).artifacts(spec),
  };
}
