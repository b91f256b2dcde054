import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PasswordAccess } from "../src/calico/index.ts";
import { onceOwn, TAKING_OVER } from "./cluster-objects.ts";
import type { Passwords } from "./delivery.ts";
import { passwordsNamed } from "./passwords.ts";

const base64 = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Buffer.from(value).toString("base64")]),
  );

/** A RoleBinding can't be without the Role that it names, so it stays when the fabric goes; the Role then allows nothing. */
const STAYS: ReadonlySet<string> = new Set(["RoleBinding"]);

/**
 * What lets calico-node read the passwords, and the Secret with them. Each may be there already, with what others put into it: it is
 * taken over, and a destroy takes back what the fabric set.
 */
export function passwordAccess(
  name: string,
  { namespace, secret, keys, objects }: PasswordAccess,
  passwords: Passwords,
  opts: pulumi.CustomResourceOptions,
): readonly pulumi.Resource[] {
  const access = objects.map((object) => {
    const { apiVersion, kind, metadata } = object;
    const stays = STAYS.has(kind);
    return new kubernetes.apiextensions.CustomResourcePatch(
      `${name}-${kind.toLowerCase()}-${metadata.name}`,
      { ...object, metadata: { ...metadata, ...(stays ? {} : { annotations: TAKING_OVER }) } },
      { ...opts, retainOnDelete: stays, aliases: [onceOwn(apiVersion, kind)] },
    );
  });
  const data = passwordsNamed(keys, passwords).apply(base64);
  const metadata = { name: secret, namespace, annotations: TAKING_OVER };
  const { SecretPatch } = kubernetes.core.v1;
  return [
    ...access,
    new SecretPatch(
      `${name}-${secret}`,
      { metadata, data },
      { ...opts, aliases: [onceOwn("core/v1", "Secret")] },
    ),
  ];
}
