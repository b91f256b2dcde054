import { stringify } from "yaml";

/** A part of NVUE's object model, as `nv config show` writes it: maps by name, down to words and numbers. */
export interface Tree {
  readonly [key: string]: Tree | string | number;
}

/** What is there and has nothing to say about itself. */
export const THERE: Tree = {};

/** A switch is on or off in words: from 5.15 on they are `enabled` and `disabled`, which the switch itself translates. */
export const ON = "on";
export const OFF = "off";

export const when = (condition: boolean, tree: Tree): Tree => (condition ? tree : {});

/** A map by name, in order. */
export const byName = <T>(items: readonly T[], entry: (item: T) => readonly [string, Tree]): Tree =>
  Object.fromEntries(items.map(entry));

/** A map of names alone. */
export const names = (all: readonly string[]): Tree => byName(all, (name) => [name, THERE]);

/** A list's rules by number, in tens. */
export const rules = (all: readonly Tree[]): Tree =>
  Object.fromEntries([...all.entries()].map(([at, rule]) => [String((at + 1) * 10), rule]));

/**
 * The file that `nv config patch` takes. NVUE reads YAML 1.1, where a bare `on` is a boolean and a bare `10` a number: every text is quoted,
 * and each name that would be read as something else.
 */
export const asPatch = (tree: Tree): string =>
  stringify([{ set: tree }], {
    version: "1.1",
    singleQuote: true,
    defaultStringType: "QUOTE_SINGLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
