import { formatDiagnostic, whereOf, type Diagnostic } from "./diagnostic.ts";

/** Findings that say the same of several places of a spec: the first, and the others. */
export interface Folded {
  readonly first: Diagnostic;
  readonly more: readonly Diagnostic[];
}

/** Equal findings become one with all their places; the order is that of the first of each. */
export function foldDiagnostics(diagnostics: readonly Diagnostic[]): readonly Folded[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const key = JSON.stringify([one.severity, one.code, one.message, one.hint]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap(([first, ...more]) => (first === undefined ? [] : [{ first, more }]));
}

/** Further places that are named; of the rest only the count is. */
const MOST_PLACES = 4;

/** `and 59 more: racks[1].nods, racks[2].nods, ...`; empty where there is no more than one place. */
export function furtherPlaces(
  more: readonly Diagnostic[],
  name: (diagnostic: Diagnostic) => string = whereOf,
): string {
  if (more.length === 0) return "";
  const named = more.slice(0, MOST_PLACES).map(name).join(", ");
  return `and ${String(more.length)} more: ${named}${more.length > MOST_PLACES ? ", ..." : ""}`;
}

/** Each finding on a line, equal ones on one. */
export const formatDiagnostics = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  foldDiagnostics(diagnostics).map(
    ({ first, more }) => formatDiagnostic(first) + (more.length === 0 ? "" : ` (${furtherPlaces(more)})`),
  );
