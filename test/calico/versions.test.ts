import fc from "fast-check";
import { FIELDS, ownLocalPreference, takes } from "../../src/calico/versions/index.ts";
import { compile, type CalicoObject, type DatacenterSpec } from "../../src/index.ts";
import { CALICO_VERSIONS, type CalicoVersion } from "../../src/spec/index.ts";
import { definitionsOf, schemaOf, type Schema } from "../cluster/calico-release.ts";
import { datacenter as asPerRackReflectors } from "../lab/fabrics/as-per-rack-reflectors.ts";
import { datacenter as l2Planes } from "../lab/fabrics/l2-planes.ts";
import { STACKS } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";
import { calicoObjects, writtenFields } from "../../src/calico/written-fields.ts";

type Kind = CalicoObject["kind"];
const KINDS = Object.keys(FIELDS) as readonly Kind[];

const at = (version: CalicoVersion, spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  calico: { ...spec.calico, version },
});

const objectsAt = (version: CalicoVersion, spec: DatacenterSpec): readonly CalicoObject[] =>
  calicoObjects(compile(at(version, spec)).calico);

/** Everything that can be asked of Calico at once. */
const everything: DatacenterSpec = {
  ...specOf(2, [2, 2]),
  bgp: { passwords: { nodes: "nodes" } },
  calico: {
    natOutgoing: true,
    podCommunities: ["64500:1"],
    natExclusions: ["172.20.0.0/16"],
    ipam: { strictAffinity: true },
    reserved: ["10.32.0.0/26"],
  },
  services: {
    clusterIps: ["10.96.0.0/16"],
    externalIps: ["198.51.100.0/24"],
    loadBalancerIps: ["198.18.0.0/24"],
  },
};

const unknownTo = (version: CalicoVersion, spec: DatacenterSpec): readonly string[] =>
  objectsAt(version, spec).flatMap((object) =>
    writtenFields(object)
      .filter((field) => !takes(version, object.kind, field))
      .map((field) => `${object.kind} ${object.metadata.name}: ${field}`),
  );

describe.each(CALICO_VERSIONS)("objects for Calico %s", (version) => {
  it("have no field that the release does not take, in any fabric", () => {
    for (const spec of [...STACKS, everything]) expect(unknownTo(version, spec)).toEqual([]);
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        expect(unknownTo(version, spec)).toEqual([]);
      }),
      runs(50, 20),
    );
  });

  it("refuse what a policy refuses and no more, and take the default alone where it alone is taken", () => {
    const rules = [...STACKS, everything]
      .flatMap((spec) => objectsAt(version, spec))
      .flatMap(({ kind, spec }) =>
        kind === "BGPFilter" ? (Object.values(spec).flat() as Readonly<Record<string, unknown>>[]) : [],
      );
    for (const rule of rules) {
      const { min, max } = (rule["prefixLength"] ?? {}) as { readonly min?: number; readonly max?: number };
      const bits = String(rule["cidr"]).includes(":") ? 128 : 32;
      // Only what is in a range with all its lengths is refused, which an operator says as well as lengths do.
      if (rule["action"] === "Reject" && rule["matchOperator"] === "In") expect(max ?? bits).toBe(bits);
      if (max === 0) expect(min).toBe(0);
    }
    const [taken] = objectsAt(version, { ...specOf(1, [1]), fabric: { model: "downward-default" } })
      .filter(({ kind }) => kind === "BGPFilter")
      .map(({ spec }) => (spec["importV4"] as readonly object[])[0]);
    expect(taken).toEqual(
      version === "3.28"
        ? { action: "Accept", cidr: "0.0.0.0/0", matchOperator: "Equal" }
        : { action: "Accept", cidr: "0.0.0.0/0", matchOperator: "In", prefixLength: { min: 0, max: 0 } },
    );
  });
});

describe("the objects of a release", () => {
  it("are, without a release in the spec, what every release from 3.29 on takes", () => {
    for (const spec of STACKS.filter(({ calico }) => calico?.version === undefined)) {
      const objects = calicoObjects(compile(spec).calico);
      for (const version of CALICO_VERSIONS.slice(1))
        for (const object of objects)
          expect(writtenFields(object).filter((field) => !takes(version, object.kind, field))).toEqual([]);
    }
  });

  it("use every field of the table", () => {
    // What no spec asks for, and is written while a change is on its way.
    const onTheWay = ["BGPPeer.localASNumber"];
    const ipv6 = { prefix: "fd12:3456:789a::/48" };
    const inBoth = [asPerRackReflectors, l2Planes].map((spec) => ({ ...spec, ipv6 }));
    const singles = { ...everything, services: { ...everything.services, loadBalancerAggregation: false } };
    const written = [...STACKS, ...inBoth, everything, singles]
      .flatMap((spec) => objectsAt("3.32", spec))
      .flatMap((object) => writtenFields(object).map((field) => `${object.kind}.${field}`));
    const known = KINDS.flatMap((kind) => Object.keys(FIELDS[kind]).map((field) => `${kind}.${field}`));
    expect(known.filter((field) => !written.includes(field))).toEqual(onTheWay);
  });

  it("tell an AS with the preference that the release's BIRD gives", () => {
    expect(CALICO_VERSIONS.map(ownLocalPreference)).toEqual([100, 100, 100, 100, 2147482623]);
  });
});

/** Whether a schema has the field of a path. */
const has = (schema: Schema | undefined, [step, ...rest]: readonly string[]): boolean => {
  if (schema === undefined) return false;
  if (schema.items !== undefined)
    return has(
      schema.items,
      [step ?? "", ...rest].filter((one) => one !== ""),
    );
  return step === undefined || has(schema.properties?.[step], rest);
};

describeWith("the table of fields", ["calicoReleases"], ({ calicoReleases }) => {
  it.each(CALICO_VERSIONS)("is what the definitions of Calico %s have", (version) => {
    const schemas = new Map(
      definitionsOf(calicoReleases, version).map((definition) => {
        const { kind, spec } = schemaOf(definition);
        return [kind, spec] as const;
      }),
    );
    for (const kind of KINDS) {
      const fields = Object.keys(FIELDS[kind]);
      const defined = fields.filter((field) => has(schemas.get(kind), field.split(".")));
      expect([kind, defined]).toEqual([kind, fields.filter((field) => takes(version, kind, field))]);
    }
  });
});
