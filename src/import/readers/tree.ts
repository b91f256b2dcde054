import { redact } from "../../deliver/redact.ts";
import { begins, type TreeRules } from "../../platforms/tree-change/rules.ts";
import type { Path } from "../../platforms/tree-change/tree.ts";
import type { Owns, Said } from "./reading.ts";

/** The end of a path, and what it says; null where it is that it is there. */
export interface PathEnd {
  readonly path: Path;
  readonly value: string | null;
}

/** As a statement of two lines: where it stands, and the last two words of all. */
export function saidAt({ path, value }: PathEnd): Said {
  const words = value === null ? path : [...path, value];
  const end = redact(words.slice(-2).join(" "));
  // What a name says depends on the one around it: `graceful-restart restart-time 120`.
  const line = redact(words.slice(-3).join(" "));
  return {
    whole: `${words.slice(0, -2).join(" ")}\n${end}`,
    line,
    top: path.slice(0, -1).join(" "),
    unit: null,
    path,
  };
}

const keyOf = (path: Path): string => path.join("\n");

/** What a text says at the same place, or has a part of, where such a part is a text's as a whole. */
export const ownsTree =
  ({ whole }: TreeRules): Owns =>
  (wanted) => {
    const paths = wanted.flatMap(({ path }) => (path === undefined ? [] : [path]));
    const said = new Set(paths.map(keyOf));
    const there = new Set(paths.flatMap((path) => path.map((_, at) => keyOf(path.slice(0, at + 1)))));
    return ({ path }) =>
      path !== undefined &&
      (there.has(keyOf(path)) ||
        // A command has what is said for its last name.
        said.has(keyOf(path.slice(0, -1))) ||
        whole.some(
          ({ path: pattern, by = (found: Path) => found.slice(0, pattern.length) }) =>
            begins(path, pattern) && there.has(keyOf(by(path))),
        ));
  };
