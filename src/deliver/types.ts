import type { FabricRecord } from "../change-rules/index.ts";
import type { DriftPolicy } from "./drift-policy.ts";
import type { HostDaemon, PlatformName } from "../spec/index.ts";

/** Where a switch's artifact goes, and how. Credentials are in clear here: what holds them is a secret to Pulumi. */
export type Connection = FileConnection | SshConnection | HttpsConnection;

/** The artifact becomes a file, for those who bring it to the switch by other means. */
export interface FileConnection {
  readonly transport: "file";
  readonly path: string;
}

/** The artifact is applied over SSH. Exactly one of `privateKey` and `password` is given. */
export interface SshConnection {
  readonly transport: "ssh";
  readonly host: string;
  /** Default 22; 830 of Comware, which is reached by NETCONF. */
  readonly port?: number;
  readonly user: string;
  /** The only host key that is accepted: a fingerprint `SHA256:...`, or an OpenSSH public key line. */
  readonly hostKey: string;
  /** In PEM or OpenSSH form. */
  readonly privateKey?: string;
  readonly passphrase?: string;
  readonly password?: string;
  /** Whether commands run through `sudo -n`. Default false. */
  readonly sudo?: boolean;
  /** How long one step may take, in seconds. Default 60. */
  readonly timeoutSeconds?: number;
  /** The switch puts back what ran before if it hears nothing for so many seconds. Default 120. */
  readonly rollbackSeconds?: number;
  /** Default `overwrite`; of a rollout `stop`. */
  readonly drift?: DriftPolicy;
}

/** The artifact is applied through the device's own interface over HTTPS. */
export interface HttpsConnection {
  readonly transport: "https";
  readonly host: string;
  /** Default 443. */
  readonly port?: number;
  readonly user: string;
  readonly password: string;
  /** The only certificate that is accepted: the SHA-256 of its DER, `SHA256:` and 64 hexadecimal digits, colons among them or not. */
  readonly certificate: string;
  /** How long one request may take, in seconds. Default 60. */
  readonly timeoutSeconds?: number;
  /** The device puts back what ran before if it hears nothing for so many seconds. Default 120. */
  readonly rollbackSeconds?: number;
  /** Default `overwrite`; of a rollout `stop`. */
  readonly drift?: DriftPolicy;
}

export interface SwitchInputs {
  readonly device: string;
  /** What it runs: a switch, or a host without Calico. */
  readonly platform: PlatformName | HostDaemon;
  /** The fabric's part of the switch's configuration, with a slot in the place of each password. */
  readonly artifact: string;
  /**
   * What is put into the artifact's slots on the way to a switch, by name; in clear here, so what holds them is a secret to Pulumi. A
   * file has the slots. Default none.
   */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly connection: Connection;
  /** Every number that identifies this switch: `{ asn: "64600", loopback: "10.255.8.0" }`. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Whether the user named this switch as one whose numbers may change. */
  readonly renumber: boolean;
}

/** A switch, and the way to it. */
export type Place = Pick<SwitchInputs, "device" | "platform" | "connection">;

/** What ran on a switch before the fabric came. Both are empty for a transport that cannot know. May hold passwords. */
export interface Before {
  /** The running configuration. */
  readonly baseline: string;
  /** What the switch loads when it starts, byte for byte. */
  readonly startup: string;
}

export interface SwitchState extends SwitchInputs, Before {
  /** The commands that would put the switch right again, as it words them, or the lines that differ, passwords masked; empty when none. */
  readonly drift: readonly string[];
}

export interface FolderInputs {
  readonly folder: string;
  /** Content by file name. */
  readonly files: Readonly<Record<string, string>>;
}

export interface FolderState extends FolderInputs {
  /** One sentence a file that is missing or changed. */
  readonly drift: readonly string[];
}

/** What is wrong with a property. Empty: the reason says where, for Pulumi knows none but the first word of a path and would print its value. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface NumbersInputs {
  /** By device: every number that identifies it. */
  readonly numbers: Readonly<Record<string, SwitchInputs["numbers"]>>;
  /** What can't be changed in place, or moves, on what runs. */
  readonly record: FabricRecord;
  /** What may change of it all, by name: devices, pools, nodes. */
  readonly renumber: readonly string[];
  /** What was found in the cluster that would end the update half way. Default nothing. */
  readonly against?: readonly string[];
}

export interface DiffResult {
  readonly changes: boolean;
  readonly replaces: string[];
  readonly stables: string[];
  readonly deleteBeforeReplace: boolean;
}

/** The verbs of a Pulumi dynamic provider, in our own words: `pulumi.dynamic.ResourceProvider` accepts it. */
export interface Verbs<Inputs, State> {
  check(
    olds: Partial<Inputs> | undefined,
    news: Inputs,
  ): Promise<{ inputs: Inputs; failures: CheckFailure[] }>;
  diff(id: string, olds: State, news: Inputs): Promise<DiffResult>;
  create(inputs: Inputs): Promise<{ id: string; outs: State }>;
  /** With inputs, of the same type to Pulumi as outputs, where the next preview is to show what it puts right: as if they had been asked for. */
  read(id: string, state: State): Promise<{ id: string; props: State; inputs?: State }>;
  update(id: string, olds: State, news: Inputs): Promise<{ outs: State }>;
  delete(id: string, state: State): Promise<void>;
}
