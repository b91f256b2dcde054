import { connect } from "node:tls";
import type { Listening } from "../ssh/shown-key.ts";

/**
 * The certificate that a device shows, as `SHA256:` and the digits with colons. No request is sent.
 *
 * @throws Error in the words of TLS or of the network
 */
export function shownCertificate({ host, port, seconds }: Listening): Promise<string> {
  return new Promise((resolve, reject) => {
    // Whatever it shows is wanted here, and nothing is told to who shows it.
    const socket = connect({ host, port, rejectUnauthorized: false });
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      socket.on("error", () => undefined).destroy();
      finish();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`did not answer within ${String(seconds)} s`))),
      seconds * 1000,
    );
    socket.once("error", (error: Error) => end(() => reject(error)));
    socket.once("close", () =>
      end(() => reject(new Error("the connection was closed before a certificate was shown"))),
    );
    socket.once("secureConnect", () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      end(() =>
        typeof fingerprint256 === "string"
          ? resolve(`SHA256:${fingerprint256}`)
          : reject(new Error("it shows no certificate")),
      );
    });
  });
}
