import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { DRIFT_POLICIES } from "../src/deliver/drift-policy.ts";
import type { ClusterDelivery, Operation, Passwords, SwitchAddress, SwitchDelivery } from "./delivery.ts";

const address = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65535).optional(),
    hostKey: z.string().min(1).optional(),
    certificate: z.string().min(1).optional(),
    user: z.string().min(1).optional(),
  })
  .refine(({ hostKey, certificate }) => (hostKey === undefined) !== (certificate === undefined), {
    error: "give either a hostKey (SSH) or a certificate (HTTPS); `calico-fabric trust` shows what it has",
  })
  .transform(({ host, port, hostKey, certificate, user }): SwitchAddress => ({
    host,
    ...(port === undefined ? {} : { port }),
    ...(hostKey === undefined ? {} : { hostKey }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(user === undefined ? {} : { user }),
  }));

const switches = z.discriminatedUnion("transport", [
  z.strictObject({ transport: z.literal("file"), folder: z.string().min(1) }),
  z.strictObject({
    transport: z.literal("ssh"),
    user: z.string().min(1),
    sudo: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(3600).default(60),
    rollbackSeconds: z.int().min(10).max(3600).default(120),
    drift: z.enum(DRIFT_POLICIES).optional(),
    devices: z.record(z.string(), address),
    files: z.string().min(1).optional(),
  }),
]);

const cluster = z.discriminatedUnion("target", [
  z.strictObject({ target: z.literal("manifests"), folder: z.string().min(1) }),
  z.strictObject({ target: z.literal("kubernetes"), context: z.string().optional() }),
]);

const names = z.array(z.string()).default([]);

const rollout = z.strictObject({ base: z.string().min(1) }).optional();

/** One of several clusters. */
interface ClusterInput {
  readonly delivery: unknown;
  /** Default: the environment's. */
  readonly kubeconfig: pulumi.Input<string> | undefined;
}

/** An operation as configuration has it: not yet checked, and secrets apart from the rest. */
export interface OperationInput {
  /** `{transport: file, folder}`, or `{transport: ssh, user, devices: {<switch>: {host, port, hostKey or certificate}}, files: <folder>, …}`. */
  readonly switches: unknown;
  /** `{target: manifests, folder}`, or `{target: kubernetes, context}`. */
  readonly cluster: unknown;
  /** The same of several clusters, by name, each with its kubeconfig. Default none. */
  readonly clusters?: Readonly<Record<string, ClusterInput>> | undefined;
  /** Switches whose numbers may change, by name. Default none. */
  readonly renumber: unknown;
  /** `{base: <path of the spec that runs>}`. Default none. */
  readonly rollout?: unknown;
  /** What may lose something on the way from it, by name. Default none. */
  readonly consent?: unknown;
  /** The text of every password that the spec names, by its name. Default none. */
  readonly passwords: Passwords | undefined;
  /** With SSH, exactly one of `sshPrivateKey` and `sshPassword`; both where some switches are configured over HTTPS. */
  readonly sshPrivateKey: pulumi.Input<string> | undefined;
  readonly sshPassphrase: pulumi.Input<string> | undefined;
  readonly sshPassword: pulumi.Input<string> | undefined;
  /** Default: the environment's. */
  readonly kubeconfig: pulumi.Input<string> | undefined;
}

/** Where an operation is read from. */
export interface OperationSource {
  /** For errors: who is at fault, as the beginning of a sentence. */
  readonly what: string;
  /** For errors: where it needs a key or a password, as the end of a sentence that begins with `what` needs. */
  readonly needsKey: string;
  /** Makes the name of a folder what it is for this program. */
  readonly folder: (path: string) => string;
  /** Reads a spec, YAML or JSON; left out where the input never names one. @throws Error in words for the user */
  readonly spec?: (path: string) => unknown;
  /** Name and options of the Kubernetes provider, where one is made. */
  readonly provider: { readonly name: string; readonly options: pulumi.ResourceOptions };
}

function read<T>({ what }: OperationSource, key: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.map((issue) => `${[key, ...issue.path].join(".")}: ${issue.message}`);
  throw new pulumi.RunError(`${what} is refused: ${found.join("; ")}.`);
}

function switchDelivery(input: OperationInput, source: OperationSource): SwitchDelivery {
  const delivery = read(source, "switches", input.switches, switches);
  if (delivery.transport === "file") return { ...delivery, folder: source.folder(delivery.folder) };
  const { sshPrivateKey: privateKey, sshPassphrase: passphrase, sshPassword: password } = input;
  const overHttps = Object.values(delivery.devices).some(({ certificate }) => certificate !== undefined);
  const none = privateKey === undefined && password === undefined;
  // A key logs in over SSH and a password over HTTPS; over SSH alone one of them would do nothing.
  const both = privateKey !== undefined && password !== undefined;
  if (none || (both && !overHttps)) throw new pulumi.RunError(`${source.what} needs ${source.needsKey}`);
  const { files, drift, ...rest } = delivery;
  return {
    ...rest,
    ...(drift === undefined ? {} : { drift }),
    ...(files === undefined ? {} : { files: source.folder(files) }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(password === undefined ? {} : { password }),
  };
}

/** @param key where it is said */
function clusterDelivery(
  key: string,
  input: ClusterInput,
  source: OperationSource,
  name = source.provider.name,
): ClusterDelivery {
  const delivery = read(source, key, input.delivery, cluster);
  if (delivery.target === "manifests") return { ...delivery, folder: source.folder(delivery.folder) };
  const { options } = source.provider;
  const provider = new kubernetes.Provider(
    name,
    {
      // A field that someone edited by hand belongs to them for server-side apply; putting it right takes force.
      enablePatchForce: true,
      // A password that changes must not be gone in between: the Secret is changed and not made anew.
      enableSecretMutable: true,
      ...(input.kubeconfig === undefined ? {} : { kubeconfig: input.kubeconfig }),
      ...(delivery.context === undefined ? {} : { context: delivery.context }),
    },
    options,
  );
  return {
    target: "kubernetes",
    provider,
    access: { kubeconfig: input.kubeconfig, context: delivery.context },
  };
}

/** Each with a provider of its own. */
const clusterDeliveries = (
  clusters: NonNullable<OperationInput["clusters"]>,
  source: OperationSource,
): Readonly<Record<string, ClusterDelivery>> =>
  Object.fromEntries(
    Object.entries(clusters).map(([name, input]) => [
      name,
      clusterDelivery(`clusters.${name}`, input, source, `${source.provider.name}-${name}`),
    ]),
  );

/** The spec that runs. @throws pulumi.RunError where it can't be read */
function rolloutFrom(
  { rollout: input }: OperationInput,
  source: OperationSource,
): Pick<Operation, "rollout"> {
  const found = read(source, "rollout", input, rollout);
  if (found === undefined) return {};
  try {
    return { rollout: { base: source.spec?.(source.folder(found.base)) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new pulumi.RunError(`${source.what} is refused: rollout.base: ${why}.`);
  }
}

/**
 * How a datacenter is operated, from what a stack's configuration or a program in another language says.
 *
 * @throws pulumi.RunError that names what is wrong
 */
export const readOperation = (input: OperationInput, source: OperationSource): Operation => ({
  switches: switchDelivery(input, source),
  ...(input.cluster === undefined && input.clusters !== undefined
    ? {}
    : {
        cluster: clusterDelivery(
          "cluster",
          { delivery: input.cluster, kubeconfig: input.kubeconfig },
          source,
        ),
      }),
  ...(input.clusters === undefined ? {} : { clusters: clusterDeliveries(input.clusters, source) }),
  renumber: read(source, "renumber", input.renumber, names),
  consent: read(source, "consent", input.consent, names),
  ...rolloutFrom(input, source),
  ...(input.passwords === undefined ? {} : { passwords: input.passwords }),
});
