import type { NetBoxObject } from "../../export/netbox/kinds.ts";
import { told } from "../../text/foreign.ts";
import { reasonOf } from "../system-error.ts";

/** NetBox does not answer, or refuses. */
export class NetBoxError extends Error {}

/** NetBox's REST API, as far as objects are found, made and changed. */
export interface NetBox {
  readonly list: (
    endpoint: string,
    query: readonly (readonly [string, string])[],
  ) => Promise<readonly NetBoxObject[]>;
  readonly create: (endpoint: string, bodies: readonly unknown[]) => Promise<readonly NetBoxObject[]>;
  readonly change: (endpoint: string, bodies: readonly unknown[]) => Promise<readonly NetBoxObject[]>;
}

const SECONDS = 60;
/** Its own default of what a page may have at most. */
const PAGE = 1000;

interface Page {
  readonly next: string | null;
  readonly results: readonly NetBoxObject[];
}

/** Tokens of version 2 say so themselves. */
const authorization = (token: string): string => `${token.startsWith("nbt_") ? "Bearer" : "Token"} ${token}`;

/** @param base the URL of NetBox itself, as a browser has it, without the slash at its end */
export function netBoxAt(base: string, token: string): NetBox {
  const api = `${base}/api/`;

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(api + path, {
        method,
        // A token goes nowhere else.
        redirect: "error",
        signal: AbortSignal.timeout(1000 * SECONDS),
        headers: {
          authorization: authorization(token),
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await answer.text();
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new NetBoxError(`${base} does not answer: ${reasonOf(cause)}`);
    }
    if (!answer.ok)
      throw new NetBoxError(
        `${base} refuses ${method} ${path.split("?", 1)[0] ?? ""} with ${String(answer.status)}: ${told(text)}`,
      );
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new NetBoxError(`${base} answers ${path} with something else than JSON: is it NetBox's URL?`);
    }
  }

  const written = async (method: string, endpoint: string, bodies: readonly unknown[]) =>
    (await ask(method, `${endpoint}/`, bodies)) as readonly NetBoxObject[];

  return {
    async list(endpoint, query) {
      const parameters = new URLSearchParams([
        ...query.map(([name, value]): [string, string] => [name, value]),
        ["limit", String(PAGE)],
      ]);
      const all: NetBoxObject[] = [];
      for (let search: string | null = `?${parameters.toString()}`; search !== null;) {
        const page = (await ask("GET", `${endpoint}/${search}`)) as Page;
        all.push(...page.results);
        // Behind a proxy its host is another, so the parameters alone are taken of it.
        search = page.next === null ? null : new URL(page.next).search;
      }
      return all;
    },
    create: (endpoint, bodies) => written("POST", endpoint, bodies),
    change: (endpoint, bodies) => written("PATCH", endpoint, bodies),
  };
}
