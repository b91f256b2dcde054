import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { CHANGE_RULES, isRuled, ruleFor, SESSION_RULES } from "../../src/change-rules/index.ts";
import { listManifests } from "../../src/calico/index.ts";
import { compile, intentsOf, networkOf, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { familiesOf } from "../../src/intent/index.ts";
import { endsOf, indexIntents } from "../../src/change/session-ends.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { secured } from "../golden-secured.test.ts";
import { STACKS } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";

/** Options that write a field which no fabric of the repository has. */
const RARE: readonly DatacenterSpec[] = [
  secured,
  { ...demo, ipv6: { prefix: "fd12:3456:789a::/48" } },
  {
    ...demo,
    calico: {
      natOutgoing: true,
      natExclusions: ["172.16.0.0/12"],
      reserved: ["10.32.0.0/26"],
      ipam: { strictAffinity: true, maxBlocksPerHost: 8 },
    },
    services: {
      clusterIps: ["10.96.0.0/16"],
      externalIps: ["198.51.100.0/24"],
      loadBalancerIps: ["203.0.113.0/24"],
    },
    bgp: { gracefulRestart: { enabled: false }, bfd: { enabled: true } },
    racks: (demo.racks ?? []).map((rack) => ({ ...rack, maintenance: rack.index === 0 })),
  },
];

const FABRICS: readonly CompiledFabric[] = [...STACKS, ...RARE].map((spec) => compile(spec));

/** Paths of all values, without the places of lists, down to where a rule is of the whole. */
function unruled(kind: string, value: unknown, path: readonly string[] = []): readonly string[] {
  if (!isRuled(kind)) return [kind];
  if (path.length > 0 && ruleFor(kind, path) !== null) return [];
  // Where there is nothing, there is nothing of its parts either.
  if (
    value === null &&
    Object.keys(CHANGE_RULES[kind]).some((field) => field.startsWith(`${path.join(".")}.`))
  )
    return [];
  if (Array.isArray(value)) return value.flatMap((item) => unruled(kind, item, path));
  if (typeof value !== "object" || value === null) return [`${kind} ${path.join(".")}`];
  return Object.entries(value).flatMap(([key, inner]) => unruled(kind, inner, [...path, key]));
}

const distinct = (found: readonly string[]): readonly string[] => [...new Set(found)];

describe("every field that is written has a rule", () => {
  it("of objects of Calico's and of Kubernetes'", () => {
    const found = FABRICS.flatMap(({ calico }) =>
      listManifests(calico).flatMap(({ kind, object }) => {
        // Neither changes: another of them is another kind.
        const { apiVersion: _v, kind: _k, ...fields } = object as Record<string, unknown>;
        return unruled(kind, fields);
      }),
    );
    expect(distinct(found)).toEqual([]);
    const kinds = new Set(FABRICS.flatMap(({ calico }) => listManifests(calico).map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(Object.keys(CHANGE_RULES).filter((kind) => /^[A-Z]/.test(kind))));
  });

  it("of switches, bridges and hosts", () => {
    const found = FABRICS.flatMap(({ switches, bridges, hosts }) => [
      ...switches.flatMap(({ intent }) => unruled("switch", intent)),
      ...bridges.flatMap(({ intent }) => unruled("bridge", intent)),
      ...hosts.flatMap(({ intent }) => unruled("host", intent)),
    ]);
    expect(distinct(found)).toEqual([]);
  });

  it("of sessions, by what runs them", () => {
    const found = FABRICS.flatMap((fabric) => {
      const input = intentsOf(fabric);
      const network = networkOf(input);
      const intents = indexIntents(input);
      const families = familiesOf(network.ipv6);
      return network.sessions.flatMap((session) =>
        families.flatMap((family) =>
          endsOf(network, session, { intents, family }).flatMap(({ software, settings }) =>
            Object.keys(settings)
              .filter((setting) => !(setting in SESSION_RULES[software]))
              .map((setting) => `${software} ${setting}`),
          ),
        ),
      );
    });
    expect(distinct(found)).toEqual([]);
  });

  it("and no rule that refuses or moves is without a way", () => {
    for (const rules of Object.values(CHANGE_RULES))
      for (const [field, { manner, consequence, named, way }] of Object.entries(rules)) {
        if (manner !== "in-place") expect([field, consequence]).not.toEqual([field, ""]);
        if (named !== undefined && field !== "roleRef") expect([field, way.length]).not.toEqual([field, 0]);
      }
  });
});

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly schema: { readonly openAPIV3Schema: { readonly properties: { readonly spec: Fields } } };
    }[];
  };
}

interface Fields {
  readonly properties: Readonly<
    Record<string, { readonly "x-kubernetes-validations"?: readonly { rule: string }[] }>
  >;
}

describeWith("Calico's own definitions", ["calicoCrds"], ({ calicoCrds }) => {
  const definitions = readdirSync(calicoCrds)
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => parseAllDocuments(readFileSync(join(calicoCrds, file), "utf8")))
    .map((document) => document.toJS() as Definition | null)
    .filter((one): one is Definition => one?.kind === "CustomResourceDefinition");
  const fields = definitions.flatMap(({ spec: { names, versions } }) =>
    versions.flatMap(({ schema }) =>
      isRuled(names.kind)
        ? Object.entries(schema.openAPIV3Schema.properties.spec.properties).map(([field, value]) => ({
            kind: names.kind,
            field,
            immutable: (value["x-kubernetes-validations"] ?? []).some(
              ({ rule }) => rule === "self == oldSelf",
            ),
          }))
        : [],
    ),
  );

  it("have no field without a rule", () => {
    expect(fields.length).toBeGreaterThan(50);
    const found = fields.flatMap(({ kind, field }) =>
      isRuled(kind) && ruleFor(kind, ["spec", field]) === null ? [`${kind} ${field}`] : [],
    );
    expect(found).toEqual([]);
  });

  it("let no field be changed in place that they hold to its first value", () => {
    const held = fields.filter(({ immutable }) => immutable);
    expect(held.map(({ kind, field }) => `${kind} ${field}`).sort()).toEqual([
      "IPPool blockSize",
      "IPPool cidr",
    ]);
    for (const { kind, field } of held)
      expect([field, isRuled(kind) && ruleFor(kind, ["spec", field])?.manner]).toEqual([field, "refused"]);
  });
});
