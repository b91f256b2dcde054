import ssh2 from "ssh2";
import { hostKeyOf, signaturesFor, type HostKey } from "./host-key.ts";

/** Where an interface listens, and how long its answer may take. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly seconds: number;
}

/**
 * The host key that a device shows and proves to have. Of SSH nothing goes beyond the exchange of keys: the service that logs in is not
 * asked for, and no user is named.
 *
 * @param type of which of its keys, where it has several. Default: as a delivery would be shown it
 * @throws Error in the words of SSH or of the network
 */
export function shownKey({ host, port, seconds }: Listening, type?: string): Promise<HostKey> {
  const client = new ssh2.Client();
  let shown: Buffer | undefined;
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      client.off("close", closed).on("error", () => undefined);
      client.destroy();
      finish();
    };
    const closed = (): void =>
      end(() => reject(new Error("the connection was closed before a key was shown")));
    client.once("close", closed);
    client.once("error", (error) => end(() => reject(error)));
    // It comes once the signature is checked (RFC 4253, section 8), and before anything else is sent: the socket is gone by then.
    client.once("handshake", () => {
      const key = shown;
      end(() => (key === undefined ? reject(new Error("no key was shown")) : resolve(hostKeyOf(key))));
    });
    client.connect({
      host,
      port,
      // ssh2 wants one, and would name it when it logs in.
      username: "nobody",
      authHandler: () => false,
      readyTimeout: seconds * 1000,
      ...(type === undefined ? {} : { algorithms: { serverHostKey: signaturesFor(type) as never } }),
      hostVerifier: (key: Buffer) => {
        shown = key;
        return true;
      },
    });
  });
}
