import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { kubeClient, type KubeClient } from "../cluster/client.ts";
import type { Connection } from "../cluster/http.ts";
import { parseKubeconfig, readKubeconfig } from "../cluster/kubeconfig.ts";
import type { Properties } from "./values.ts";

/** What the provider's settings come to. */
export interface Settings {
  /** Throws, with the reason, when the settings lead to no cluster. */
  readonly client: () => KubeClient;
  /** Namespace of namespaced objects that name none. */
  readonly namespace: string | undefined;
  /** Take over fields that others changed, instead of failing with a conflict. */
  readonly patchForce: boolean;
  /** Creating what exists already updates it, instead of failing. */
  readonly upsert: boolean;
  /** Change a Secret's data in place, instead of making it anew. */
  readonly secretMutable: boolean;
}

/**
 * From the provider's settings, or the environment variables that stand in for them; a bad kubeconfig is kept
 * for later.
 */
export function settingsOf(config: Properties): Settings {
  const text = (key: string) =>
    typeof config[key] === "string" && config[key] !== "" ? config[key] : undefined;
  const flag = (key: string, variable: string) => (text(key) ?? process.env[variable]) === "true";
  return {
    client: clientOf(() => connectionOf(text("kubeconfig"), text("context"))),
    namespace: text("namespace"),
    patchForce: flag("enablePatchForce", "PULUMI_K8S_ENABLE_PATCH_FORCE"),
    secretMutable: flag("enableSecretMutable", "PULUMI_K8S_ENABLE_SECRET_MUTABLE"),
    upsert: flag("upsertExistingObjects", "PULUMI_K8S_UPSERT_EXISTING_OBJECTS"),
  };
}

function clientOf(connection: () => Connection): () => KubeClient {
  try {
    const client = kubeClient(connection());
    return () => client;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return () => {
      throw new Error(`configured Kubernetes cluster is unreachable: ${reason}`);
    };
  }
}

/** A kubeconfig is given as its text or as a file's path, else by KUBECONFIG, else it is the user's own. */
export function connectionOf(kubeconfig: string | undefined, context: string | undefined): Connection {
  const given = kubeconfig ?? process.env["KUBECONFIG"] ?? join(homedir(), ".kube", "config");
  if (existsSync(given)) return readKubeconfig(given, { context });
  if (/^[^\n{]*$/.test(given)) throw new Error(`there is no kubeconfig ${given}`);
  return parseKubeconfig(given, { context });
}

/** Settings of the real provider that would change what it does and that this one does not have. */
const MISSING = ["renderYamlToDirectory", "cluster", "clusterIdentifier"] as const;

export function unsupportedSettings(config: Properties): { property: string; reason: string }[] {
  return MISSING.filter((key) => config[key] !== undefined && config[key] !== "").map((property) => ({
    property,
    reason: `the test-only stand-in for the Kubernetes provider does not have "${property}"`,
  }));
}
