import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PasswordAccess } from "../src/calico/index.ts";
import type { Passwords } from "./delivery.ts";
import { passwordsNamed } from "./passwords.ts";

const base64 = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Buffer.from(value).toString("base64")]),
  );

/**
 * The Secret with the passwords, and what lets calico-node read it. A provider of the user's own should have `enableSecretMutable`: else a
 * Secret whose data changes is deleted and made anew, and in between nodes have no password.
 */
export function passwordAccess(
  name: string,
  { namespace, secret, keys, objects }: PasswordAccess,
  passwords: Passwords,
  opts: pulumi.CustomResourceOptions,
): readonly pulumi.Resource[] {
  const access = objects.map(
    (object) =>
      new kubernetes.apiextensions.CustomResource(
        `${name}-${object.kind.toLowerCase()}-${object.metadata.name}`,
        { ...object, metadata: { ...object.metadata } },
        opts,
      ),
  );
  const data = passwordsNamed(keys, passwords).apply(base64);
  return [
    ...access,
    new kubernetes.core.v1.Secret(`${name}-${secret}`, { metadata: { name: secret, namespace }, data }, opts),
  ];
}
