import type { Command } from "commander";
import type { Names } from "./names.ts";
import { nextArgument, typedOf, type Typed } from "./words.ts";

/** What may come where the cursor is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** Whatever a spec names is offered where it is asked for by that name. */
const NAMED: Readonly<Record<string, keyof Names>> = {
  what: "all",
  from: "devices",
  to: "devices",
  device: "devices",
  router: "devices",
  down: "devices",
  renumber: "switches",
  consent: "devices",
  of: "clusters",
};

const plain = (value: string): Candidate => ({ value, description: "" });

const firstSentence = (description: string): string => description.split(/[;:(]/)[0]?.trim() ?? "";

/** Values of an option, or what may stand in an argument's place, or verbs; none where only a file may. */
async function placed(
  typed: Typed,
  namesIn: (file: string) => Promise<Names>,
): Promise<readonly Candidate[]> {
  const { command, of, given } = typed;
  const argument = of === undefined ? nextArgument(typed) : undefined;
  const choices = of?.argChoices ?? argument?.argChoices;
  if (choices !== undefined) return choices.map(plain);
  const kind = NAMED[of?.attributeName() ?? argument?.name() ?? ""];
  const spec = given[0];
  if (kind !== undefined && spec !== undefined) return (await namesIn(spec))[kind].map(plain);
  if (of !== undefined || given.length > 0) return [];
  return command
    .createHelp()
    .visibleCommands(command)
    .map((sub) => ({ value: sub.name(), description: firstSentence(sub.description()) }));
}

const optionsOf = (command: Command): readonly Candidate[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) =>
      typeof long === "string" ? [{ value: long, description: firstSentence(description) }] : [],
    );

/**
 * What may come where the cursor is, in the order of `--help`: verbs, options, an option's values, names of the spec that the call is of. Empty
 * where a file is asked for, which a shell knows better.
 * @param words the words after the command's name, the last as far as it is typed
 */
export async function candidatesFor(
  root: Command,
  words: readonly string[],
  namesIn: (file: string) => Promise<Names>,
): Promise<readonly Candidate[]> {
  const typed = typedOf(root, words);
  const isOption = typed.of === undefined && typed.begun.startsWith("-");
  const all = isOption ? optionsOf(typed.command) : await placed(typed, namesIn);
  return all
    .filter(({ value }) => value.startsWith(typed.begun))
    .map(({ value, description }) => ({ value: `${typed.before}${value}`, description }));
}
