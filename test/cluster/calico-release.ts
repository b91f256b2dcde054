import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CalicoVersion } from "../../src/spec/index.ts";
import { readDefinitions } from "./definitions.ts";
import type { KubeObject } from "./objects.ts";

const API = "projectcalico.org";
const STORED = "crd.projectcalico.org";

/** Part of a JSON Schema, as definitions hold it. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

interface DefinitionSpec {
  readonly group: string;
  readonly names: Readonly<Record<string, unknown>> & { readonly kind: string; readonly plural: string };
  readonly versions: readonly {
    readonly name: string;
    readonly schema: { readonly openAPIV3Schema: Schema };
  }[];
  readonly [field: string]: unknown;
}

const specOf = (definition: KubeObject): DefinitionSpec => definition["spec"] as DefinitionSpec;

/** Names that differ between what is stored and the API: `ipamconfigs` are the API's `ipamconfigurations`. */
const API_NAMES: Readonly<Record<string, { readonly kind: string; readonly plural: string }>> = {
  IPAMConfig: { kind: "IPAMConfiguration", plural: "ipamconfigurations" },
};

/** Fields that are stored and that the API before 3.32 does not have: its server fills them in itself. */
const STORED_ONLY: Readonly<Record<string, readonly string[]>> = { IPAMConfig: ["autoAllocateBlocks"] };

/** Fields that must be stored and need not be said: the API has defaults for them, as its own definition of 3.32 does. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  IPAMConfig: { strictAffinity: false, autoAllocateBlocks: true },
};

function withDefaults(schema: Schema, defaults: Readonly<Record<string, unknown>>): Schema {
  const { spec } = schema.properties ?? {};
  if (spec === undefined) return schema;
  const properties = Object.entries(spec.properties ?? {}).map(([name, of]) => [
    name,
    name in defaults ? { ...of, default: defaults[name] } : of,
  ]);
  const said = { ...spec, properties: Object.fromEntries(properties) as Record<string, Schema> };
  return { ...schema, properties: { ...schema.properties, spec: said } };
}

function withoutFields(schema: Schema, fields: readonly string[]): Schema {
  const { spec } = schema.properties ?? {};
  if (spec === undefined) return schema;
  const { required } = spec as { readonly required?: readonly string[] };
  const properties = Object.entries(spec.properties ?? {}).filter(([name]) => !fields.includes(name));
  return {
    ...schema,
    properties: {
      ...schema.properties,
      spec: {
        ...spec,
        properties: Object.fromEntries(properties),
        ...(required === undefined ? {} : { required: required.filter((name) => !fields.includes(name)) }),
      },
    },
  };
}

/** What the API server of a release would serve of a kind that it stores: the same fields in the other group. */
function asServed(stored: KubeObject, dropped: typeof STORED_ONLY): KubeObject {
  const spec = specOf(stored);
  const { kind } = spec.names;
  const names = { kind, plural: spec.names.plural, ...API_NAMES[kind] };
  const versions = spec.versions.map((version) => ({
    ...version,
    name: "v3",
    schema: {
      openAPIV3Schema: withDefaults(
        withoutFields(version.schema.openAPIV3Schema, dropped[kind] ?? []),
        DEFAULTS[kind] ?? {},
      ),
    },
  }));
  return {
    apiVersion: stored.apiVersion,
    kind: stored.kind,
    metadata: { name: `${names.plural}.${API}` },
    spec: {
      ...spec,
      group: API,
      versions,
      names: {
        kind: names.kind,
        listKind: `${names.kind}List`,
        plural: names.plural,
        singular: names.kind.toLowerCase(),
      },
    },
  };
}

/**
 * A release's definitions as `projectcalico.org/v3`, by its kinds. A release up to 3.31 has none of that group, for a server of its own
 * serves it: here kube-apiserver does, by the definitions of what that server stores. What Calico's server checks beyond them is not checked.
 */
export function definitionsOf(releases: string, version: CalicoVersion): readonly KubeObject[] {
  const all = readDefinitions(join(releases, version));
  const served = all.filter((one) => specOf(one).group === API);
  const kinds = new Set(served.map((one) => specOf(one).names.kind));
  const dropped = served.length === 0 ? STORED_ONLY : {};
  const stored = all.filter((one) => specOf(one).group === STORED).map((one) => asServed(one, dropped));
  return [...served, ...stored.filter((one) => !kinds.has(specOf(one).names.kind))];
}

/** A release's own where they are there, else those that `CALICO_CRDS` has, which take what older ones take. */
export function definitionsFor(folder: string, version: CalicoVersion): readonly KubeObject[] {
  const releases = join(folder, "by-version");
  return existsSync(join(releases, version)) ? definitionsOf(releases, version) : readDefinitions(folder);
}

/** The kind of a definition, and the schema of its `spec`. */
export function schemaOf(definition: KubeObject): { readonly kind: string; readonly spec: Schema } {
  const { names, versions } = specOf(definition);
  const spec = versions.find(({ name }) => name === "v3")?.schema.openAPIV3Schema.properties?.["spec"];
  if (spec === undefined) throw new Error(`${definition.metadata.name} has no spec in v3`);
  return { kind: names.kind, spec };
}
