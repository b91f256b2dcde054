import { few } from "../text/few.ts";
import { foldChanges, sayChange, type Manner } from "../change-rules/index.ts";
import { formatDiagnostics } from "../diagnostics/index.ts";
import { foldRenumbered } from "./fold.ts";
import type { Change, Effect, Review, Subject, Verdict } from "./types.ts";
import { counted } from "../text/counted.ts";

const said = (names: readonly string[], what: string): readonly string[] =>
  names.length === 0 ? [] : [`${what}: ${few(names)}`];

/** Switches and objects with a change of this effect, taken in this manner. */
function touched(
  subjects: readonly Subject[],
  effect: Effect,
  manner: Manner = "in-place",
): readonly string[] {
  const is = (one: Change): boolean => one.effect === effect && (one.manner ?? "in-place") === manner;
  return subjects
    .filter(({ change, changes }) => change === "changes" && changes.some(is))
    .map(({ name }) => name);
}

/** What is altered, by how it takes that. */
const ALTERED: Readonly<Record<Manner, string>> = {
  // Only what is named under `renumber` comes as far as this.
  refused: "deleted and made anew, as named",
  remade: "made anew",
  moves: "nodes have other peers or pools than before by",
  resets: "sessions begin anew by a change of",
  "in-place": "changed in place",
};

const altered = (subjects: readonly Subject[]): readonly string[] =>
  (Object.keys(ALTERED) as Manner[]).flatMap((manner) =>
    said(touched(subjects, "alters", manner), ALTERED[manner]),
  );

type Found = Omit<Review, "verdict">;

const isOfPool = (label: string): boolean => label.startsWith("pods ");

/** Whether a pool may not have another range: no switch can be given leave to have it then. */
const poolsStay = (guarded: Found["guarded"]): boolean =>
  guarded.some(({ kind, field, allowed }) => kind === "IPPool" && field === "spec.cidr" && !allowed);

const SIDES = ["base", "head"] as const;

/** Why a change can't be deployed; `faults` are reasons why the fabric would not work. */
export const refusals = (
  { errors, guarded, renumbered, names: known }: Pick<Found, "errors" | "guarded" | "renumbered" | "names">,
  faults: readonly string[],
): readonly string[] => [
  ...SIDES.flatMap((side) =>
    formatDiagnostics(errors.flatMap((one) => (one.side === side ? [one.diagnostic] : []))).map(
      (line) => `${side}: ${line}`,
    ),
  ),
  ...faults,
  ...foldChanges(guarded.filter(({ allowed }) => !allowed)).map(sayChange),
  ...foldRenumbered(
    renumbered.filter(({ allowed, label }) => !allowed && !(poolsStay(guarded) && isOfPool(label))),
    known,
  ).map(
    ({ example: { name, label, before, after }, names }) =>
      `${label} of ${name} is ${before} and would become ${after}, and it is not named under renumber${names.length === 1 ? "" : `; so with ${few(names.slice(1))}`}`,
  ),
];

function disruptions(found: Found): readonly string[] {
  const { switches, objects, sessions, guarded, renumbered, drains, failures, warnings } = found;
  const named = (subjects: readonly Subject[]): string[] =>
    subjects.filter(({ change }) => change === "goes").map(({ sort, name }) => `${sort} ${name}`);
  const count = (change: string): number => sessions.filter((one) => one.change === change).length;
  const [resets, goes] = [count("resets"), count("goes")];
  return [
    ...(resets > 0 ? [`${counted(resets, "session")} ${resets === 1 ? "is" : "are"} reset`] : []),
    ...(goes > 0 ? [`${counted(goes, "session")} ${goes === 1 ? "goes" : "go"}`] : []),
    ...said([...named(switches), ...named(objects)], "gone"),
    ...said([...touched(switches, "takes"), ...touched(objects, "takes")], "something is taken from"),
    ...altered([...switches, ...objects]),
    ...foldChanges(guarded).map(sayChange),
    ...drains.missed,
    ...(drains.begins.length === 0 ? [] : isolated(warnings)),
    ...said([...new Set(renumbered.map(({ name }) => name))], "renumbered"),
    ...said(
      (failures?.worse ?? []).map(({ failure }) => failure),
      "a failure that took nothing would take traffic",
    ),
  ];
}

/** Racks that no switch is left for once those in maintenance are shut. */
const isolated = (warnings: Found["warnings"]): readonly string[] =>
  warnings.flatMap(({ code, message }) => (code === "maintenance-isolates" ? [message] : []));

/** What the differences come to. `faults` are reasons why the fabric would not work. */
export function verdictOf(found: Found, faults: readonly string[]): Verdict {
  const refused = refusals(found, faults);
  if (refused.length > 0) return { kind: "refused", reasons: refused };
  const disruptive = disruptions(found);
  return disruptive.length > 0 ? { kind: "disruptive", reasons: disruptive } : { kind: "safe", reasons: [] };
}
