/**
 * Property values as the engine sends them: JSON in which secrets are wrapped and values not known yet are a
 * marker (pulumi/pulumi, sdk/go/common/resource/properties.go: SigKey, SecretSig; plugin/rpc.go:
 * Unknown*Value).
 */

export type Properties = Readonly<Record<string, unknown>>;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const UNKNOWN: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Whether a value is an object with named fields, as opposed to a list, a scalar or null. */
export function isRecord(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return isRecord(value) && value[SIGNATURE] === SECRET;
}

function secret(value: unknown): unknown {
  return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
}

/** The value without any wrapping of secrets. */
export function plain<T>(value: T): T {
  return strip(value) as T;
}

function strip(value: unknown): unknown {
  if (isSecret(value)) return strip(value.value);
  if (Array.isArray(value)) return value.map(strip);
  return isRecord(value) ? mapValues(value, strip) : value;
}

/** Whether anything in it is known only once another resource has been created. */
export function hasUnknown(value: unknown): boolean {
  return some(value, (one) => UNKNOWN.has(one));
}

/**
 * `target` with every value wrapped that is, or holds, a secret in `source`, and the contents of a core
 * Secret always. A list with one secret element is secret as a whole: the server may order it otherwise.
 */
export function withSecretsOf(source: unknown, target: Properties): Properties {
  if (target["kind"] === "Secret") {
    return mapValues(target, (value, key) =>
      key === "data" || key === "stringData" ? secret(value) : value,
    );
  }
  if (!isRecord(source)) return target;
  return mapValues(target, (value, key) => {
    const from = source[key];
    if (isRecord(value) && isRecord(from) && !isSecret(from)) return withSecretsOf(from, value);
    return some(from, isSecret) ? secret(value) : value;
  });
}

function some(value: unknown, test: (value: unknown) => boolean): boolean {
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((one) => some(one, test));
  return isRecord(value) && Object.values(value).some((one) => some(one, test));
}

/** The record less some keys. */
export function without(record: Properties, ...keys: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** The same keys with other values. */
export function mapValues(record: Properties, change: (value: unknown, key: string) => unknown): Properties {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
