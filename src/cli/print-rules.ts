import pc from "picocolors";
import { formatPath } from "../diagnostics/index.ts";
import { isBroken, type Outcome, type PlacedFinding, type Verdict } from "../rules/index.ts";
import { counted } from "../text/counted.ts";
import { findingText } from "./print.ts";
import type { Source } from "./source.ts";

/* What rules say, for people and for programs. */

const colours = { mandatory: pc.red, advisory: pc.yellow } as const;

type Checked = Extract<Outcome, { kind: "checked" }>;

function block(
  file: string,
  source: Source,
  name: string,
  level: Checked["level"],
  { about, path, message, fix }: PlacedFinding,
): string {
  return findingText(file, {
    kind: colours[level](`${level}[${name}]`),
    subject: path.length > 0 ? formatPath(path) : (about ?? formatPath(path)),
    message,
    fix,
    position: source.locate(path),
  });
}

const named = (
  verdicts: readonly Verdict[],
  kind: string,
  of: (verdict: Verdict) => boolean,
): readonly string[] => {
  const names = verdicts.filter(of).map(({ rule }) => rule.name);
  return names.length === 0 ? [] : [`  ${kind}: ${names.join(", ")}`];
};

/** Findings by rule, then which rules are kept, which were not asked and why. */
export function verdictsText(
  name: string,
  file: string,
  source: Source,
  verdicts: readonly Verdict[],
): string {
  const blocks = verdicts.flatMap(({ rule, outcome }) =>
    outcome.kind === "checked"
      ? outcome.found.map((found) => block(file, source, rule.name, outcome.level, found))
      : [],
  );
  const [mandatory, advisory] = (["mandatory", "advisory"] as const).map(
    (level) => verdicts.filter((one) => isBroken(one, level)).length,
  );
  const kept = (one: Verdict): boolean => one.outcome.kind === "checked" && one.outcome.found.length === 0;
  const summary = [
    `${name}: ${counted(verdicts.length, "rule")}, ${mandatory ?? 0} mandatory and ${advisory ?? 0} advisory broken`,
    ...named(verdicts, "kept", kept),
    ...verdicts.flatMap(({ rule, outcome }) =>
      outcome.kind === "not-applicable" ? [`  not asked: ${rule.name}: ${outcome.why}`] : [],
    ),
    ...named(verdicts, "disabled", ({ outcome }) => outcome.kind === "disabled"),
    "",
  ];
  return [...blocks, summary.join("\n")].join("\n");
}

/** `{name, rules: [{name, says, verdict, level, why, findings: [{about, path, at, message, fix, line, column}]}]}`. */
export function verdictsJson(name: string, source: Source, verdicts: readonly Verdict[]): string {
  const rules = verdicts.map(({ rule, outcome }) => {
    const { name: own, says } = rule;
    if (outcome.kind !== "checked") {
      const { kind: verdict, ...why } = outcome;
      return { name: own, says, verdict, ...why, findings: [] };
    }
    const { level, found } = outcome;
    const findings = found.map(({ path, ...rest }) => ({
      ...rest,
      path,
      at: formatPath(path),
      ...(source.locate(path) ?? {}),
    }));
    return { name: own, says, verdict: found.length === 0 ? "kept" : "broken", level, findings };
  });
  return `${JSON.stringify({ name, rules }, null, 2)}\n`;
}
