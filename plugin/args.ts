import type * as pulumi from "@pulumi/pulumi";

/** How configurations reach the switches. */
export const SwitchTransport = {
  /** Written to a folder, one file a switch: for review, or for whatever else delivers them. */
  File: "file",
  /** Put on the switches over the network: SSH, and HTTPS where a system is configured so. */
  Ssh: "ssh",
} as const;
export type SwitchTransport = (typeof SwitchTransport)[keyof typeof SwitchTransport];

/** How one switch is reached: exactly one of `hostKey` and `certificate`, as its system is configured over SSH or HTTPS. */
export interface SwitchAddress {
  readonly host: string;
  /** Default 22 with `hostKey`, and 830 of Comware; 443 with `certificate`. */
  readonly port?: number;
  /** Pinned: `SHA256:…` as `ssh-keygen -l` prints it, or the public key's line. Another key is refused. */
  readonly hostKey?: string;
  /** Pinned: `SHA256:` and the 64 hexadecimal digits of the certificate's SHA-256. Another is refused. */
  readonly certificate?: string;
  /** Default: that of all. */
  readonly user?: string;
}

/** What becomes of a switch that runs something else than was delivered to it. */
export const DriftPolicy = {
  /** A change puts it right. */
  Overwrite: "overwrite",
  /** It is not changed: the update fails, with the lines that differ. */
  Stop: "stop",
} as const;
export type DriftPolicy = (typeof DriftPolicy)[keyof typeof DriftPolicy];

/** How configurations reach the switches. */
export interface SwitchDelivery {
  readonly transport: SwitchTransport;
  /** With transport file: relative to the folder of Pulumi.yaml, or absolute. */
  readonly folder?: string;
  /** With transport ssh, as are the rest. */
  readonly user?: string;
  /** OpenSSH private key, PEM. Exactly one of `privateKey` and `password`; both where some switches are configured over HTTPS. */
  readonly privateKey?: pulumi.Input<string>;
  readonly passphrase?: pulumi.Input<string>;
  readonly password?: pulumi.Input<string>;
  /** Run commands on the switch with `sudo -n`. Default false. */
  readonly sudo?: boolean;
  /** Per step, 1 to 3600. Default 60. */
  readonly timeoutSeconds?: number;
  /** A switch that hears no confirmation for this long goes back to what it ran before. 10 to 3600, default 120. */
  readonly rollbackSeconds?: number;
  /** What becomes of a switch that somebody has changed by hand, when it is to be changed. Default overwrite. */
  readonly drift?: DriftPolicy;
  /** Every switch by name that is reached over the network. */
  readonly devices?: Record<string, SwitchAddress>;
  /** The folder of the configurations of switches that have no address here. Default none, which refuses such switches. */
  readonly files?: string;
}

/** Where Calico's objects go. */
export const ClusterTarget = {
  /** Written to a folder of manifests, for GitOps or for where there is no cluster yet. */
  Manifests: "manifests",
  /** Created in a cluster. */
  Kubernetes: "kubernetes",
} as const;
export type ClusterTarget = (typeof ClusterTarget)[keyof typeof ClusterTarget];

/** Where Calico's objects go. */
export interface ClusterDelivery {
  readonly target: ClusterTarget;
  /** With target manifests: relative to the folder of Pulumi.yaml, or absolute. */
  readonly folder?: string;
  /** With target kubernetes: content of the kubeconfig. Default: the environment's. */
  readonly kubeconfig?: pulumi.Input<string>;
  /** With target kubernetes: the context of the kubeconfig. Default its current one. */
  readonly context?: string;
}

/** How a datacenter is operated: everything that its spec does not say. */
export interface Operation {
  readonly switches: SwitchDelivery;
  /** Of the only cluster. Where the spec has several it is that with index 0; with target manifests all of them, each in a folder of its name. */
  readonly cluster?: ClusterDelivery;
  /** Of several clusters, by name. Default none. */
  readonly clusters?: Record<string, ClusterDelivery>;
  /** Switches whose numbers may change, by name. Default none: a number of something deployed stays. */
  readonly renumber?: string[];
  /** The text of every password that the spec names, by its name; secrets. Default none. */
  readonly passwords?: Record<string, pulumi.Input<string>>;
}
