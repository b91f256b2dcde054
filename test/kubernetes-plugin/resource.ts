import { createHash } from "node:crypto";
import type { KubeObject } from "../cluster/objects.ts";
import { hasUnknown, isRecord, mapValues, type Properties } from "./values.ts";

/** Facts about a resource that follow from its URN, its inputs and nothing else. */

/** `kubernetes:core/v1:NodePatch` of a URN `urn:pulumi:<stack>::<project>::<parents>$<type>::<name>`. */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/**
 * Whether it manages some fields of an object that is another's: the type's name is the kind with `Patch`.
 */
export function isPatch(urn: string, object: KubeObject): boolean {
  return typeOf(urn).split(":").at(-1) === `${object.kind}Patch`;
}

/** The inputs as an object, of the kind that the type names where the inputs do not. */
export function objectOf(urn: string, properties: Properties): KubeObject {
  const [, groupVersion = "", kind = ""] = typeOf(urn).split(":");
  const apiVersion = groupVersion.replace(/^core\//, "");
  const metadata = isRecord(properties["metadata"]) ? properties["metadata"] : {};
  return { apiVersion, kind, ...properties, metadata } as KubeObject;
}

/** Inputs need not have a name before `check` gives them one, whatever the object's type says. */
export function hasName({ metadata }: KubeObject): boolean {
  return Object.hasOwn(metadata, "name");
}

/** A Secret's `stringData` is write-only; as `data` it can be compared with what the server says. */
export function normalise(object: KubeObject): KubeObject {
  const { stringData, ...rest } = object;
  if (object.kind !== "Secret" || object.apiVersion !== "v1" || !isRecord(stringData)) return object;
  if (hasUnknown(stringData)) return object;
  const data = mapValues(stringData, (text) => Buffer.from(String(text), "utf8").toString("base64"));
  return { ...rest, data: { ...(isRecord(object["data"]) ? object["data"] : {}), ...data } };
}

const AUTONAMED = "pulumi.com/autonamed";

/**
 * The object with a name: its own, else that of the old inputs if it was generated, else a new one from the
 * seed.
 */
export function named(
  urn: string,
  object: KubeObject,
  old: KubeObject | undefined,
  seed: Uint8Array,
): KubeObject {
  if (hasName(object)) return object;
  const keeps = old?.metadata.annotations?.[AUTONAMED] === "true";
  const suffix = createHash("sha256").update(seed).update(urn).digest("hex").slice(0, 8);
  const name = keeps ? old.metadata.name : `${urn.split("::").at(-1) ?? ""}-${suffix}`;
  const annotations = { ...object.metadata.annotations, [AUTONAMED]: "true" };
  return { ...object, metadata: { ...object.metadata, name, annotations } };
}

export function isAutonamed(object: KubeObject): boolean {
  return annotated(object, AUTONAMED);
}

export function annotated(object: KubeObject, annotation: string): boolean {
  return object.metadata.annotations?.[annotation] === "true";
}

/**
 * Paths whose change needs a new object. Of the kinds with such fields of their own, only Secret is known
 * here.
 */
export function replacingPaths(urn: string, object: KubeObject, secretMutable = false): string[] {
  const identity = ["metadata.name", "metadata.namespace"];
  const isSecret = !secretMutable && object.kind === "Secret" && object.apiVersion === "v1";
  return isSecret && !isPatch(urn, object) ? [...identity, "type", "data", "stringData"] : identity;
}

/** A resource's id: `namespace/name`, or the name alone. */
export function idOf({ metadata }: KubeObject): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}
