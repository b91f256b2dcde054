import type { FileConnection, SshConnection } from "../../src/deliver/index.ts";
import { wayWithoutState } from "../../src/deliver/ways.ts";
import { connectionTo, type Destination } from "../connections.ts";
import type { FolderDelivery, SshDelivery } from "../delivery.ts";

/** No arguments here, for Terraform would keep them: `calico-fabric deliver` reads secrets from its environment. */
type Secret = "privateKey" | "passphrase" | "password";

/** How configurations reach the switches. Relative folders are relative to the folder in which Terraform runs. */
export type SwitchDelivery = FolderDelivery | Omit<SshDelivery, Secret>;

/** Where Calico's objects go. */
export type ClusterDelivery =
  /** Written to a folder of manifests at synthesis, for GitOps or for where there is no cluster yet. */
  | { readonly target: "manifests"; readonly folder: string }
  /** Resources of the provider `hashicorp/kubernetes`, which the stack or the environment configures. */
  | { readonly target: "kubernetes" };

/** How a datacenter is operated: everything that its spec does not say. */
export interface Operation {
  readonly switches: SwitchDelivery;
  readonly cluster: ClusterDelivery;
  /** Switches whose numbers may change, by name. Default none: a number of something deployed stays. */
  readonly renumber?: readonly string[];
  /** The command line, as Terraform's shell finds it. Default `npx --no calico-fabric`: the one of the project's node_modules. */
  readonly command?: string;
}

/** The way to a switch, without what is secret about it. */
export type Way = FileConnection | Omit<SshConnection, Secret>;

export const wayTo = (to: Destination, delivery: SwitchDelivery): Way =>
  // Of a delivery without secrets nothing is still on its way.
  connectionTo(to, delivery, wayWithoutState) as Way;
