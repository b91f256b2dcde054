import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { askPlugin, type Credentials } from "./credentials.ts";
import { ClusterError, reasonOf } from "./error.ts";
import type { ClusterChoice } from "./choice.ts";
import { kubeContext, type KubeContext } from "./kubeconfig.ts";

/** How to reach an API server and be known to it. */
export interface ClusterAccess extends Credentials {
  /** `https://host:port`, no slash at its end. */
  readonly url: string;
  /** Authorities that may vouch for the server, PEM. Absent: the system's. */
  readonly ca?: string | undefined;
  /** The name in the server's certificate, where it is not the URL's. */
  readonly serverName?: string | undefined;
  /** The kubeconfig says that nobody has to vouch for the server. */
  readonly unverified: boolean;
}

const readText = (path: string): Promise<string> =>
  readFile(path, "utf8").catch((error: unknown) => {
    throw new ClusterError(`a file that the kubeconfig names can't be read: ${reasonOf(error)}`, error);
  });

const decoded = (data: string): string => Buffer.from(data, "base64").toString("utf8");

type Env = Readonly<Record<string, string | undefined>>;

async function pem(
  data: string | undefined,
  path: string | undefined,
  folder: string,
): Promise<string | undefined> {
  if (data !== undefined) return decoded(data);
  return path === undefined ? undefined : readText(resolve(folder, path));
}

async function credentialsOf({ user, folder }: KubeContext): Promise<Credentials> {
  const { token, tokenFile, exec } = user;
  if (exec !== undefined && exec !== null) return askPlugin(exec);
  return {
    token: tokenFile === undefined ? token : (await readText(resolve(folder, tokenFile))).trim(),
    clientCertificate: await pem(user["client-certificate-data"], user["client-certificate"], folder),
    clientKey: await pem(user["client-key-data"], user["client-key"], folder),
  };
}

const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Of a pod, where nothing else is said. */
async function ownAccount(env: Env): Promise<ClusterAccess | null> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = "443", KUBECONFIG } = env;
  if (host === undefined || host === "" || (KUBECONFIG ?? "") !== "") return null;
  return {
    url: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
    ca: await readText(`${ACCOUNT}/ca.crt`),
    token: (await readText(`${ACCOUNT}/token`)).trim(),
    unverified: false,
  };
}

/**
 * The way to the cluster that is chosen.
 * @throws ClusterError that says what of the kubeconfig can't be read or followed
 */
export async function clusterAccess(choice: ClusterChoice, env: Env = process.env): Promise<ClusterAccess> {
  const own = choice.kubeconfig === undefined && choice.context === undefined ? await ownAccount(env) : null;
  if (own !== null) return own;
  const context = await kubeContext(choice, env);
  const { cluster } = context;
  if (cluster["proxy-url"] !== undefined)
    throw new ClusterError(
      `the kubeconfig reaches ${cluster.server} by a proxy (proxy-url), which is not supported: give a context that reaches it directly`,
    );
  return {
    url: cluster.server.replace(/\/+$/, ""),
    ca: await pem(cluster["certificate-authority-data"], cluster["certificate-authority"], "/"),
    serverName: cluster["tls-server-name"],
    unverified: cluster["insecure-skip-tls-verify"] ?? false,
    ...(await credentialsOf(context)),
  };
}
