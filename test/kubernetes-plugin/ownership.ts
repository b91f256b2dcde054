import type { KubeClient } from "../cluster/client.ts";
import { ApiError } from "../cluster/http.ts";
import { refOf, type KubeObject, type ManagedFields } from "../cluster/objects.ts";
import { annotated } from "./resource.ts";
import { isRecord, mapValues, type Properties } from "./values.ts";

/** Whose each field of an object is, and what happens when two want the same one. */

/** In whose name objects are created; the first update moves their fields to the resource's own manager. */
export const CREATOR = "pulumi-kubernetes";

/**
 * Managers whose fields an update takes over without being asked to force (await.go: fixCSAFieldManagers).
 */
const PREDECESSORS = [
  { manager: CREATOR, operation: "Update" },
  { manager: "pulumi-resource-kubernetes", operation: "Update" },
  { manager: "kubectl", operation: "Update" },
  { manager: "kubectl", operation: "Apply" },
  { manager: "before-first-apply", operation: "Update" },
] as const;

function isPredecessor(entry: ManagedFields): boolean {
  return PREDECESSORS.some(
    ({ manager, operation }) => entry.manager === manager && entry.operation === operation,
  );
}

/**
 * Moves what the predecessors own of a live object to `fieldManager`, so that an apply can change or drop it.
 */
export async function adopt(client: KubeClient, live: KubeObject, fieldManager: string): Promise<void> {
  const entries = live.metadata.managedFields ?? [];
  const inherited = entries.filter(isPredecessor);
  const [first] = inherited;
  if (first === undefined) return;
  const own = (entry: ManagedFields) => entry.manager === fieldManager && entry.operation === "Apply";
  const fieldsV1 = [...entries.filter(own), ...inherited].reduce<Properties>(
    (all, entry) => union(all, entry.fieldsV1 ?? {}),
    {},
  );
  const merged = { ...first, manager: fieldManager, operation: "Apply", fieldsV1 };
  const others = entries.filter((entry) => !own(entry) && !isPredecessor(entry));
  await client.patch(refOf(live), [
    { op: "replace", path: "/metadata/managedFields", value: [...others, merged] },
    { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion },
  ]);
}

/** A set of fields is a tree of keys, so the union of two is their deep merge. */
function union(a: Properties, b: Properties): Properties {
  const merged = mapValues(b, (value, key) => {
    const other = a[key];
    return isRecord(value) && isRecord(other) ? union(other, value) : value;
  });
  return { ...a, ...merged };
}

/**
 * Whether an apply takes over other managers' fields. A preview must not fail for what an update will have
 * adopted.
 */
export function forces(
  inputs: KubeObject,
  live: KubeObject | undefined,
  patchForce: boolean,
  preview: boolean,
): boolean {
  if (patchForce || annotated(inputs, "pulumi.com/patchForce")) return true;
  return preview && (live === undefined || (live.metadata.managedFields ?? []).some(isPredecessor));
}

/** Gives up every field that `fieldManager` owns of an object; fields that nobody else owns disappear. */
export async function relinquish(
  client: KubeClient,
  object: KubeObject,
  fieldManager: string,
): Promise<void> {
  const { apiVersion, kind, name, namespace } = refOf(object);
  const metadata = namespace === undefined ? { name } : { name, namespace };
  await client.apply({ apiVersion, kind, metadata }, { fieldManager });
}

/** The server's refusal of a write as an error, with what the real provider adds to a conflict. */
export function refused(error: unknown, fieldManager: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (!(error instanceof ApiError) || error.reason !== "Conflict") return error;
  const text = `the resource managed by field manager "${fieldManager}" had an apply conflict: ${error.message}`;
  return new ApiError(error.code, error.reason, `server-side apply field conflict detected: ${text}`);
}
