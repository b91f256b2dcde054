import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import { TLSSocket, type PeerCertificate } from "node:tls";
import { DeliveryError, type Step } from "../error.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import type { HttpsConnection } from "../types.ts";
import { digitsOf, parseCertificatePin } from "./certificate.ts";

/** Larger answers are no answers: a whole configuration is a few hundred kilobytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** How it shows that the other end had closed a connection that was kept. */
const CLOSED = new Set(["ECONNRESET", "EPIPE"]);

export interface Ask {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it changes nothing, so that it may be asked twice. Default: a GET does not. */
  readonly shows?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A device's interface over HTTPS, whose certificate is pinned: to any other nothing is sent, no password above all. */
export interface HttpsClient {
  readonly device: string;
  readonly connection: HttpsConnection;
  /**
   * Asks with the user's name and password (RFC 7617). What changes nothing is asked once more where the device had closed the connection
   * that was kept (RFC 9110, section 9.2.2).
   *
   * @throws DeliveryError of that step when another certificate is offered, when the connection breaks, or when time is up, with whether
   *   the request can have had an effect in `sent`
   */
  ask(step: Step, question: Ask): Promise<Answer>;
}

/** A request without an answer. */
export class NoAnswer extends DeliveryError {
  /** Whether the device may have had the whole request: then nobody knows what it did. */
  readonly sent: boolean;

  constructor(failure: ConstructorParameters<typeof DeliveryError>[0], sent: boolean, cause?: unknown) {
    super(failure, cause);
    this.sent = sent;
  }
}

/** Has a client for as long as `work` takes. */
export async function withHttps<T>(
  device: string,
  connection: HttpsConnection,
  work: (client: HttpsClient) => Promise<T>,
): Promise<T> {
  // A TLS session that is taken up again shows no certificate.
  const agent = new Agent({ keepAlive: true, maxSockets: 1, maxCachedSessions: 0 });
  try {
    return await work({
      device,
      connection,
      ask: (step, question) => ask(agent, device, connection, step, question),
    });
  } finally {
    agent.destroy();
  }
}

/** The SHA-256 of the certificate that was offered; undefined before there is one. */
const certificateOf = (socket: TLSSocket): string | undefined =>
  (socket.getPeerCertificate() as Partial<PeerCertificate>).fingerprint256;

function ask(
  agent: Agent,
  device: string,
  connection: HttpsConnection,
  step: Step,
  question: Ask,
): Promise<Answer> {
  const { method, path, headers = {}, body = "", shows = method === "GET" } = question;
  const { host, port = 443, user, password, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = connection;
  const pin = parseCertificatePin(connection.certificate);
  const options: RequestOptions = {
    agent,
    host,
    port,
    method,
    path,
    // The pin is stricter than any chain, and devices sign their certificates themselves.
    rejectUnauthorized: false,
    headers: {
      ...headers,
      "content-length": String(Buffer.byteLength(body)),
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
    },
  };
  return new Promise((resolve, reject) => {
    let sent = false;
    let over = false;
    const refuse = (detail: string, advice: string, cause?: unknown): void => {
      clearTimeout(timer);
      over = true;
      reject(new NoAnswer({ step, device, detail, advice }, sent, cause));
      asked.destroy();
    };
    // Its events come later, when all below is there. It throws at once where what is asked can't be sent at all.
    const asked = httpsRequest(options, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) refuse(`its answer is longer than ${String(MOST_BYTES)} bytes`, "");
        else chunks.push(chunk);
      });
      response.on("error", (error) =>
        refuse(error.message, "Check the way to the device, then run again.", error),
      );
      response.on("end", () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    const timer = setTimeout(
      () =>
        refuse(
          `${host} port ${String(port)} did not answer within ${String(timeoutSeconds)} s`,
          "Check the address, the management network and that the device is up.",
        ),
      timeoutSeconds * 1000,
    );
    asked.on("error", (error: NodeJS.ErrnoException) => {
      // The next connection is a new one, so this comes once.
      if (!over && shows && asked.reusedSocket && CLOSED.has(error.code ?? "")) {
        clearTimeout(timer);
        over = true;
        resolve(ask(agent, device, connection, step, question));
        return;
      }
      refuse(
        `${host} port ${String(port)}: ${error.message}`,
        "Check the address and port, and that its interface over HTTPS is on.",
        error,
      );
    });
    const send = (socket: TLSSocket): void => {
      const offered = digitsOf(certificateOf(socket) ?? "");
      if (pin === undefined || offered !== pin) {
        refuse(
          `the device offers the certificate SHA256:${offered}, the one pinned is ${pin === undefined ? "none that can be read" : `SHA256:${pin}`}`,
          "No password was sent. If the device has a new certificate, pin that; if not, somebody else is answering.",
        );
        return;
      }
      asked.end(body, () => (sent = true));
    };
    // Nothing is sent, headers included, before the certificate is seen: they wait for the request's first bytes.
    asked.on("socket", (socket) => {
      if (!(socket instanceof TLSSocket)) refuse("the connection is not encrypted", "");
      else if (certificateOf(socket) !== undefined) send(socket);
      else socket.once("secureConnect", () => send(socket));
    });
  });
}
