import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { makeCredentials, type Credentials } from "./credentials.ts";
import { freePorts } from "./ports.ts";
import { startProcess, type ProcessRecord } from "./process.ts";

export interface ServerOptions {
  /** Folder for everything the run leaves on disk; made when missing. */
  readonly dir: string;
  readonly apiserver: string;
  readonly etcd: string;
  readonly detached: boolean;
  /** Told of each process as soon as it runs, so that a failure after it can end it. */
  readonly started: (process: ProcessRecord) => void;
}

export interface Servers {
  readonly url: string;
  readonly credentials: Credentials;
}

/**
 * Starts etcd and kube-apiserver at once: kube-apiserver retries until etcd answers. Neither is ready on
 * return.
 */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const { dir, detached, started } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const credentials = makeCredentials(dir);
  const [etcdPort = 0, peerPort = 0, securePort = 0] = await freePorts(3);
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const run = async (name: string, program: string, args: readonly string[]) =>
    started(
      await startProcess({ name, program, args, cwd: dir, detached, logFile: join(dir, `${name}.log`) }),
    );
  await run("etcd", options.etcd, etcdArgs(join(dir, "etcd"), etcdUrl, `http://127.0.0.1:${peerPort}`));
  await run("kube-apiserver", options.apiserver, apiserverArgs(etcdUrl, securePort, credentials));
  return { url: `https://127.0.0.1:${securePort}`, credentials };
}

function etcdArgs(dataDir: string, client: string, peer: string): string[] {
  return [
    `--data-dir=${dataDir}`,
    "--unsafe-no-fsync",
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
}

function apiserverArgs(etcdUrl: string, port: number, credentials: Credentials): string[] {
  return [
    `--etcd-servers=${etcdUrl}`,
    "--bind-address=127.0.0.1",
    // Without it the server looks for a default route, which a machine without a network does not have.
    "--advertise-address=127.0.0.1",
    "--endpoint-reconciler-type=none",
    `--secure-port=${port}`,
    `--cert-dir=${credentials.certificates}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${credentials.serviceAccountKeyFile}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKeyFile}`,
    `--token-auth-file=${credentials.tokensFile}`,
    "--authorization-mode=RBAC",
    "--service-cluster-ip-range=10.96.0.0/16",
    "--disable-admission-plugins=ServiceAccount",
    // There is no controller manager here: a foreground deletion would wait for its garbage collector for
    // ever.
    "--enable-garbage-collector=false",
  ];
}
