import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Operation } from "../components/index.ts";
import { readOperation } from "../components/operation.ts";

/**
 * How a datacenter is operated, from its stack's configuration:
 *
 * - `switches`: `{transport: file, folder}`, or `{transport: ssh, user, devices: {<switch>: {host, port, hostKey or certificate}}, files: <folder of those without an address>, …}`;
 * - `sshPrivateKey` (and `sshPassphrase`), or `sshPassword`: secrets;
 * - `cluster`: `{target: manifests, folder}`, or `{target: kubernetes, context}`; `kubeconfig`: a secret, default the environment's;
 * - `passwords`: the text of every password that the spec names, `{<name>: <text>}`: secrets;
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
      renumber: config.getObject("renumber"),
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
      provider: { name: "cluster", options: {} },
    },
  );
