import { discovery } from "./discovery.ts";
import { ApiError, sender, type Connection, type Send } from "./http.ts";
import { refOf, type KubeObject, type ObjectRef, type TypeRef } from "./objects.ts";

export interface WriteOptions {
  /** Who the server notes as owner of the fields written. Default `pulumi-calico-fabric-test`. */
  readonly fieldManager?: string;
  /** Let the server check and answer, but keep nothing. Default false. */
  readonly dryRun?: boolean;
  /** What the server does about a field its schema does not have: refuse, or drop it. Default `Strict`. */
  readonly fieldValidation?: "Strict" | "Warn" | "Ignore";
}

export interface ApplyOptions extends WriteOptions {
  /**
   * Take over fields that another manager owns with another value. Default false: that is a conflict (409).
   */
  readonly force?: boolean;
}

export interface ListOptions {
  /** Default: all namespaces. */
  readonly namespace?: string;
  readonly labelSelector?: string;
}

/** A JSON merge patch (RFC 7386), or a JSON patch (RFC 6902) when it is an array. */
export type Patch = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];

/**
 * The verbs of the Kubernetes API on any kind the server knows. What is not found is `undefined` (or
 * `false`); every other refusal is an ApiError; a kind the server does not know is an UnknownKindError.
 */
export interface KubeClient {
  readonly url: string;
  knows(type: TypeRef): Promise<boolean>;
  namespaced(type: TypeRef): Promise<boolean>;
  get<T extends KubeObject = KubeObject>(ref: ObjectRef): Promise<T | undefined>;
  list<T extends KubeObject = KubeObject>(type: TypeRef, options?: ListOptions): Promise<T[]>;
  create<T extends KubeObject = KubeObject>(object: KubeObject, options?: WriteOptions): Promise<T>;
  /** Server-side apply: creates what is missing, owns what it names, gives up what it no longer names. */
  apply<T extends KubeObject = KubeObject>(object: KubeObject, options?: ApplyOptions): Promise<T>;
  patch<T extends KubeObject = KubeObject>(ref: ObjectRef, patch: Patch, options?: WriteOptions): Promise<T>;
  /**
   * Foreground deletion. True when there was something to delete; it may live on until its finalizers are
   * gone.
   */
  delete(ref: ObjectRef): Promise<boolean>;
  /** For what the verbs do not cover (`/version`, subresources). */
  readonly send: Send;
}

/** Connects lazily: nothing is sent before the first call. */
export function kubeClient(connection: Connection): KubeClient {
  const send = sender(connection);
  const paths = discovery(send);
  const ask = <T>(method: "GET" | "POST", path: string, body?: unknown) =>
    send({ method, path, body }) as Promise<T>;

  return {
    url: connection.url,
    send,
    knows: (type) => paths.knows(type),
    namespaced: (type) => paths.namespaced(type),
    get: async <T>(ref: ObjectRef) => orMissing(ask<T>("GET", await paths.object(ref))),
    list: async <T>(type: TypeRef, { namespace, labelSelector }: ListOptions = {}) => {
      const path = await paths.collection(type, namespace);
      const { items } = await ask<{ items: T[] }>("GET", path + query({ labelSelector }));
      // The items of a list of built-in kinds come without these two.
      return items.map((item) => ({ apiVersion: type.apiVersion, kind: type.kind, ...item }));
    },
    create: async <T>(object: KubeObject, options: WriteOptions = {}) => {
      const path = await paths.collection(object, object.metadata.namespace ?? "default");
      return ask<T>("POST", path + writeQuery(options), object);
    },
    apply: async <T>(object: KubeObject, options: ApplyOptions = {}) => {
      const path = await paths.object(refOf(object));
      const force = options.force === true ? "true" : undefined;
      const contentType = "application/apply-patch+yaml";
      return (await send({
        method: "PATCH",
        path: path + writeQuery(options, { force }),
        body: object,
        contentType,
      })) as T;
    },
    patch: async <T>(ref: ObjectRef, patch: Patch, options: WriteOptions = {}) => {
      const contentType = Array.isArray(patch)
        ? "application/json-patch+json"
        : "application/merge-patch+json";
      const path = (await paths.object(ref)) + writeQuery(options);
      return (await send({ method: "PATCH", path, body: patch, contentType })) as T;
    },
    delete: async (ref) => {
      const path = (await paths.object(ref)) + query({ propagationPolicy: "Foreground" });
      return (await orMissing(send({ method: "DELETE", path }))) !== undefined;
    },
  };
}

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
}

function writeQuery(options: WriteOptions, more: Record<string, string | undefined> = {}): string {
  const { fieldManager = "pulumi-calico-fabric-test", dryRun = false, fieldValidation = "Strict" } = options;
  return query({ fieldManager, fieldValidation, dryRun: dryRun ? "All" : undefined, ...more });
}

function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}
