import type { FileConnection, HttpsConnection, SshConnection } from "../../src/deliver/index.ts";
import { wayTo as wayOver, wayWithoutState } from "../../src/deliver/ways.ts";
import { connectionTo, undeliverable } from "../connections.ts";
import type { SshDelivery } from "../delivery.ts";
import type { DeliveryOverNetwork, Destination, FolderDelivery, WayTo } from "../destinations.ts";

/** No arguments here, for Terraform would keep them: `calico-fabric deliver` reads secrets from its environment. */
type Secret = "privateKey" | "passphrase" | "password";

/** Put on the switches over the network, by `calico-fabric deliver`. */
export interface NetworkDelivery extends DeliveryOverNetwork {
  /**
   * The folder in which deliveries are remembered to systems that have no place for that: EOS, NX-OS, Comware, VRP, Cumulus. Keep it as Terraform's
   * state is kept. Default none: their configurations are files.
   */
  readonly state?: string;
}

/** How configurations reach the switches. Relative folders are relative to the folder in which Terraform runs. */
export type SwitchDelivery = FolderDelivery | NetworkDelivery;

/** Where Calico's objects go. */
export type ClusterDelivery =
  /** Written to a folder of manifests at synthesis, for GitOps or for where there is no cluster yet. */
  | { readonly target: "manifests"; readonly folder: string }
  /** Resources of the provider `hashicorp/kubernetes`, which the stack or the environment configures. */
  | {
      readonly target: "kubernetes";
      /** The alias of the provider, where there are several clusters: `kubernetes.ml`. Default: the provider without an alias. */
      readonly provider?: string;
    };

/** How a datacenter is operated: everything that its spec does not say. */
export interface Operation {
  readonly switches: SwitchDelivery;
  /**
   * Of the only cluster. Where the spec has several it is that with index 0; with target manifests all of them, each in a folder of its name. May be
   * left out where `clusters` has them all.
   */
  readonly cluster?: ClusterDelivery | undefined;
  /** Of several clusters, by name. Default none. */
  readonly clusters?: Readonly<Record<string, ClusterDelivery>>;
  /** Switches whose numbers may change, by name. Default none: a number of something deployed stays. */
  readonly renumber?: readonly string[];
  /** The command line, as Terraform's shell finds it. Default `npx --no calico-fabric`: the one of the project's node_modules. */
  readonly command?: string;
}

/** The way to a switch, without what is secret about it. */
export type Way = FileConnection | Omit<SshConnection, Secret> | Omit<HttpsConnection, Secret>;

const reachIn = ({ state }: NetworkDelivery): WayTo => (state === undefined ? wayWithoutState : wayOver);

/** As who delivers by himself has it; that there is a password, the environment will show. */
function delivered({ state: _state, ...delivery }: NetworkDelivery): SshDelivery {
  return { ...delivery, password: "" };
}

export function wayTo(to: Destination, delivery: SwitchDelivery): Way {
  if (delivery.transport === "file") return connectionTo(to, delivery) as Way;
  // Of a delivery without secrets nothing is still on its way.
  const way = connectionTo(to, delivered(delivery), reachIn(delivery)) as
    FileConnection | SshConnection | HttpsConnection;
  if (way.transport === "file") return way;
  const { password: _password, ...rest } = way;
  return rest;
}

/** Why some of these can't be delivered, in whole sentences; empty where all can. */
export function refusalsOf(all: readonly Destination[], delivery: SwitchDelivery): readonly string[] {
  if (delivery.transport === "file") return [];
  return undeliverable(all, delivered(delivery), "The operation", reachIn(delivery));
}

/** The folder that remembers the deliveries to a switch; undefined where the switch does, or is a file. */
export const stateFor = (
  { platform }: Destination,
  way: Way,
  delivery: SwitchDelivery,
): string | undefined =>
  delivery.transport === "file" || way.transport === "file" || wayWithoutState(platform) !== null
    ? undefined
    : delivery.state;
