import { clusterAccess, type ClusterAccess } from "./access.ts";
import { agentFor, exchange, reasonIn, type Response } from "./api.ts";
import type { ClusterChoice } from "./choice.ts";
import { ClusterError, reasonOf } from "./error.ts";

/** An object as a cluster's API has it. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** What is done to one object. Each can be done again and changes nothing then. */
export type ObjectChange =
  | { readonly does: "comes"; readonly object: ApiObject & Readonly<Record<string, unknown>> }
  /** What changes of it, as a JSON merge patch (RFC 7386): null for what goes. */
  | {
      readonly does: "changes";
      readonly object: ApiObject;
      readonly patch: Readonly<Record<string, unknown>>;
      /** Whether it may have gone already. */
      readonly ifThere?: true;
    }
  | { readonly does: "goes"; readonly object: ApiObject };

/** Who the server notes as the owner of what is written, as Pulumi's provider is told to. */
const OWNER = "fieldManager=pulumi-calico-fabric";

/** Every kind that is written makes its plural so. */
const pluralOf = ({ kind }: ApiObject): string => `${kind.toLowerCase()}s`;

/** Where objects of a kind are. */
function folderOf(object: ApiObject): string {
  const { apiVersion, metadata } = object;
  const api = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const within = metadata.namespace === undefined ? "" : `/namespaces/${metadata.namespace}`;
  return `${api}${within}/${pluralOf(object)}`;
}

interface Call {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

type Send = (call: Call) => Promise<Response>;

function sender(access: ClusterAccess): Send {
  const { url, token } = access;
  const agent = agentFor(access);
  const type = {
    POST: "application/json",
    PATCH: "application/merge-patch+json",
    DELETE: "application/json",
  };
  return async ({ method, path, body }) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = {
      accept: "application/json",
      "content-type": type[method],
      "content-length": String(Buffer.byteLength(text)),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    return await exchange(new URL(`${url}${path}`), { agent, headers, method }, text).catch(
      (error: unknown) => {
        throw new ClusterError(`${url} can't be reached: ${reasonOf(error)}`, error);
      },
    );
  };
}

const named = ({ kind, metadata: { name } }: ApiObject): string => `${kind} ${name}`;

function good(change: ObjectChange, response: Response, fine: readonly number[] = []): Response {
  if (response.status < 400 || fine.includes(response.status)) return response;
  throw new ClusterError(`${named(change.object)}: ${reasonIn(response)}`);
}

/** Where an object is. */
export const pathOf = (object: ApiObject): string => `${folderOf(object)}/${object.metadata.name}`;

/** What is there already, as after a run that was killed, is made what it should be. */
async function made(send: Send, change: Extract<ObjectChange, { does: "comes" }>): Promise<void> {
  const { object } = change;
  const path = `${folderOf(object)}?${OWNER}`;
  const answer = good(change, await send({ method: "POST", path, body: object }), [409]);
  if (answer.status === 409)
    good(change, await send({ method: "PATCH", path: `${pathOf(object)}?${OWNER}`, body: object }));
}

async function done(send: Send, change: ObjectChange): Promise<void> {
  const path = pathOf(change.object);
  if (change.does === "comes") await made(send, change);
  else if (change.does === "goes") good(change, await send({ method: "DELETE", path }), [404]);
  else {
    const answer = await send({ method: "PATCH", path: `${path}?${OWNER}`, body: change.patch });
    good(change, answer, change.ifThere === true ? [404] : []);
  }
}

/**
 * Does changes to a cluster's objects, one after the other. What was done before one that is refused stays.
 * @throws ClusterError that names the object, in the server's words
 */
export async function changeObjects(choice: ClusterChoice, changes: readonly ObjectChange[]): Promise<void> {
  const send = sender(await clusterAccess(choice));
  for (const change of changes) await done(send, change);
}
