import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse, stringify } from "yaml";
import type { Connection } from "./http.ts";

/**
 * A kubeconfig's text for one server and one user. The file it goes to must be readable by its owner only.
 */
export function renderKubeconfig(server: { url: string; ca: string; token: string }): string {
  const name = "calico-fabric-test";
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: server.url, "certificate-authority-data": base64(server.ca) } }],
    users: [{ name, user: { token: server.token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}

interface Kubeconfig {
  readonly "current-context"?: string;
  readonly contexts?: readonly { name: string; context: { cluster: string; user: string } }[];
  readonly clusters?: readonly { name: string; cluster: Record<string, string> }[];
  readonly users?: readonly { name: string; user: Record<string, string> }[];
}

export interface KubeconfigChoice {
  /** A context of the kubeconfig in place of its current one. */
  readonly context?: string | undefined;
  /** Folder that relative paths inside the kubeconfig start from. Default: the working directory. */
  readonly folder?: string;
}

/**
 * The connection a kubeconfig's text describes. Understands embedded data and files, tokens and client
 * certificates; not programs that fetch credentials (`exec`).
 *
 * @throws Error naming the context, cluster or user that is missing
 */
export function parseKubeconfig(text: string, { context, folder = "." }: KubeconfigChoice = {}): Connection {
  const config = (parse(text) ?? {}) as Kubeconfig;
  const wanted = context ?? config["current-context"] ?? "";
  const chosen = named(config.contexts, "context", wanted).context;
  const { cluster } = named(config.clusters, "cluster", chosen.cluster);
  const { user } = named(config.users, "user", chosen.user);
  const pem = (from: Record<string, string>, key: string): string | undefined => {
    const data = from[`${key}-data`];
    if (data !== undefined) return Buffer.from(data, "base64").toString("utf8");
    const file = from[key];
    return file === undefined ? undefined : readFileSync(resolve(folder, file), "utf8");
  };
  const tokenFile = user["tokenFile"];
  return {
    url: (cluster["server"] ?? "").replace(/\/$/, ""),
    ca: pem(cluster, "certificate-authority"),
    token: tokenFile === undefined ? user["token"] : readFileSync(resolve(folder, tokenFile), "utf8").trim(),
    clientCertificate: pem(user, "client-certificate"),
    clientKey: pem(user, "client-key"),
  };
}

/** As `parseKubeconfig`, of a file. */
export function readKubeconfig(file: string, choice: Pick<KubeconfigChoice, "context"> = {}): Connection {
  return parseKubeconfig(readFileSync(file, "utf8"), { ...choice, folder: dirname(resolve(file)) });
}

function named<T extends { name: string }>(all: readonly T[] | undefined, what: string, name: string): T {
  const found = all?.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = (all ?? []).map((one) => one.name).join(", ");
  throw new Error(`the kubeconfig has no ${what} "${name}" (it has: ${known === "" ? "none" : known})`);
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
