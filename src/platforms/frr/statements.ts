import { slotsIn } from "../../text/secret-slot.ts";
import { isHidden, profileOf } from "./hidden-defaults.ts";

/** A line of FRR's with the lines that enclose it before it, each without its indentation. */
export type Statement = readonly string[];

const SEPARATED = "\n";

/** What a configuration says, in whatever order: each line under what encloses it, by the two as one text. */
export function statementsIn(text: string): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  let open: readonly string[] = [];
  for (const line of text.split("\n")) {
    const said = line.trim();
    if (said === "" || /^(?:[!#]|exit\b|end$)/.test(said)) continue;
    const depth = line.length - line.trimStart().length;
    open = [...open.slice(0, depth), said];
    found.set(open.join(SEPARATED), open);
  }
  return found;
}

/** In what a configuration differs from another. */
export interface TextDifference {
  /** What is to come, and what is to go. */
  readonly come: readonly Statement[];
  readonly go: readonly Statement[];
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a switch shows a statement with slots: with any passwords in their place. */
const shown = (key: string): RegExp =>
  new RegExp(
    `^${slotsIn(key).reduce((pattern, name) => pattern.replaceAll(escaped(`<secret:${name}>`), "\\S+"), escaped(key))}$`,
  );

/**
 * What leads from what FRR runs to what it should. A password is the one that it was told while the same slot is said again; what FRR takes and
 * never shows is no difference.
 *
 * @param was what it was told last
 */
export function differenceBetween(running: string, wanted: string, was: string): TextDifference {
  const [runs, target, told] = [running, wanted, was].map(statementsIn) as [
    ReadonlyMap<string, Statement>,
    ReadonlyMap<string, Statement>,
    ReadonlyMap<string, Statement>,
  ];
  const profile = profileOf(wanted);
  const same = new Set<string>();
  const come = [...target].filter(([key, path]) => {
    if (runs.has(key) || isHidden(path.at(-1) ?? "", profile)) return false;
    if (slotsIn(key).length === 0 || !told.has(key)) return true;
    const pattern = shown(key);
    const found = [...runs.keys()].find((one) => pattern.test(one));
    if (found !== undefined) same.add(found);
    return found === undefined;
  });
  const go = [...runs].filter(([key]) => !target.has(key) && !same.has(key));
  return { come: come.map(([, path]) => path), go: go.map(([, path]) => path) };
}
