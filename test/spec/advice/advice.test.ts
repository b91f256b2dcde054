import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  checkWorks,
  compile,
  compileSpec,
  formatDiagnostic,
  formatPath,
  isError,
  type DatacenterSpec,
  type Diagnostic,
  type DiagnosticCode,
} from "../../../src/index.ts";
import { parseSource } from "../../../src/cli/parse-source.ts";
import { renumberedBetween } from "../../../src/review/renumbered.ts";
import { edited, type Edits } from "./edits.ts";
import { BY_HAND, readHint } from "./read-hint.ts";

/*
 * Whoever does what a message says is rid of it. Most hints are read by `readHint`; for those that leave a value to the user,
 * `test/fixtures/advice.yaml` has for each fixture, by `<code> <path>`, the ways that the hint names, in its order, each as edits; or `by hand`
 * where what is to be done is not in the spec.
 */

const fixtures = join(process.cwd(), "test", "fixtures", "diagnostics");
const advice = join(process.cwd(), "test", "fixtures", "advice.yaml");
const growth = join(process.cwd(), "test", "fixtures", "growth");

/** A way is edits; where taking it leads to findings that are new, it names them. */
type Way = Edits & { readonly then?: readonly string[] };
type Advice = Readonly<Record<string, readonly Way[] | typeof BY_HAND>>;

const keyOf = ({ code, path }: Diagnostic): string => `${code} ${formatPath(path)}`;

function diagnose(spec: unknown): readonly Diagnostic[] {
  const compilation = compileSpec(spec);
  if (!compilation.ok) return compilation.diagnostics;
  return [...compilation.fabric.warnings, ...checkWorks(spec as DatacenterSpec, compilation.fabric)];
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length));

const specOf = (name: string): unknown =>
  parseSource(readFileSync(join(fixtures, `${name}.yaml`), "utf8")).value;

const written = parse(readFileSync(advice, "utf8")) as Readonly<Record<string, Advice>>;

/** Of several findings with one code at one place the second has `(2)` behind it, and so on. */
function keyAmong(found: readonly Diagnostic[], at: number): string {
  const one = found[at];
  if (one === undefined) return "";
  const same = found.slice(0, at).filter((other) => keyOf(other) === keyOf(one)).length;
  return same === 0 ? keyOf(one) : `${keyOf(one)} (${String(same + 1)})`;
}

interface Case {
  readonly key: string;
  readonly name: string;
  readonly spec: unknown;
  readonly found: readonly Diagnostic[];
  readonly diagnostic: Diagnostic;
  readonly ways: readonly Way[] | typeof BY_HAND | null;
}

const cases: readonly Case[] = namesIn(fixtures).flatMap((name) => {
  const spec = specOf(name);
  const found = diagnose(spec);
  const own = written[name] ?? {};
  return found.map((diagnostic, at) => ({
    name,
    spec,
    found,
    diagnostic,
    ways: own[keyAmong(found, at)] ?? readHint(diagnostic, spec),
    key: keyAmong(found, at),
  }));
});

function withoutThen({ then: _, ...edits }: Way): Edits {
  return edits;
}

/** Findings of the form of a value: it was left out, and what it is worth in itself shows once it is in form. */
const FORMAL: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  "asn-invalid",
  "field-missing",
  "field-unknown",
  "model-unknown",
  "prefix-host-bits",
  "prefix-invalid",
  "value-invalid",
]);

/** A warning is no worse than an error; and what only comes to light in a value that could not be read before was there before. */
function isWorse(gone: Diagnostic, come: Diagnostic): boolean {
  if (isError(gone) && !isError(come)) return false;
  const within = formatPath(gone.path.slice(0, -1));
  return !(FORMAL.has(gone.code) && formatPath(come.path).startsWith(within));
}

/** What is wrong with a way: the finding stays, or one comes that was not there and is not foretold. */
function faultsOf({ spec, found, diagnostic }: Case, way: Way): readonly string[] {
  const before = new Set(found.map(keyOf));
  const after = diagnose(edited(spec, withoutThen(way)));
  const told = new Set(way.then ?? []);
  const stays = after.some((one) => keyOf(one) === keyOf(diagnostic) && one.message === diagnostic.message);
  return [
    ...(stays ? [`stays: ${formatDiagnostic(diagnostic)}`] : []),
    ...after
      .filter((one) => !before.has(keyOf(one)) && !told.has(keyOf(one)) && isWorse(diagnostic, one))
      .map((one) => `comes: ${formatDiagnostic(one)}`),
  ];
}

describe("what a message advises", () => {
  it("is known for every finding of every fixture", () => {
    const unknown = cases
      .filter(({ ways }) => ways === null || ways.length === 0)
      .map(({ name, diagnostic }) => `${name}: ${formatDiagnostic(diagnostic)}`);
    expect(unknown).toEqual([]);
  });

  it("is written down for findings that there are", () => {
    const there = new Set(cases.map(({ name, key }) => `${name}: ${key}`));
    const stale = Object.entries(written).flatMap(([name, own]) =>
      Object.keys(own)
        .map((key) => `${name}: ${key}`)
        .filter((key) => !there.has(key)),
    );
    expect(stale).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one.key, one] as const))(
    "helps in %s against %s, in each of its ways",
    (_, _key, one) => {
      const ways = one.ways === BY_HAND ? [] : (one.ways ?? []);
      const faults = ways.map((way) => ({ way, faults: faultsOf(one, way) }));
      expect(faults.filter((way) => way.faults.length > 0)).toEqual([]);
    },
  );

  it("is done by hand for warnings alone", () => {
    const byHand = cases.filter(({ ways }) => ways === BY_HAND);
    expect(byHand.filter(({ diagnostic }) => isError(diagnostic)).map(({ name }) => name)).toEqual([]);
  });
});

/** Something that is there, a change to it that is refused, and the ways that the message names. */
interface Growth {
  readonly deployed: DatacenterSpec;
  readonly change: Edits;
  readonly says: readonly string[];
  readonly ways: readonly Edits[];
}

describe("what a message advises where something is deployed", () => {
  it.each(namesIn(growth))("renumbers nothing of it: %s", (name) => {
    const { deployed, change, says, ways } = parse(
      readFileSync(join(growth, `${name}.yaml`), "utf8"),
    ) as Growth;
    const before = compile(deployed);
    const changed = edited(deployed, change);
    const found = diagnose(changed).filter(isError);
    expect(found.map(keyOf)).toEqual(says);
    for (const way of ways) {
      const spec = edited(changed, way);
      expect({ way, left: diagnose(spec).filter(isError).map(formatDiagnostic) }).toEqual({ way, left: [] });
      expect({
        way,
        renumbered: renumberedBetween(before, compile(spec as DatacenterSpec), new Set()),
      }).toEqual({
        way,
        renumbered: [],
      });
    }
    expect(ways.length).toBeGreaterThan(0);
  });
});
