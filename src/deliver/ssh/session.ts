import { randomBytes } from "node:crypto";
import type ssh2 from "ssh2";
import { DeliveryError, type Step } from "../error.ts";
import type { SshConnection } from "../types.ts";
import { connect } from "./connect.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "./defaults.ts";
import { commandLine } from "./quote.ts";

export interface RemoteResult {
  /** Exit code; undefined when a signal ended the command. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Remote {
  /** The script's `$1`, `$2`, ... */
  readonly args?: readonly string[];
  /** What the script reads from its standard input. */
  readonly input?: string;
}

/** An open connection to a switch. */
export interface Session {
  readonly device: string;
  readonly connection: SshConnection;
  /** Runs a script on the switch. @throws DeliveryError of that step when the connection breaks or time is up */
  run(step: Step, script: string, remote?: Remote): Promise<RemoteResult>;
  /** Whether the connection still stands. */
  alive(): boolean;
  /** Connects anew in the place of a connection that broke. @throws DeliveryError of step `connect` */
  reopen(): Promise<void>;
}

/**
 * A non-interactive login often has a PATH without the administrator's programs; messages are read in English; what vtysh is asked is in
 * nobody's history. What a login script of the user prints comes before the mark.
 */
const prelude = (mark: string): string =>
  `export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin:/usr/local/sbin" VTYSH_HISTFILE=/dev/null; echo ${mark}; echo ${mark} >&2\n`;

/** What came after the mark; all of it where the script did not begin. */
const after = (mark: string, text: string): string => {
  const at = text.indexOf(`${mark}\n`);
  return at < 0 ? text : text.slice(at + mark.length + 1);
};

/** Opens a connection for as long as `work` takes. */
export async function withSession<T>(
  device: string,
  connection: SshConnection,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  let lost: string | undefined;
  const open = async (): Promise<ssh2.Client> => {
    const opened = await connect(device, connection);
    lost = undefined;
    opened.on("error", (error) => opened === client && (lost = error.message));
    opened.on("close", () => opened === client && (lost ??= "the switch closed the connection"));
    return opened;
  };
  let client = await open();
  const session: Session = {
    device,
    connection,
    alive: () => lost === undefined,
    reopen: async () => {
      client.destroy();
      client = await open();
    },
    run: async (step, script, { args = [], input = "" } = {}) => {
      const seconds = connection.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
      const mark = `calico-fabric-${randomBytes(8).toString("hex")}`;
      const command = commandLine(prelude(mark) + script, args, connection.sudo ?? false);
      try {
        if (lost !== undefined) throw new Error(lost);
        const { code, stdout, stderr } = await execute(client, command, input, seconds);
        return { code, stdout: after(mark, stdout), stderr: after(mark, stderr) };
      } catch (error) {
        throw new DeliveryError(
          {
            step,
            device,
            detail: lost ?? (error as Error).message,
            advice: "Check the way to the switch, then run again.",
          },
          error,
        );
      }
    },
  };
  try {
    return await work(session);
  } finally {
    // A goodbye waits for an answer, and a switch that has gone away would never give it: the socket would keep this
    // process.
    client.destroy();
  }
}

function execute(
  client: ssh2.Client,
  command: string,
  input: string,
  seconds: number,
): Promise<RemoteResult> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      client.off("close", broken);
      done();
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const broken = (): void => fail(new Error("the connection broke"));
    const timer = setTimeout(() => fail(new Error(`no answer within ${seconds} s`)), seconds * 1000);
    client.once("close", broken);
    client.exec(command, (error, channel) => {
      if (error) {
        fail(error);
        return;
      }
      const output = { stdout: "", stderr: "" };
      let ending: { code: number | undefined } | undefined;
      channel.setEncoding("utf8").on("data", (chunk: string) => (output.stdout += chunk));
      channel.stderr.setEncoding("utf8").on("data", (chunk: string) => (output.stderr += chunk));
      channel.on("exit", (code: number | null) => (ending = { code: code ?? undefined }));
      channel.on("error", fail);
      // A channel that closes before its command has ended went down with the connection.
      channel.on("close", () => {
        const result = ending && { ...ending, ...output };
        if (result) settle(() => resolve(result));
        else broken();
      });
      channel.end(input);
    });
  });
}
