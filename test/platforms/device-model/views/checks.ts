import type { Check, Entry, Where } from "./commands.ts";
import { formOf } from "./words.ts";

/** The first reason of several. */
export const firstOf =
  (...checks: readonly Check[]): Check =>
  (at, where) => {
    for (const check of checks) {
      const why = check(at, where);
      if (why !== null) return why;
    }
    return null;
  };

/** That a setting can't be changed without being undone. */
export const fixed =
  (name: string): Check =>
  (at, { before }) =>
    before === undefined || before.at[name] === at[name] ? null : `${before.words}: undo it first`;

/** That something must be set in the system view before. */
export const needs =
  (words: string, name: string, of: (value: string) => string = (value) => value): Check =>
  (at, { root }) => {
    const wanted = of(at[name] ?? "");
    return root.some((one) => one.words === words && Object.values(one.at).includes(wanted))
      ? null
      : `${wanted} does not exist`;
  };

export const lineOf = ({ words, at }: Entry): string => formOf(words).write(at);

/** Whether the view has a line such as this. */
export const has = (view: readonly Entry[], pattern: RegExp): boolean =>
  view.some((one) => pattern.test(lineOf(one)));

/** That no line such as this is in the view. */
export const without =
  (pattern: RegExp, why: string): Check =>
  (_, { view }) =>
    has(view, pattern) ? why : null;

/** That a line such as this is in the view. */
export const beside =
  (pattern: RegExp, why: string): Check =>
  (_, { view }) =>
    has(view, pattern) ? null : why;

/** What is set in a view that is entered by these words. */
export const insideOf = ({ root }: Pick<Where, "root">, words: string): readonly Entry[] =>
  root.filter((one) => one.words === words).flatMap(({ inside }) => inside ?? []);
