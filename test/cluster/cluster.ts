import { readFileSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "../support/wait-for.ts";
import { kubeClient, type KubeClient } from "./client.ts";
import { secretFile } from "./credentials.ts";
import { loadDefinitions, readDefinitions } from "./definitions.ts";
import { readKubeconfig, renderKubeconfig } from "./kubeconfig.ts";
import type { KubeObject } from "./objects.ts";
import { endProcess, isRunning, type ProcessRecord } from "./process.ts";
import { startServers } from "./servers.ts";

export interface StartOptions {
  /**
   * Empty or missing folder that takes data, keys, logs and the kubeconfig. It stays when the cluster stops.
   */
  readonly dir: string;
  /** Path of a kube-apiserver. */
  readonly apiserver: string;
  /** Path or name of etcd. Default `etcd`, from PATH. */
  readonly etcd?: string;
  /** Custom resource definitions, or a folder of them (YAML). Default: none. */
  readonly crds?: string | readonly KubeObject[];
  /** True: the cluster outlives this process, and `attachCluster` finds it again. Default false. */
  readonly detached?: boolean;
  readonly log?: (line: string) => void;
}

/** All it takes to find a running cluster again, from another process. Plain data; holds no secret. */
export interface ClusterRecord {
  readonly caFile: string;
  /** Path of the kubeconfig, which holds the token. */
  readonly kubeconfig: string;
  /** In the order in which they are ended. */
  readonly processes: readonly ProcessRecord[];
}

/** A real kube-apiserver over a real etcd, without controllers, scheduler or kubelets. */
export interface Cluster {
  readonly url: string;
  readonly token: string;
  readonly caFile: string;
  /** Path of a kubeconfig with an administrator's token; readable by its owner only. */
  readonly kubeconfig: string;
  readonly client: KubeClient;
  readonly pids: readonly number[];
  readonly record: ClusterRecord;
  running(): boolean;
  /** Ends the cluster's own processes and no others. May be called twice. */
  stop(): Promise<void>;
}

const READY_SECONDS = 60;

/**
 * Starts a cluster and returns when it answers, with its custom resource definitions established.
 *
 * @throws Error with the end of the server's log when one ends early or is not ready within 60 s; whatever
 *   had been started by then has been ended
 */
export async function startCluster(options: StartOptions): Promise<Cluster> {
  const { dir, log = () => undefined } = options;
  const processes: ProcessRecord[] = [];
  const begun = performance.now();
  try {
    const { url, credentials } = await startServers({
      dir,
      apiserver: options.apiserver,
      etcd: options.etcd ?? "etcd",
      detached: options.detached ?? false,
      // Ended in reverse: kube-apiserver must not lose its etcd first.
      started: (record) => processes.unshift(record),
    });
    const { token, caFile } = credentials;
    await ready(dir, processes, () => readyAt(url, caFile, token));
    const ca = readFileSync(caFile, "utf8");
    const kubeconfig = secretFile(join(dir, "kubeconfig"), renderKubeconfig({ url, ca, token }));
    const cluster = attachCluster({ caFile, kubeconfig, processes });
    const { crds = [] } = options;
    const definitions = typeof crds === "string" ? readDefinitions(crds) : crds;
    if (definitions.length > 0) await loadDefinitions(cluster.client, definitions);
    log(`kube-apiserver at ${url}, ready in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return cluster;
  } catch (error) {
    // While they start, neither listens to a polite word for long, and there is nothing to lose.
    await endAll(processes, 0.5);
    throw error;
  }
}

/** The cluster a record describes; it may have stopped since (`running`). */
export function attachCluster(record: ClusterRecord): Cluster {
  const connection = readKubeconfig(record.kubeconfig);
  return {
    url: connection.url,
    token: connection.token ?? "",
    caFile: record.caFile,
    kubeconfig: record.kubeconfig,
    client: kubeClient(connection),
    pids: record.processes.map(({ pid }) => pid),
    record,
    running: () => record.processes.every(isRunning),
    stop: () => endAll(record.processes),
  };
}

async function endAll(processes: readonly ProcessRecord[], politelySeconds?: number): Promise<void> {
  for (const one of processes)
    await endProcess(one, politelySeconds === undefined ? {} : { politelySeconds });
}

/** The certificate appears only once the server has made it, so the client is made anew for every look. */
async function readyAt(url: string, caFile: string, token: string): Promise<boolean> {
  const client = kubeClient({ url, ca: readFileSync(caFile, "utf8"), token });
  return (await client.send({ method: "GET", path: "/readyz" })) === "ok";
}

async function ready(
  dir: string,
  processes: readonly ProcessRecord[],
  look: () => Promise<boolean>,
): Promise<void> {
  const seen = await waitFor(async () => processes.find((one) => !isRunning(one)) ?? (await look()), {
    what: `kube-apiserver to be ready (logs in ${dir})`,
    withinSeconds: READY_SECONDS,
  });
  if (seen === true) return;
  const lines = readFileSync(join(dir, `${seen.name}.log`), "utf8")
    .trimEnd()
    .split("\n");
  throw new Error(`${seen.name} ended while starting. Its last words:\n${lines.slice(-10).join("\n")}`);
}
