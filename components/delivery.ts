import type { Input, ProviderResource } from "@pulumi/pulumi";
import type { Connection, SwitchInputs } from "../src/deliver/index.ts";
import { isOverSsh } from "../src/deliver/over-ssh.ts";

/** How configurations reach the switches. What is a secret here stays one in state, in logs and in diffs. */
export type SwitchDelivery = FolderDelivery | SshDelivery;

/** Written to a folder, one file a switch: for review, or for whatever else delivers them. */
export interface FolderDelivery {
  readonly transport: "file";
  /** Relative to the folder of Pulumi.yaml, or absolute. */
  readonly folder: string;
}

/** Put on the switches over SSH. */
export interface SshDelivery {
  readonly transport: "ssh";
  readonly user: string;
  /** OpenSSH private key, PEM. Exactly one of `privateKey` and `password`. */
  readonly privateKey?: Input<string>;
  readonly passphrase?: Input<string>;
  readonly password?: Input<string>;
  /** Run commands on the switch with `sudo -n`. Default false. */
  readonly sudo?: boolean;
  /** Per step. Default 60. */
  readonly timeoutSeconds?: number;
  /** A switch that hears no confirmation for this long goes back to what it ran before. Default 120. */
  readonly rollbackSeconds?: number;
  /** Every switch by name that is reached over SSH. */
  readonly devices: Readonly<Record<string, SwitchAddress>>;
  /**
   * The folder of the configurations of switches that are not: those whose system is not FRR. Relative to the folder of Pulumi.yaml, or
   * absolute. Default none, which refuses such switches.
   */
  readonly files?: string;
}

export interface SwitchAddress {
  readonly host: string;
  /** Default 22. */
  readonly port?: number;
  /** Pinned: `SHA256:…` as `ssh-keygen -l` prints it, or the public key's line. Another key is refused. */
  readonly hostKey: string;
}

/** Where Calico's objects go. */
export type ClusterDelivery =
  /** Written to a folder of manifests, for GitOps or for where there is no cluster yet. */
  | { readonly target: "manifests"; readonly folder: string }
  /** Created in a cluster by `@pulumi/kubernetes`, with this provider. */
  | {
      readonly target: "kubernetes";
      readonly provider: ProviderResource;
      /** The same cluster for a look at it before anything is changed. Default: it is not looked at. */
      readonly access?: ClusterAccess;
    };

/** Which cluster, as the Kubernetes provider is told it. */
export interface ClusterAccess {
  /** A kubeconfig's path, or its text. Default: the environment's. */
  readonly kubeconfig?: Input<string> | undefined;
  /** Default: the kubeconfig's current one. */
  readonly context?: string | undefined;
}

/** How a datacenter is operated: everything that its spec does not say. */
export interface Operation {
  readonly switches: SwitchDelivery;
  readonly cluster: ClusterDelivery;
  /**
   * What may change that is deployed, by name: switches their numbers, pools their range or block size (deleted and made anew), nodes their
   * rack, and the rack label's new key. Default none.
   */
  readonly renumber?: readonly string[];
  /** The text of every password that the spec names, by its name. Secrets, whatever they are given as. Default none. */
  readonly passwords?: Passwords;
}

/** Passwords by name. */
export type Passwords = Input<Readonly<Record<string, Input<string>>>>;

/** A connection whose secrets may still be on their way. */
export type ConnectionInput = {
  readonly [K in Connection["transport"]]: Inputs<Extract<Connection, { transport: K }>>;
}[Connection["transport"]];

type Inputs<T> = { readonly [K in keyof T]: Input<NonNullable<T[K]>> | Extract<T[K], undefined> };

/** A device that is to be configured. */
export interface Destination {
  readonly device: string;
  readonly platform: SwitchInputs["platform"];
  /** Of its file, with the dot. */
  readonly extension: string;
}

/**
 * The way to one device.
 * @throws Error when there is none: `undeliverable` has been asked before.
 */
export function connectionTo(
  { device, platform, extension }: Destination,
  delivery: SwitchDelivery,
): ConnectionInput {
  if (delivery.transport === "file")
    return { transport: "file", path: `${delivery.folder}/${device}${extension}` };
  const { devices, files, ...rest } = delivery;
  if (!isOverSsh(platform) && files !== undefined)
    return { transport: "file", path: `${files}/${device}${extension}` };
  const address = Object.hasOwn(devices, device) ? devices[device] : undefined;
  if (address === undefined) throw new Error(`no address for ${device}`);
  return { ...rest, ...address };
}

const names = (some: readonly Destination[]): string => some.map(({ device }) => device).join(", ");

/** Why some of these can't be delivered, in whole sentences; empty where all can. */
export function undeliverable(
  all: readonly Destination[],
  delivery: SwitchDelivery,
  what: string,
): readonly string[] {
  if (delivery.transport === "file") return [];
  const [managed, others] = [
    all.filter(({ platform }) => isOverSsh(platform)),
    all.filter(({ platform }) => !isOverSsh(platform)),
  ];
  const unknown = managed.filter(({ device }) => !Object.hasOwn(delivery.devices, device));
  const on = [...new Set(others.map(({ platform }) => platform))].join(", ");
  return [
    ...(unknown.length === 0
      ? []
      : [`${what} has no address for ${names(unknown)}. Add host and hostKey of each to switches.devices.`]),
    ...(others.length === 0 || delivery.files !== undefined
      ? []
      : [
          `${what} has no folder for ${names(others)}: configurations of ${on} are written to files, not put on a switch over SSH. Name one as switches.files.`,
        ]),
  ];
}
