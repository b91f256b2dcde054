import { resolve } from "node:path";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { ClusterDelivery, Operation, SwitchDelivery } from "../components/index.ts";

const switches = z.discriminatedUnion("transport", [
  z.strictObject({ transport: z.literal("file"), folder: z.string().min(1) }),
  z.strictObject({
    transport: z.literal("ssh"),
    user: z.string().min(1),
    sudo: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(3600).default(60),
    rollbackSeconds: z.int().min(10).max(3600).default(120),
    devices: z.record(
      z.string(),
      z.strictObject({
        host: z.string().min(1),
        port: z.int().min(1).max(65535).default(22),
        hostKey: z.string().min(1),
      }),
    ),
  }),
]);

const cluster = z.discriminatedUnion("target", [
  z.strictObject({ target: z.literal("manifests"), folder: z.string().min(1) }),
  z.strictObject({ target: z.literal("kubernetes"), context: z.string().optional() }),
]);

const renumber = z.array(z.string()).default([]);

function read<T>(config: pulumi.Config, key: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(config.getObject(key));
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.map((issue) => `${[key, ...issue.path].join(".")}: ${issue.message}`);
  throw new pulumi.RunError(
    `The stack's configuration (stacks/Pulumi.${pulumi.getStack()}.yaml) is refused: ${found.join("; ")}.`,
  );
}

function switchDelivery(config: pulumi.Config, folder: (path: string) => string): SwitchDelivery {
  const delivery = read(config, "switches", switches);
  if (delivery.transport === "file") return { ...delivery, folder: folder(delivery.folder) };
  const privateKey = config.getSecret("sshPrivateKey");
  const passphrase = config.getSecret("sshPassphrase");
  const password = config.getSecret("sshPassword");
  if ((privateKey === undefined) === (password === undefined))
    throw new pulumi.RunError(
      "The stack's configuration needs sshPrivateKey or sshPassword, and not both. Set one with `pulumi config set --secret`.",
    );
  return {
    ...delivery,
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(password === undefined ? {} : { password }),
  };
}

function clusterDelivery(config: pulumi.Config, folder: (path: string) => string): ClusterDelivery {
  const delivery = read(config, "cluster", cluster);
  if (delivery.target === "manifests") return { ...delivery, folder: folder(delivery.folder) };
  const kubeconfig = config.getSecret("kubeconfig");
  const provider = new kubernetes.Provider("cluster", {
    // A field that someone edited by hand belongs to them for server-side apply; putting it right takes force.
    enablePatchForce: true,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(delivery.context === undefined ? {} : { context: delivery.context }),
  });
  return { target: "kubernetes", provider };
}

/**
 * How a datacenter is operated, from its stack's configuration:
 *
 * - `switches`: `{transport: file, folder}`, or `{transport: ssh, user, devices: {<switch>: {host, port, hostKey}}, …}`;
 * - `sshPrivateKey` (and `sshPassphrase`), or `sshPassword`: secrets;
 * - `cluster`: `{target: manifests, folder}`, or `{target: kubernetes, context}`; `kubeconfig`: a secret, default the environment's;
 * - `renumber`: switches whose numbers may change, by name.
 *
 * @param root folder that relative folders are relative to
 * @throws pulumi.RunError that names what is wrong
 */
export function operationOf(config: pulumi.Config, root: string): Operation {
  const folder = (path: string): string => resolve(root, path);
  return {
    switches: switchDelivery(config, folder),
    cluster: clusterDelivery(config, folder),
    renumber: read(config, "renumber", renumber),
  };
}
