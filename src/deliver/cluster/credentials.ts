import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { ClusterError, reasonOf } from "./error.ts";
import type { ExecPlugin } from "./kubeconfig.ts";

/** By what a client is known to an API server. PEM texts, not paths. */
export interface Credentials {
  readonly token?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly clientKey?: string | undefined;
}

/** A program may ask a cloud for a token, and a person may have to wait for it. */
const TIMEOUT_MS = 60_000;

const credential = z.object({
  status: z.object({
    token: z.string().optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
  }),
});

/** What is no JSON is not repeated: it may be a token. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * Asks the program that a kubeconfig names (client.authentication.k8s.io), with no shell in between.
 * @throws ClusterError with the program's last words, which may be its hint, and never with what it gave
 */
export async function askPlugin({
  apiVersion,
  command,
  args,
  env,
  installHint,
}: ExecPlugin): Promise<Credentials> {
  const info = { apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const own = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const { stdout } = await promisify(execFile)(command, [...(args ?? [])], {
    env: { ...process.env, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(info) },
    timeout: TIMEOUT_MS,
    windowsHide: true,
  }).catch((error: unknown) => {
    const { code, stderr = "" } = error as { code?: unknown; stderr?: string };
    const said =
      code === "ENOENT" ? `it is not installed. ${installHint ?? ""}` : stderr.trim() || reasonOf(error);
    throw new ClusterError(`${command}, which the kubeconfig asks for credentials, failed: ${said.trim()}`);
  });
  const parsed = credential.safeParse(jsonOf(stdout));
  if (!parsed.success)
    throw new ClusterError(`${command}, which the kubeconfig asks for credentials, gave none`);
  const { token, clientCertificateData: clientCertificate, clientKeyData: clientKey } = parsed.data.status;
  return { token, clientCertificate, clientKey };
}
