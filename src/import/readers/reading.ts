import { redact } from "../../deliver/redact.ts";
import type { Grammar } from "../../platforms/ordered-change/grammar.ts";
import { parse } from "../../platforms/ordered-change/parse.ts";
import {
  hiddenLine,
  understand,
  type Statement,
  type Statements,
} from "../../platforms/ordered-change/statements.ts";
import type { TextFacts } from "../facts.ts";
import { factsIn, type FactSyntax } from "./syntax.ts";

/** One statement of a configuration, wherever in the text it stands. */
export interface Said {
  /** Secrets are masked. The headers of the blocks that it is in, and the line itself, a line feed between any two. */
  readonly whole: string;
  readonly line: string;
  /** What tells the outermost block, or the line, from its likes: the name of a list, of an interface. */
  readonly top: string;
  /** What it is owned with where that is less than the block. */
  readonly unit: string | null;
  /** Names from the root on, where the configuration is a tree; absent of lines. */
  readonly path?: readonly string[];
}

/** Whose a statement is that runs, by all that a text is to say. */
export type Owns = (wanted: readonly Said[]) => (said: Said) => boolean;

/** How a platform's running configuration is read. */
export interface Reading {
  /** @param said the text's statements */
  readonly facts: (said: readonly Said[]) => TextFacts;
  /**
   * All that a text says, in its order, without what the device takes for granted and shows or not.
   * @throws UnreadableText where it is no configuration
   */
  readonly statements: (text: string) => readonly Said[];
  readonly owns: Owns;
  /** Files of one device as one text; null where they are no parts of one. Absent where one text has all of a device. */
  readonly joined?: (texts: readonly string[]) => string | null;
}

const within = (path: readonly Statement[], one: Statement): Said => {
  const [first = one] = path;
  return {
    whole: redact([...path, one].map(({ text }) => text).join("\n")),
    line: redact(one.text),
    top: first.unit?.name ?? first.key,
    unit: one.unit?.name ?? null,
  };
};

/** Whether a device may show it or not. @param all what is in its block */
const isHidden = (one: Statement, all: readonly Statement[], header: Statement | undefined): boolean =>
  one.rule.hidden !== undefined &&
  hiddenLine(one, [
    ...(header === undefined ? [] : [header.text]),
    ...all.filter((other) => other !== one).map(({ text }) => text),
  ]) === one.text;

function flat(of: Statements, path: readonly Statement[]): readonly Said[] {
  const all = [...of.values()];
  const header = path.at(-1);
  return all.flatMap((one) => {
    const own = isHidden(one, all, header) ? [] : [within(path, one)];
    return [...own, ...flat(one.inside, [...path, one])];
  });
}

/** Statements by what a platform's grammar knows of its lines. */
export const statementsBy = (grammar: Grammar, text: string): readonly Said[] =>
  flat(understand(parse(text, grammar), grammar), []);

/** What is owned with whatever has the same key. */
export const ownsBy =
  (key: (said: Said) => string): Owns =>
  (wanted) => {
    const owned = new Set(wanted.map(key));
    return (said) => owned.has(key(said));
  };

/** What is owned by itself: a list, a neighbour, else the outermost block. */
export const ownsUnits = ownsBy(({ top, unit }) => unit ?? top);

/** Facts in a platform's own words. */
export const factsBy =
  (syntax: FactSyntax): Reading["facts"] =>
  (said) =>
    factsIn(
      said.map(({ whole }) => whole),
      syntax,
    );
