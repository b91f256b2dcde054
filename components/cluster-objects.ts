import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { refusedFields } from "../src/change-rules/index.ts";
import type { CalicoObject } from "../src/index.ts";

/*
 * Objects that are the fabric's own by their names, which come and go with it; and objects that are the cluster's, of which the fabric
 * sets some fields by server-side apply: others' fields stay theirs, what exists is taken over, and a destroy gives back the fabric's alone.
 */

/**
 * Annotations with which a field that somebody else set is taken over, whatever the provider's settings, in a name that stays the same
 * if a deployment is cut off. They go with the fabric's fields.
 */
export const TAKING_OVER = {
  "pulumi.com/patchForce": "true",
  "pulumi.com/patchFieldManager": "pulumi-calico-fabric",
} as const;

/** What an object was to Pulumi while it was wholly the fabric's: it is the same one still. */
export const onceOwn = (apiVersion: string, kind: string): pulumi.Alias => ({
  type: `kubernetes:${apiVersion}:${kind}`,
});

/**
 * By kind: fields of an object of the cluster's that stay when the fabric goes. It must have a spec, and would be left with none where
 * the fabric made it; these do no harm.
 */
const STAYING: Partial<Record<CalicoObject["kind"], readonly string[]>> = {
  // The API server puts defaults beside an empty one.
  BGPConfiguration: [],
  IPAMConfiguration: ["autoAllocateBlocks", "maxBlocksPerHost"],
};

/** A resource's name. */
const idOf = (name: string, { kind, metadata }: Pick<CalicoObject, "kind" | "metadata">): string =>
  `${name}-${kind.toLowerCase()}-${metadata.name}`;

const fieldsOf = (
  { spec }: CalicoObject,
  wanted: (field: string) => boolean,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(spec).filter(([field]) => wanted(field)));

function share(
  name: string,
  object: CalicoObject,
  staying: readonly string[],
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { apiVersion, kind, metadata } = object;
  const id = idOf(name, object);
  const base = new kubernetes.apiextensions.CustomResourcePatch(
    `${id}-base`,
    {
      apiVersion,
      kind,
      metadata: { ...metadata },
      spec: fieldsOf(object, (field) => staying.includes(field)),
    },
    { ...opts, retainOnDelete: true },
  );
  return new kubernetes.apiextensions.CustomResourcePatch(
    id,
    {
      apiVersion,
      kind,
      metadata: { ...metadata, annotations: TAKING_OVER },
      spec: fieldsOf(object, (field) => !staying.includes(field)),
    },
    // What it waits for, its base has waited for.
    { ...opts, dependsOn: [base], aliases: [onceOwn(apiVersion, kind)] },
  );
}

/** One of Calico's objects in a cluster. The resource is there once all of it is. */
export function clusterObject(
  name: string,
  object: CalicoObject,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { apiVersion, kind, metadata, spec } = object;
  const staying = STAYING[kind];
  if (staying !== undefined) return share(name, object, staying, opts);
  return new kubernetes.apiextensions.CustomResource(
    idOf(name, object),
    { apiVersion, kind, metadata: { ...metadata }, spec },
    // What the API does not let be changed is asked for by name; one that is made beside the old one would overlap it.
    { ...opts, replaceOnChanges: [...refusedFields(kind)], deleteBeforeReplace: true },
  );
}
