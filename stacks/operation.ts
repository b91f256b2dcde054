import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { Operation } from "../components/index.ts";
import { readOperation, type OperationInput } from "../components/operation.ts";

/** Each of several clusters with its kubeconfig, where there is one. */
function clustersOf(config: pulumi.Config): OperationInput["clusters"] {
  const clusters = config.getObject<Readonly<Record<string, unknown>>>("clusters");
  if (clusters === undefined) return undefined;
  const kubeconfigs = config.getSecretObject<Readonly<Record<string, string>>>("kubeconfigs");
  return Object.fromEntries(
    Object.entries(clusters).map(([name, delivery]) => [
      name,
      { delivery, kubeconfig: kubeconfigs?.apply((all) => all[name] as string) },
    ]),
  );
}

/**
 * How a datacenter is operated, from its stack's configuration:
 *
 * - `switches`: `{transport: file, folder}`, or `{transport: ssh, user, devices: {<switch>: {host, port, hostKey or certificate}}, files: <folder of those without an address>, drift: <overwrite or stop>, …}`;
 * - `sshPrivateKey` (and `sshPassphrase`), or `sshPassword`: secrets;
 * - `cluster`: `{target: manifests, folder}`, or `{target: kubernetes, context}`; `kubeconfig`: a secret, default the environment's;
 * - `clusters`: the same of several clusters by name, `{ml: {target: kubernetes, context}}`; `kubeconfigs`: a secret, by name;
 * - `passwords`: the text of every password that the spec names, `{<name>: <text>}`: secrets;
 * - `rollout`: `{base: <the spec that runs, YAML or JSON>}`: switches are changed in the order of the way from it; `consent`: what may lose something on it, by name;
 * - `renumber`: what may change that is deployed, by name: switches their numbers, pools their range, nodes their rack.
 *
 * @param root folder that relative folders are relative to
 * @throws pulumi.RunError that names what is wrong
 */
export const operationOf = (config: pulumi.Config, root: string): Operation =>
  readOperation(
    {
      switches: config.getObject("switches"),
      cluster: config.getObject("cluster"),
      clusters: clustersOf(config),
      renumber: config.getObject("renumber"),
      rollout: config.getObject("rollout"),
      consent: config.getObject("consent"),
      passwords: config.getSecretObject("passwords"),
      sshPrivateKey: config.getSecret("sshPrivateKey"),
      sshPassphrase: config.getSecret("sshPassphrase"),
      sshPassword: config.getSecret("sshPassword"),
      kubeconfig: config.getSecret("kubeconfig"),
    },
    {
      what: `The stack's configuration (stacks/Pulumi.${pulumi.getStack()}.yaml)`,
      needsKey: "sshPrivateKey or sshPassword, and not both. Set one with `pulumi config set --secret`.",
      folder: (path) => resolve(root, path),
      spec: (path) => parse(readFileSync(path, "utf8")) as unknown,
      provider: { name: "cluster", options: {} },
    },
  );
