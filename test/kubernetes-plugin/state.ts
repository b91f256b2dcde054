import { randomBytes } from "node:crypto";
import type { KubeObject } from "../cluster/objects.ts";
import { plain, without, withSecretsOf, type Properties } from "./values.ts";

/**
 * What the stack's state keeps of a resource: the live object, the inputs that made it, and in whose name.
 */
export interface Checkpoint {
  readonly live: KubeObject;
  readonly inputs: KubeObject;
  readonly fieldManager: string;
}

/** As properties for the engine, with the secrets of `source` wrapped. The keys are the real provider's. */
export function checkpoint({ live, inputs, fieldManager }: Checkpoint, source: Properties): Properties {
  return {
    ...withSecretsOf(source, live),
    __inputs: withSecretsOf(source, inputs),
    __initialApiVersion: inputs.apiVersion,
    __fieldManager: fieldManager,
  };
}

/** The reverse of `checkpoint`. */
export function readCheckpoint(state: Properties): Checkpoint {
  const { __inputs, __fieldManager, ...rest } = plain(state);
  const live = without(rest, "__initialApiVersion");
  return {
    live: live as KubeObject,
    inputs: (__inputs ?? {}) as KubeObject,
    fieldManager: typeof __fieldManager === "string" ? __fieldManager : newFieldManager(),
  };
}

/**
 * The name under which the server notes which fields are this resource's: the user's choice, or a random one.
 */
export function fieldManagerOf(inputs: KubeObject, old?: string): string {
  return inputs.metadata.annotations?.["pulumi.com/patchFieldManager"] ?? old ?? newFieldManager();
}

function newFieldManager(): string {
  return `pulumi-kubernetes-${randomBytes(4).toString("hex")}`;
}
