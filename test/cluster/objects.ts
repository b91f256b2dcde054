/** The shape all Kubernetes objects share, as far as tests and the lab look at it. */

export interface ManagedFields {
  readonly manager?: string;
  readonly operation?: "Apply" | "Update";
  readonly fieldsV1?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly deletionTimestamp?: string;
  readonly finalizers?: readonly string[];
  readonly managedFields?: readonly ManagedFields[];
  readonly [field: string]: unknown;
}

export interface KubeObject {
  /** `v1` for the core group, else `group/version`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

/** What kind of object: enough to list. */
export interface TypeRef {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Which object: enough to read or delete. A namespaced kind without a namespace means `default`. */
export interface ObjectRef extends TypeRef {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** The reference of an object that is at hand. */
export function refOf(object: KubeObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return { apiVersion, kind, name: metadata.name, namespace: metadata.namespace };
}
