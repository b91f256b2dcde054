import { few } from "../text/few.ts";
import { formatDiagnostic } from "../diagnostics/index.ts";
import { foldRenumbered } from "./fold.ts";
import type { Effect, Review, Subject, Verdict } from "./types.ts";

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? "" : "s"}`;

const said = (names: readonly string[], what: string): readonly string[] =>
  names.length === 0 ? [] : [`${what}: ${few(names)}`];

/** Switches and objects with a change of this effect, and what it is about. */
function touched(subjects: readonly Subject[], effect: Effect): readonly string[] {
  return subjects
    .filter(({ change, changes }) => change === "changes" && changes.some((one) => one.effect === effect))
    .map(({ name }) => name);
}

type Found = Omit<Review, "verdict">;

const refusals = (
  { errors, renumbered, names: known }: Found,
  faults: readonly string[],
): readonly string[] => [
  ...errors.map(({ side, diagnostic }) => `${side}: ${formatDiagnostic(diagnostic)}`),
  ...faults,
  ...foldRenumbered(
    renumbered.filter(({ allowed }) => !allowed),
    known,
  ).map(
    ({ example: { name, label, before, after }, names }) =>
      `${label} of ${name} is ${before} and would become ${after}, and it is not named under renumber${names.length === 1 ? "" : `; so with ${few(names.slice(1))}`}`,
  ),
];

function disruptions({ switches, objects, sessions, renumbered, failures }: Found): readonly string[] {
  const named = (subjects: readonly Subject[]): string[] =>
    subjects.filter(({ change }) => change === "goes").map(({ sort, name }) => `${sort} ${name}`);
  const count = (change: string): number => sessions.filter((one) => one.change === change).length;
  const [resets, goes] = [count("resets"), count("goes")];
  return [
    ...(resets > 0 ? [`${counted(resets, "session")} ${resets === 1 ? "is" : "are"} reset`] : []),
    ...(goes > 0 ? [`${counted(goes, "session")} ${goes === 1 ? "goes" : "go"}`] : []),
    ...said([...named(switches), ...named(objects)], "gone"),
    ...said([...touched(switches, "takes"), ...touched(objects, "takes")], "something is taken from"),
    ...said([...touched(switches, "alters"), ...touched(objects, "alters")], "changed in place"),
    ...said([...new Set(renumbered.map(({ name }) => name))], "renumbered"),
    ...said(
      (failures?.worse ?? []).map(({ failure }) => failure),
      "a failure that took nothing would take traffic",
    ),
  ];
}

/** What the differences come to. `faults` are reasons why the fabric would not work. */
export function verdictOf(found: Found, faults: readonly string[]): Verdict {
  const refused = refusals(found, faults);
  if (refused.length > 0) return { kind: "refused", reasons: refused };
  const disruptive = disruptions(found);
  return disruptive.length > 0 ? { kind: "disruptive", reasons: disruptive } : { kind: "safe", reasons: [] };
}
