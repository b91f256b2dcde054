import { accessSync, constants, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/**
 * Which Kubernetes provider the engine will find, and for the stand-in the folder to put on PATH so that it
 * does.
 */
export type KubernetesPlugin =
  { readonly kind: "real" } | { readonly kind: "stand-in"; readonly pathEntry: string };

const NAME = "pulumi-resource-kubernetes";

/**
 * The real provider when it is installed, on PATH or as a plugin; else the stand-in.
 *
 * @param environment Default: this process's.
 */
export function kubernetesPlugin(environment: NodeJS.ProcessEnv = process.env): KubernetesPlugin {
  const standIn = resolve("test", "kubernetes-plugin", "bin");
  const folders = (environment["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => resolve(folder) !== standIn);
  const home = environment["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  const real = folders.some((folder) => isProgram(join(folder, NAME))) || hasPlugin(join(home, "plugins"));
  return real ? { kind: "real" } : { kind: "stand-in", pathEntry: standIn };
}

/** Plugins are in folders `resource-kubernetes-v<version>`; beside them are locks and partial downloads. */
function hasPlugin(folder: string): boolean {
  try {
    const found = readdirSync(folder).filter((name) => /^resource-kubernetes-v[\d.]+$/.test(name));
    return found.some((name) => isProgram(join(folder, name, NAME)));
  } catch {
    return false;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
