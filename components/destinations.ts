import type { DriftPolicy } from "../src/deliver/drift-policy.ts";
import type { SwitchInputs } from "../src/deliver/index.ts";
import type { Way } from "../src/deliver/ways.ts";

/* How devices are reached, without what is secret about it: what programs of Pulumi and stacks of Terraform have alike, whichever of them is installed. */

/** A device that is to be configured. */
export interface Destination {
  readonly device: string;
  readonly platform: SwitchInputs["platform"];
  /** Of its file, with the dot. */
  readonly extension: string;
}

/** The way to a platform; null where its configurations are files. */
export type WayTo = (platform: Destination["platform"]) => Way | null;

/** Written to a folder, one file a switch: for review, or for whatever else delivers them. */
export interface FolderDelivery {
  readonly transport: "file";
  /** Relative to the folder of Pulumi.yaml, or absolute. */
  readonly folder: string;
}

/** Put on the switches over the network: SSH, and HTTPS where a system is configured so. */
export interface DeliveryOverNetwork {
  readonly transport: "ssh";
  readonly user: string;
  /** Run commands on the switch with `sudo -n`. Default false. */
  readonly sudo?: boolean;
  /** Per step. Default 60. */
  readonly timeoutSeconds?: number;
  /** A switch that hears no confirmation for this long goes back to what it ran before. Default 120. */
  readonly rollbackSeconds?: number;
  /** What becomes of a switch that somebody has changed by hand, when it is to be changed. Default `overwrite`. */
  readonly drift?: DriftPolicy;
  /** Every switch by name that is reached over the network. */
  readonly devices: Readonly<Record<string, SwitchAddress>>;
  /**
   * The folder of the configurations of switches that have no address here. Relative to the folder of Pulumi.yaml, or absolute. Default none,
   * which refuses such switches.
   */
  readonly files?: string;
}

/** The way to one switch: exactly one of `hostKey` and `certificate`, as its system is configured over SSH or HTTPS. */
export interface SwitchAddress {
  readonly host: string;
  /** Default 22 over SSH, and 830 of Comware (NETCONF); 443 over HTTPS, and 8765 of Cumulus Linux (NVUE). */
  readonly port?: number;
  /** Pinned: `SHA256:…` as `ssh-keygen -l` prints it, or the public key's line. Another key is refused. */
  readonly hostKey?: string;
  /** Pinned: `SHA256:` and the 64 hexadecimal digits of the certificate's SHA-256. Another is refused. */
  readonly certificate?: string;
  /** Default: that of all. */
  readonly user?: string;
}
