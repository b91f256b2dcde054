import type { Input, ProviderResource } from "@pulumi/pulumi";
import type { Connection } from "../src/deliver/index.ts";
import type { DeliveryOverNetwork, FolderDelivery } from "./destinations.ts";

export type { FolderDelivery, SwitchAddress } from "./destinations.ts";

/** How configurations reach the switches. What is a secret here stays one in state, in logs and in diffs. */
export type SwitchDelivery = FolderDelivery | SshDelivery;

/** Put on the switches over the network, with what logs in. */
export interface SshDelivery extends DeliveryOverNetwork {
  /** OpenSSH private key, PEM. Over SSH it is used, and not the password, where both are given. */
  readonly privateKey?: Input<string>;
  readonly passphrase?: Input<string>;
  /** Over HTTPS there is no other way to log in. */
  readonly password?: Input<string>;
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
  /**
   * Of the only cluster. Where the spec has several it is that with index 0; with target manifests all of them, each in a folder of its name. May be
   * left out where `clusters` has them all.
   */
  readonly cluster?: ClusterDelivery | undefined;
  /** Of several clusters, by name: each with its own provider and credentials. Default none. */
  readonly clusters?: Readonly<Record<string, ClusterDelivery>>;
  /**
   * What may change that is deployed, by name: switches their numbers, pools their range or block size (deleted and made anew), nodes their
   * rack, and the rack label's new key. Default none.
   */
  readonly renumber?: readonly string[];
  /** The spec that runs: switches are then changed in the order of the way from it. Default none, and all are changed at once. */
  readonly rollout?: { readonly base: unknown };
  /** What may lose something on that way, as `calico-fabric way` names it. Default none. */
  readonly consent?: readonly string[];
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
