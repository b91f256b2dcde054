import * as http from "node:http";
import * as https from "node:https";
import type { ClusterAccess } from "./access.ts";
import { ClusterError, reasonOf } from "./error.ts";

/** What a server says to a question. `refused`: it is there, and this client may not see it. */
export type Answer =
  | { readonly kind: "found"; readonly body: unknown }
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unavailable"; readonly reason: string };

/** Asks for a path. @throws ClusterError when the server can't be reached, or does not know who asks */
export type Ask = (path: string) => Promise<Answer>;

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 256 * 2 ** 20;

export interface Response {
  readonly status: number;
  readonly text: string;
}

export function exchange(url: URL, options: https.RequestOptions, body = ""): Promise<Response> {
  // `kubectl proxy` speaks plainly, on this machine.
  const { request } = url.protocol === "http:" ? http : https;
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "GET", ...options, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > MOST_BYTES) call.destroy(new Error("the answer is larger than 256 MiB"));
        else chunks.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    call.on("timeout", () => {
      call.destroy(new Error(`no answer in ${String(TIMEOUT_MS / 1000)} s`));
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** The server's own words, of its `Status`. */
export function reasonIn({ status, text }: Response): string {
  try {
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    if (typeof message === "string") return message;
  } catch {
    // Not of Kubernetes' making: a proxy's page.
  }
  return `HTTP ${String(status)}`;
}

function answerOf(url: string, response: Response): Answer {
  const { status, text } = response;
  if (status === 404) return { kind: "absent" };
  if (status === 403) return { kind: "refused", reason: reasonIn(response) };
  if (status === 401)
    throw new ClusterError(
      `${url} does not know who asks: the kubeconfig's credentials are not, or no longer, good`,
    );
  if (status >= 400) return { kind: "unavailable", reason: reasonIn(response) };
  try {
    return { kind: "found", body: JSON.parse(text) as unknown };
  } catch (error) {
    throw new ClusterError(`${url} does not answer as an API server does`, error);
  }
}

export function agentFor(access: ClusterAccess): http.Agent {
  const { url, ca, clientCertificate: cert, clientKey: key, serverName: servername, unverified } = access;
  const kept = { keepAlive: true, maxSockets: 8 };
  if (url.startsWith("http:")) return new http.Agent(kept);
  const server = servername === undefined ? {} : { servername };
  return new https.Agent({ ...kept, ca, cert, key, ...server, rejectUnauthorized: !unverified });
}

/** Only asks, and writes nothing. Connections are kept between questions. */
export function asking(access: ClusterAccess): Ask {
  const { url, token } = access;
  const agent = agentFor(access);
  const headers = {
    accept: "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return async (path) => {
    const response = await exchange(new URL(`${url}${path}`), { agent, headers }).catch((error: unknown) => {
      throw new ClusterError(`${url} can't be reached: ${reasonOf(error)}`, error);
    });
    return answerOf(url, response);
  };
}
