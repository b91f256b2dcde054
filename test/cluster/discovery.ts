import type { Send } from "./http.ts";
import type { ObjectRef, TypeRef } from "./objects.ts";

/** How the server calls a kind in its paths. */
interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export interface Discovery {
  /** Whether the server knows this kind. */
  knows(type: TypeRef): Promise<boolean>;
  namespaced(type: TypeRef): Promise<boolean>;
  /** Path of the collection; of one namespace when given, else of all. */
  collection(type: TypeRef, namespace?: string): Promise<string>;
  object(ref: ObjectRef): Promise<string>;
}

/** The server has no such kind: its definition is not there, or not yet. */
export class UnknownKindError extends Error {
  override readonly name = "UnknownKindError";

  constructor(type: TypeRef) {
    super(
      `the API server knows no kind ${type.kind} in ${type.apiVersion}; is its definition (CRD) installed?`,
    );
  }
}

/**
 * From kinds, which objects carry, to plural names, which paths carry, by asking the server once per group
 * and version. A kind that is missing is asked for again: custom resource definitions arrive while a cluster
 * runs.
 */
export function discovery(send: Send): Discovery {
  const known = new Map<string, readonly ApiResource[]>();

  async function find(type: TypeRef): Promise<ApiResource | undefined> {
    const match = (all: readonly ApiResource[] | undefined) =>
      all?.find(({ kind, name }) => kind === type.kind && !name.includes("/"));
    const cached = match(known.get(type.apiVersion));
    if (cached !== undefined) return cached;
    const fresh = await ask(send, type.apiVersion);
    known.set(type.apiVersion, fresh);
    return match(fresh);
  }

  async function resource(type: TypeRef): Promise<ApiResource> {
    const found = await find(type);
    if (found === undefined) throw new UnknownKindError(type);
    return found;
  }

  async function collection(type: TypeRef, namespace?: string): Promise<string> {
    const { name, namespaced } = await resource(type);
    const scope = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : "";
    return `${root(type.apiVersion)}${scope}/${name}`;
  }

  return {
    knows: async (type) => (await find(type)) !== undefined,
    namespaced: async (type) => (await resource(type)).namespaced,
    collection,
    object: async (ref) =>
      `${await collection(ref, ref.namespace ?? "default")}/${encodeURIComponent(ref.name)}`,
  };
}

/** The core group has its own root, for history's sake. */
function root(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

async function ask(send: Send, apiVersion: string): Promise<readonly ApiResource[]> {
  try {
    const answer = (await send({ method: "GET", path: root(apiVersion) })) as { resources?: ApiResource[] };
    return answer.resources ?? [];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === 404) return [];
    throw error;
  }
}
