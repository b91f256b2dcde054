import { join } from "node:path";
import { checkTables, compileSpec, type CompiledFabric, type DatacenterSpec } from "../src/index.ts";
import { datacenterJsonSchema, type JsonSchema } from "../src/spec/json-schema.ts";
import { expectGolden } from "./support/golden.ts";
import { OPTION_FABRICS } from "./support/option-fabrics.ts";
import { OTHER_VALUES, type Json, type Step } from "./support/option-values.ts";

/*
 * Every option of the spec changes something, and what concerns both ends of a session changes both. The golden is the table: an option,
 * and all that it changes in any of these fabrics.
 */

type Leaf = readonly [path: string, schema: JsonSchema];

const isObjects = (schema: JsonSchema): boolean =>
  schema.properties !== undefined || (schema.oneOf ?? []).some(isObjects);

/** Every field that holds a value, by its path: `racks[].nodes[].pin.asn`; `*` stands for any key. Where there is one value only there is no option. */
function leavesOf(schema: JsonSchema, path = ""): readonly Leaf[] {
  const { properties, items, oneOf, anyOf, additionalProperties } = schema as JsonSchema & {
    readonly anyOf?: readonly JsonSchema[];
    readonly additionalProperties?: JsonSchema | boolean;
  };
  const branches = oneOf ?? anyOf ?? [];
  if (branches.some(isObjects)) return branches.flatMap((branch) => leavesOf(branch, path));
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([name, field]) =>
      leavesOf(field, path === "" ? name : `${path}.${name}`),
    );
  if (items !== undefined && isObjects(items)) return leavesOf(items, `${path}[]`);
  if (typeof additionalProperties === "object") return leavesOf(additionalProperties, `${path}.*`);
  const isOne = "const" in schema || (schema["enum"] as readonly Json[] | undefined)?.length === 1;
  return isOne ? [] : [[path, schema]];
}

const LEAVES: ReadonlyMap<string, JsonSchema> = new Map(leavesOf(datacenterJsonSchema()));

/** Values that a field may have by its type; for text only what the table says. */
function valuesOf(path: string, schema: JsonSchema): readonly Json[] {
  const given = OTHER_VALUES[path];
  if (given !== undefined) return given;
  if (schema["type"] === "boolean") return [true, false];
  if (Array.isArray(schema["enum"])) return schema["enum"] as Json[];
  if (schema["type"] !== "integer") return [];
  const { default: normal, minimum = 0 } = schema as Record<string, number | undefined>;
  return normal === undefined ? [minimum] : [normal + 1, normal - 1];
}

const isFields = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy with a value in the place of what stands at a path, or null where nothing can stand there. */
function withValue(target: Json | undefined, steps: readonly Step[], value: Json): Json | null {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (step === "[]") {
    const items: readonly Json[] = Array.isArray(target) ? (target as readonly Json[]) : [];
    const at = items.findIndex((item) => withValue(item, rest, value) !== null);
    const changed = at < 0 ? null : withValue(items[at], rest, value);
    return changed === null ? null : items.with(at, changed);
  }
  const fields = target === undefined ? {} : target;
  if (!isFields(fields)) return null;
  // A list that is not there has nothing in it.
  if (rest[0] === "[]" && fields[step] === undefined) return null;
  if (step === "*") return isFields(value) ? { ...fields, ...value } : null;
  const changed = withValue(fields[step], rest, value);
  return changed === null ? null : { ...fields, [step]: changed };
}

const stepsOf = (path: string): readonly Step[] => path.replaceAll("[]", ".[]").split(".");

/** Several fields that only make sense together are given as an object in place of the value. */
function changed(base: DatacenterSpec, path: string, value: Json): Json | null {
  const steps = stepsOf(path);
  const together =
    typeof value === "object" && value !== null && !Array.isArray(value) && !path.endsWith("*");
  if (!together) return withValue(base as unknown as Json, steps, value);
  return Object.entries(value).reduce<Json | null>(
    (spec, [name, part]) => (spec === null ? null : withValue(spec, [...steps.slice(0, -1), name], part)),
    base as unknown as Json,
  );
}

/** What follows from a spec, by whom it concerns. */
const SIDES = {
  switches: ({ switches }: CompiledFabric) => switches.map(({ text }) => text),
  bridges: ({ bridges }: CompiledFabric) => bridges,
  calico: ({ clusters }: CompiledFabric) => clusters.map(({ calico }) => calico),
  hosts: ({ hosts }: CompiledFabric) => hosts.map(({ text }) => text),
  servers: ({ servers }: CompiledFabric) => servers.map(({ files }) => [...files]),
  outside: ({ outside }: CompiledFabric) => outside,
  plan: ({ plan }: CompiledFabric) => plan,
  findings: ({ warnings }: CompiledFabric) => warnings,
  /** Which takes a simulation, so it is asked of options that say sizes of tables. */
  tables: (fabric: CompiledFabric) => checkTables(fabric),
} as const;
type Side = keyof typeof SIDES;

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));

function outcome(spec: unknown, sides: readonly Side[]): Readonly<Partial<Record<Side, string>>> | null {
  const compilation = compileSpec(spec);
  if (!compilation.ok) return null;
  const entries = sides.map((side) => [side, text(SIDES[side](compilation.fabric))]);
  return Object.fromEntries(entries) as Partial<Record<Side, string>>;
}

const [ALL, WITHOUT_TABLES] = [
  Object.keys(SIDES) as Side[],
  (Object.keys(SIDES) as Side[]).filter((side) => side !== "tables"),
];
const SPECS = OPTION_FABRICS.map(text);
const before = OPTION_FABRICS.map((spec) => outcome(spec, ALL));

function sidesOf(path: string, schema: JsonSchema): readonly Side[] {
  const values = valuesOf(path, schema);
  const sides = path.includes("tables.") ? ALL : WITHOUT_TABLES;
  const found = new Set<Side>();
  for (const [at, base] of OPTION_FABRICS.entries())
    for (const value of values) {
      const spec = changed(base, path, value);
      // What is as it was changes nothing.
      if (text(spec) === SPECS[at]) continue;
      const [was, is] = [before[at], spec === null ? null : outcome(spec, sides)];
      if (was == null || is === null) continue;
      for (const side of sides) if (was[side] !== is[side]) found.add(side);
    }
  return sides.filter((side) => found.has(side));
}

/** Who must hear of what concerns both ends of a session: a switch and each kind of server, or a switch and a router outside. */
const BOTH_ENDS: Readonly<Record<string, readonly Side[]>> = {
  "bgp.keepalive": ["switches", "calico", "hosts"],
  "bgp.gracefulRestart.enabled": ["switches", "calico", "hosts"],
  "bgp.gracefulRestart.restart": ["switches", "calico", "hosts"],
  "bgp.passwords.nodes": ["switches", "calico", "hosts"],
  "racks[].password": ["switches", "calico", "hosts"],
  "racks[].pin.asn": ["switches", "calico", "hosts"],
  "racks[].pin.subnet": ["switches", "calico", "hosts"],
  "racks[].tors[].pin.asn": ["switches", "calico"],
  "racks[].hosts[].pin.address": ["switches", "hosts"],
  "racks[].hosts[].announces": ["switches", "hosts"],
  "sizes.podBlock": ["switches", "calico", "hosts"],
  "calico.ipam.strictAffinity": ["switches", "calico", "hosts"],
  "services.clusterIps": ["switches", "calico", "hosts"],
  "services.externalIps": ["switches", "calico", "hosts"],
  "services.loadBalancerIps": ["switches", "calico", "hosts"],
  "outside.asn": ["switches", "outside"],
  "outside.peers[].asn": ["switches", "outside"],
  "outside.peers[].address": ["switches", "outside"],
  "outside.peers[].peer": ["switches", "outside"],
  "outside.peers[].password": ["switches", "outside"],
  "outside.peers[].ttlSecurity": ["switches", "outside"],
  "outside.peers[].bfd": ["switches", "outside"],
};

/** A profile is felt where a table is nearly full: of five stages no formula tells of the declared capacity, and none here is that large. */
const FELT_WHEN_FULL: ReadonlySet<string> = new Set([
  "tables.superSpines.profile",
  "superSpines[].tables.profile",
]);

describe("options", () => {
  let table: ReadonlyMap<string, readonly Side[]>;
  beforeAll(() => {
    table = new Map([...LEAVES].map(([path, schema]) => [path, sidesOf(path, schema)]));
  }, 120_000);

  it("change something, each of them", () => {
    const unfelt = [...table].filter(([path, sides]) => sides.length === 0 && !FELT_WHEN_FULL.has(path));
    expect(unfelt.map(([path]) => path)).toEqual([]);
  });

  it("change both ends where both must agree", () => {
    const lacking = Object.entries(BOTH_ENDS).flatMap(([path, sides]) =>
      sides.filter((side) => table.get(path)?.includes(side) !== true).map((side) => `${path}: ${side}`),
    );
    expect(lacking).toEqual([]);
  });

  it("change what the table says", () => {
    const width = Math.max(...[...table.keys()].map(({ length }) => length));
    const rows = [...table].map(([path, sides]) => `${path.padEnd(width)}  ${sides.join(" ")}\n`);
    expectGolden(join("golden", "options.txt"), rows.join(""));
  });
});
