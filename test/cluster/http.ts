import { Agent, request } from "node:https";

/** How to reach and be known to an API server. PEM texts, not paths. */
export interface Connection {
  /** `https://host:port`, no trailing slash. */
  readonly url: string;
  /** Certificate authorities that may vouch for the server. Absent: the system's. */
  readonly ca?: string | undefined;
  readonly token?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly clientKey?: string | undefined;
}

export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  /** Default `application/json`. */
  readonly contentType?: string;
}

/** A refusal by the API server: its `Status` object, as an error. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  /**
   * Kubernetes' one-word reason (`AlreadyExists`, `Conflict`, `Invalid`), or "" when the server gave none.
   */
  readonly reason: string;

  constructor(code: number, reason: string, message: string) {
    super(message);
    this.code = code;
    this.reason = reason;
  }
}

export type Send = (call: Call) => Promise<unknown>;

const TIMEOUT_MS = 30_000;

/**
 * A function that sends one JSON request over a connection that is kept alive between calls. Node's `fetch`
 * cannot be given a certificate authority, which a cluster that signs its own certificate needs.
 *
 * @throws ApiError for any status of 400 or more; the socket's own error when the server cannot be reached
 */
export function sender(connection: Connection): Send {
  const agent = new Agent({
    keepAlive: true,
    ca: connection.ca,
    cert: connection.clientCertificate,
    key: connection.clientKey,
  });
  const authorization = connection.token === undefined ? {} : { authorization: `Bearer ${connection.token}` };
  return async ({ method, path, body, contentType = "application/json" }) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: "application/json",
      ...authorization,
      ...(text === undefined
        ? {}
        : { "content-type": contentType, "content-length": Buffer.byteLength(text) }),
    };
    const answer = await exchange(new URL(path, connection.url), { method, headers, agent }, text);
    if (answer.status >= 400) throw refusal(answer.status, answer.text);
    return answer.text.startsWith("{") ? (JSON.parse(answer.text) as unknown) : answer.text;
  };
}

interface Options {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly agent: Agent;
}

function exchange(
  url: URL,
  options: Options,
  body: string | undefined,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { ...options, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    call.on("timeout", () =>
      call.destroy(new Error(`${options.method} ${url.href}: no answer in ${TIMEOUT_MS / 1000} s`)),
    );
    call.on("error", reject);
    call.end(body);
  });
}

function refusal(code: number, text: string): ApiError {
  try {
    const status = JSON.parse(text) as { reason?: string; message?: string };
    return new ApiError(code, status.reason ?? "", status.message ?? text);
  } catch {
    return new ApiError(code, "", text.trim() === "" ? `HTTP ${code}` : text.trim());
  }
}
