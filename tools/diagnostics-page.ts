import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIAGNOSTIC_CODES, SITE_CODES, type DiagnosticCode } from "../src/diagnostics/index.ts";
import { repositoryRoot } from "./root.ts";

/*
 * docs/diagnostics.md, made of the fixtures of diagnostics: for each code a spec that has it, what is said of it, and what to do.
 * `calico-fabric explain CODE` prints its section.
 */

const fixtures = join(repositoryRoot, "test", "fixtures");

interface Example {
  readonly spec: string;
  /** The first finding of this code. */
  readonly said: string;
}

const saidIn = (folder: string, name: string, code: DiagnosticCode): string | undefined =>
  readFileSync(join(fixtures, folder, `${name}.txt`), "utf8")
    .split("\n")
    .find((line) => /^\w+\[([\w-]+)\]/.exec(line)?.[1] === code);

/** The shortest fixture of a code, and of two the first by name. */
function exampleOf(code: DiagnosticCode, folder: string, names: readonly string[]): Example {
  const examples = names.flatMap((name): Example[] => {
    const said = saidIn(folder, name, code);
    return said === undefined
      ? []
      : [{ said, spec: readFileSync(join(fixtures, folder, `${name}.yaml`), "utf8") }];
  });
  const [first, ...others] = examples;
  if (first === undefined) throw new Error(`no fixture of ${code} says it`);
  return others.reduce((best, one) => (one.spec.length < best.spec.length ? one : best), first);
}

const SAYS = /^(\w+)\[[\w-]+\] (.*?): (.*)\. Fix: (.*)\.$/;

function section(code: DiagnosticCode, { spec, said }: Example): string {
  const [, severity = "", path = "", message = "", hint = ""] = SAYS.exec(said) ?? [];
  if (hint === "") throw new Error(`a finding of ${code} has no hint: ${said}`);
  return [
    `## ${code}`,
    "",
    severity === "error" ? "An error: the spec is refused." : "A warning: `--strict` refuses the spec.",
    "",
    "```yaml",
    spec.trimEnd(),
    "```",
    "",
    "```text",
    path,
    `  ${message}`,
    `  fix: ${hint}`,
    "```",
    "",
  ].join("\n");
}

function sectionsOf(codes: readonly DiagnosticCode[], folder: string): readonly string[] {
  const names = readdirSync(join(fixtures, folder))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length));
  return [...codes].sort().map((code) => {
    const own = names.filter((name) => name === code || name.startsWith(`${code}-`));
    return section(code, exampleOf(code, folder, own));
  });
}

export function diagnosticsPage(): string {
  return [
    "# What can be wrong with a spec",
    "",
    "Each code with a spec that has it, where the finding is, what it says, and what to do. `calico-fabric explain CODE` prints a section; all that is wrong with a spec of yours `calico-fabric validate` says at once. This page is made by `npm run schema` of the specs that tests hold the findings against. What can be wrong with a [site](site.md) comes last.",
    "",
    ...sectionsOf(DIAGNOSTIC_CODES, "diagnostics"),
    ...sectionsOf(SITE_CODES, "site"),
  ].join("\n");
}
