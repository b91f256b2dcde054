import type { ClientCallback, Client, ClientChannel } from "ssh2";
import { DeliveryError, type Step } from "../error.ts";
import type { SshConnection } from "../types.ts";
import { connect } from "./connect.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "./defaults.ts";

/** One channel of an SSH connection of its own: a shell or a subsystem that is talked to as long as it lasts. */
export interface Channel {
  readonly device: string;
  /** How long one answer may take. */
  readonly seconds: number;
  write(text: string): void;
  /** Who hears what comes; the last one asked for. */
  listen(listener: (bytes: Buffer) => void): void;
  /** Why it ended; undefined while it stands. */
  lost(): string | undefined;
  /**
   * What `begin` settles, within the time that one answer may take. It may say what the device waits at, for the message when time is up.
   * @throws DeliveryError of that step when the channel ends before, or when time is up, which ends it
   */
  within<T>(
    step: Step,
    begin: (done: (value: T) => void, fail: (why: string) => void, waitsAt: (what: string) => void) => void,
  ): Promise<T>;
  close(): void;
}

const ADVICE = "Check the way to the switch, then run again.";

/**
 * Connects and opens a channel.
 *
 * @param what in words, and how to see to it that the device has it
 * @throws DeliveryError of step "connect"
 */
export async function openChannel(
  device: string,
  connection: SshConnection,
  what: { readonly name: string; readonly advice: string },
  open: (client: Client, opened: ClientCallback) => void,
): Promise<Channel> {
  const client = await connect(device, connection);
  // Short lines go back and forth: each would wait for the answer to what came before it.
  client.setNoDelay(true);
  const seconds = connection.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  let reason: string | undefined;
  const early: Buffer[] = [];
  let hear: (bytes: Buffer) => void = (bytes) => void early.push(bytes);
  const ends = new Set<(why: string) => void>();
  const end = (why: string): void => {
    reason ??= why;
    for (const tell of ends) tell(reason);
  };
  client.on("error", (error) => end(`the connection broke: ${error.message}`));
  client.on("close", () => end("the switch closed the connection"));

  const within: Channel["within"] = (step, begin) =>
    new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        ends.delete(fail);
        finish();
      };
      const fail = (why: string): void =>
        settle(() => reject(new DeliveryError({ step, device, detail: why, advice: ADVICE })));
      const timer = setTimeout(() => {
        // Its answer may still come, and would be taken for another's.
        end(`no answer within ${String(seconds)} s${where === "" ? "" : `: it waits at "${where}"`}`);
        client.destroy();
      }, seconds * 1000);
      let where = "";
      ends.add(fail);
      if (reason === undefined)
        begin(
          (value) => settle(() => resolve(value)),
          fail,
          (what) => (where = what),
        );
      else fail(reason);
    });

  try {
    const channel = await within<ClientChannel>("connect", (done, fail) =>
      open(client, (error, opened) =>
        error ? fail(`it does not open ${what.name}: ${error.message}`) : done(opened),
      ),
    );
    channel.on("data", (bytes: Buffer) => hear(bytes));
    channel.on("close", () => end("the switch ended the session"));
    channel.on("error", (error: Error) => end(error.message));
    return {
      device,
      seconds,
      write: (text) => void channel.write(text),
      listen: (listener) => {
        hear = listener;
        for (const bytes of early.splice(0)) hear(bytes);
      },
      lost: () => reason,
      within,
      close: () => {
        end("the session was closed");
        client.destroy();
      },
    };
  } catch (error) {
    client.destroy();
    if (!(error instanceof DeliveryError)) throw error;
    throw new DeliveryError({ step: "connect", device, detail: error.detail, advice: what.advice }, error);
  }
}
