import type { SshConnection } from "../../../src/deliver/index.ts";
import type { SshServer } from "./ssh-server.ts";
import { PASSWORD, USER } from "./login.ts";

/** A stand-in for a device that is reached over SSH: no such device can be had. */
export interface DeviceServer extends SshServer {
  /** What runs, as it shows it. */
  running(): string;
  /** What it starts with. */
  startup(): string;
  /** Types configuration at its console, where no lock counts; it takes effect. */
  type(...lines: readonly string[]): void;
  save(): void;
  /** @param now peers whose sessions are up @param after those whose sessions are once it was configured; default the same */
  peersAre(now: readonly string[], after?: readonly string[]): void;
  /** Has another session lock the configuration; gives what unlocks it. */
  lockedByAnother(): () => void;
  /** What it was asked for, in order. */
  readonly asked: readonly string[];
  /** What of that changes what it runs or starts with. */
  readonly changes: readonly string[];
}

/** A login that is right. */
export const loginTo = (server: SshServer, change: Partial<SshConnection> = {}): SshConnection => ({
  transport: "ssh",
  host: "127.0.0.1",
  port: server.port,
  user: USER,
  password: PASSWORD,
  hostKey: server.hostKey,
  timeoutSeconds: 10,
  rollbackSeconds: 10,
  ...change,
});
