import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Asn, IPv4CidrRange } from "ip-num";
import { parse } from "yaml";
import { compile } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

/* The schema that editors and other validators use, held against what the compiler takes. */

const read = (...path: string[]): string => readFileSync(join(process.cwd(), ...path), "utf8");
const schema = JSON.parse(read("schema", "datacenter.schema.json")) as object;
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

interface Described {
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly oneOf?: readonly Described[];
}

/** Paths of fields without a word about what they are. */
function undescribed(at: Described, path: string): string[] {
  const here = Object.entries(at.properties ?? {}).flatMap(([name, field]) => [
    ...(field.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(field, `${path}.${name}`),
  ]);
  const deeper = [...(at.oneOf ?? []), ...(at.items === undefined ? [] : [at.items])];
  return [...here, ...deeper.flatMap((one) => undescribed(one, path))];
}

describe("the JSON Schema", () => {
  it("takes the demo's datacenter", () => {
    expect(validate(parse(read("test", "fixtures", "demo.yaml")))).toBe(true);
  });

  it.each(["field-unknown", "field-missing", "model-unknown", "value-invalid", "spec-unreadable"])(
    "refuses what the compiler refuses as %s",
    (name) => {
      expect(validate(parse(read("test", "fixtures", "diagnostics", `${name}.yaml`)))).toBe(false);
    },
  );

  it("describes every field, but for pinned numbers, whose names say it", () => {
    expect(undescribed(schema as Described, "").filter((path) => !path.includes(".pin."))).toEqual([]);
  });
});

describe("the JSON Schema of a site", () => {
  const ofSite = JSON.parse(read("schema", "site.schema.json")) as object;
  const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(ofSite);

  it("takes a site, and refuses what the compiler does", () => {
    expect(takes(parse(read("test", "fixtures", "north", "site.yaml")))).toBe(true);
    expect(takes(parse(read("test", "fixtures", "site", "formal.yaml")))).toBe(false);
  });

  it("describes every field", () => {
    expect(undescribed(ofSite as Described, "").filter((path) => !path.includes(".pin."))).toEqual([]);
  });
});

describe("ip-num's objects", () => {
  it("are taken wherever text is, and mean the same", () => {
    const text = { ...specOf(1, [1]), pools: { pods: "10.32.0.0/11" } };
    const typed = { ...specOf(1, [1]), pools: { pods: IPv4CidrRange.fromCidr("10.32.0.0/11") } };
    expect(compile(typed)).toEqual(compile(text));
    const spines = (asn: number | string | Asn) => [{ name: "s0", index: 0, pin: { asn } }];
    const [number, asText, object] = [64000, "AS64000", new Asn(64000)].map(
      (asn) => compile({ ...specOf(1, [1]), spines: spines(asn) }).plan.switches[0]?.asn,
    );
    expect([number, asText, object]).toEqual([64000, 64000, 64000]);
  });
});
