import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { formatDiagnostic, formatPath, SITE_CODES, type Diagnostic } from "../../src/index.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { completionsOf, resolveSite } from "../../src/site/index.ts";
import { edited, type Edits } from "../spec/advice/edits.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(process.cwd(), "test", "fixtures", "site");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length));
const siteOf = (name: string): unknown =>
  parseSource(readFileSync(join(folder, `${name}.yaml`), "utf8")).value;

/** By fixture and by code and place: edits, each of which makes an end of the finding. */
const advice = parse(readFileSync(join(folder, "..", "site-advice.yaml"), "utf8")) as Readonly<
  Record<string, Readonly<Record<string, readonly Edits[]>>>
>;

function diagnose(site: unknown): readonly Diagnostic[] {
  const resolved = resolveSite(site);
  return [...resolved.findings, ...completionsOf(resolved).flatMap(({ findings }) => findings)];
}

const found: ReadonlyMap<string, readonly Diagnostic[]> = new Map(
  names.map((name) => [name, diagnose(siteOf(name))]),
);
const findingsOf = (name: string): readonly Diagnostic[] => found.get(name) ?? [];

const keyOf = ({ code, path }: Diagnostic): string => `${code} ${formatPath(path)}`;

describe("what is wrong with a site", () => {
  it.each(names)("%s: is said like this", (name) => {
    const lines = findingsOf(name).map(formatDiagnostic);
    expectGolden(join("fixtures", "site", `${name}.txt`), `${lines.join("\n")}\n`);
  });

  it("has a fixture for each code", () => {
    const raised = new Set(names.flatMap((name) => findingsOf(name).map(({ code }) => code)));
    expect(SITE_CODES.filter((code) => !raised.has(code) || !names.includes(code))).toEqual([]);
  });

  it.each(names)("%s: is mended in each way that is advised, and nothing new comes", (name) => {
    const site = siteOf(name);
    const before = findingsOf(name).map(keyOf);
    const own = advice[name] ?? {};
    expect(Object.keys(own).sort()).toEqual([...new Set(before)].sort());
    const faults = Object.entries(own).flatMap(([key, ways]) =>
      ways.flatMap((way) => {
        const after = diagnose(edited(site, way)).map(keyOf);
        const bad = after.filter((one) => one === key || !before.includes(one));
        return bad.length === 0 ? [] : [{ key, way, bad }];
      }),
    );
    expect(faults).toEqual([]);
  });

  it.each([null, 7, [], "text", {}, { name: "x", datacenters: [null, {}] }])("is given for %p", (site) => {
    expect(resolveSite(site).findings).not.toEqual([]);
  });
});
