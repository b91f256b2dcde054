import ssh2 from "ssh2";
import { DeliveryError } from "../error.ts";
import type { SshConnection } from "../types.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "./defaults.ts";
import { fingerprintOf, parsePin, signaturesFor } from "./host-key.ts";

/** Ten seconds of silence are three keepalives missed: the connection counts as broken. */
const KEEPALIVE = { keepaliveInterval: 3_000, keepaliveCountMax: 3 };

interface Reason {
  readonly when: (error: SshError) => boolean;
  readonly detail: (error: SshError, to: string) => string;
  readonly advice: string;
}

type SshError = Error & { readonly level?: string; readonly code?: string };

/** Why a connection was not made, most telling first. */
const REASONS: readonly Reason[] = [
  {
    when: ({ level }) => level === "client-authentication",
    detail: (_, to) => `${to} refused the credentials`,
    advice: "Check the user and its key or password in the stack's configuration.",
  },
  {
    when: ({ level, code }) => level === "client-timeout" || code === "ETIMEDOUT",
    detail: (_, to) => `${to} did not answer in time`,
    advice: "Check the address, the management network and that the switch is up.",
  },
  {
    when: ({ message }) => /privateKey|passphrase/i.test(message),
    detail: ({ message }) => message,
    advice: "Give a private key in OpenSSH or PEM form, and its passphrase if it has one.",
  },
];

const OTHERWISE: Omit<Reason, "when"> = {
  detail: ({ message }, to) => `${to}: ${message}`,
  advice: "Check the address and port, and that its SSH server runs.",
};

/**
 * Connects and logs in.
 *
 * @throws DeliveryError of step `connect`: another host key than the pinned one, credentials refused, no answer
 */
export function connect(device: string, connection: SshConnection): Promise<ssh2.Client> {
  const { host, port = 22, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, password } = connection;
  const pin = parsePin(connection.hostKey);
  const client = new ssh2.Client();
  let offered: string | undefined;
  return new Promise((resolve, reject) => {
    const refuse = (error: SshError): void => {
      // Taking it down makes it complain once more.
      client.off("close", closed).on("error", () => undefined);
      client.destroy();
      if (offered === undefined || offered === pin?.fingerprint)
        reject(notConnected(device, { host, port }, error));
      else reject(wrongHostKey(device, offered, pin?.fingerprint));
    };
    const closed = (): void => refuse(new Error("the connection was closed while logging in"));
    client.once("error", refuse).once("close", closed);
    client.once("ready", () => {
      client.off("error", refuse).off("close", closed);
      resolve(client);
    });
    // Some switches ask for the password as a question.
    client.on("keyboard-interactive", (_name, _instructions, _language, prompts, answer) => {
      answer(prompts.map(() => password ?? ""));
    });
    try {
      client.connect({
        host,
        port,
        username: connection.user,
        readyTimeout: timeoutSeconds * 1000,
        ...KEEPALIVE,
        ...(password === undefined ? {} : { password, tryKeyboard: true }),
        ...(connection.privateKey === undefined ? {} : { privateKey: connection.privateKey }),
        ...(connection.passphrase === undefined ? {} : { passphrase: connection.passphrase }),
        ...(pin?.type ? { algorithms: { serverHostKey: signaturesFor(pin.type) as never } } : {}),
        hostVerifier: (key: Buffer) => (offered = fingerprintOf(key)) === pin?.fingerprint,
      });
    } catch (error) {
      refuse(error as SshError);
    }
  });
}

/** Why there is no connection, in words. */
export function notConnected(
  device: string,
  { host, port }: { readonly host: string; readonly port: number },
  error: SshError,
): DeliveryError {
  const reason = REASONS.find(({ when }) => when(error)) ?? OTHERWISE;
  const detail = reason.detail(error, `${host} port ${String(port)}`);
  return new DeliveryError({ step: "connect", device, detail, advice: reason.advice }, error);
}

function wrongHostKey(device: string, offered: string, pinned = "none that can be read"): DeliveryError {
  return new DeliveryError({
    step: "connect",
    device,
    detail: `the switch offers the host key ${offered}, the one pinned is ${pinned}`,
    advice:
      "No password or key was sent. If the switch was reinstalled, pin its new key; if it has several, pin the one it offers or give the whole public key line; if neither, somebody else is answering.",
  });
}
