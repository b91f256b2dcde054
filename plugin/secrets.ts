import * as pulumi from "@pulumi/pulumi";

const { isRpcSecret, specialSecretSig, specialSigKey, unwrapRpcSecret } = pulumi.runtime;

/** A value of Pulumi's protocol with every secret in it in clear: the verbs work on values. */
export function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (isRpcSecret(value)) return revealed(unwrapRpcSecret(value));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revealed(part)]));
}

/** Whether there is a secret anywhere in a value of the protocol. */
const holdsSecret = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isRpcSecret(value) || Object.values(value).some(holdsSecret));

/** The properties of a resource that hold a secret. */
export const secretsOf = (properties: object): readonly string[] =>
  Object.entries(properties).flatMap(([key, value]) => (holdsSecret(value) ? [key] : []));

/** Properties as the protocol has them, those that are named as secrets. */
export const concealed = (
  properties: object,
  secrets: readonly string[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]: [string, unknown]) => [
      key,
      secrets.includes(key) && value !== undefined ? { [specialSigKey]: specialSecretSig, value } : value,
    ]),
  );
