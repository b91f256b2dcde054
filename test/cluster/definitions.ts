import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { waitFor } from "../support/wait-for.ts";
import type { KubeClient } from "./client.ts";
import type { KubeObject } from "./objects.ts";

const DEFINITION = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" } as const;

/**
 * Creates custom resource definitions and waits until the server serves each of them.
 *
 * @throws Error when the server has not established all within 30 s
 */
export async function loadDefinitions(client: KubeClient, definitions: readonly KubeObject[]): Promise<void> {
  // Definitions as published may hold fields that are newer than the server; those are its business to drop.
  await Promise.all(definitions.map((one) => client.apply(one, { fieldValidation: "Ignore" })));
  await waitFor(
    async () => (await client.list(DEFINITION)).filter(established).length >= definitions.length,
    {
      what: `${definitions.length} custom resource definitions to be established`,
    },
  );
  await waitFor(
    async () => (await Promise.all(served(definitions).map((type) => client.knows(type)))).every(Boolean),
    {
      what: "the custom resources to be served",
    },
  );
}

/** Every custom resource definition of a folder's YAML files. @throws Error when the folder has none */
export function readDefinitions(folder: string): readonly KubeObject[] {
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const documents = files.flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), "utf8")));
  const definitions = documents
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object): object is KubeObject => object?.kind === DEFINITION.kind);
  if (definitions.length === 0)
    throw new Error(`no custom resource definition in the YAML files of ${folder}`);
  return definitions;
}

interface Spec {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

function served(definitions: readonly KubeObject[]) {
  return definitions.flatMap(({ spec }) => {
    const { group, names, versions } = spec as Spec;
    return versions
      .filter((one) => one.served)
      .map(({ name }) => ({ apiVersion: `${group}/${name}`, kind: names.kind }));
  });
}

function established({ status }: KubeObject): boolean {
  const { conditions = [] } = (status ?? {}) as { conditions?: { type: string; status: string }[] };
  return conditions.some((one) => one.type === "Established" && one.status === "True");
}
