import type { Argument, Command, Option } from "commander";

/** The words of a call up to the one that is being typed, as the command line reads them. */
export interface Typed {
  readonly command: Command;
  /** Arguments that stand there already, by their place. */
  readonly given: readonly string[];
  /** What is being typed: the value of an option, or something else that is not there yet. */
  readonly of: Option | undefined;
  /** So much of it as is there. */
  readonly begun: string;
  /** What the shell takes for a part of the word: `--format=` in `--format=js`, where it is one word. */
  readonly before: string;
}

const optionOf = (command: Command, word: string): Option | undefined =>
  command.options.find(({ long, short }) => long === word || short === word);

const subcommandOf = (command: Command, word: string): Command | undefined =>
  command.commands.find((sub) => sub.name() === word || sub.aliases().includes(word));

const takesValue = ({ required, optional }: Option): boolean => required || optional;

/** Bash has `--format=js` as three words, zsh and fish as one. */
function withoutEquals(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !(word === "=" && words[at - 1]?.startsWith("--") === true));
}

/** Reads words as commander does: options may stand anywhere, and one with several values takes all up to the next option. */
export function typedOf(root: Command, words: readonly string[]): Typed {
  const last = words.at(-1) ?? "";
  let command = root;
  let of: Option | undefined;
  const given: string[] = [];
  for (const word of withoutEquals(words.slice(0, -1))) {
    if (word.startsWith("-") && word !== "-") {
      const option = optionOf(command, word);
      of = option !== undefined && takesValue(option) ? option : undefined;
    } else if (of !== undefined) {
      if (!of.variadic) of = undefined;
    } else {
      const sub = given.length === 0 ? subcommandOf(command, word) : undefined;
      if (sub === undefined) given.push(word);
      else command = sub;
    }
  }
  return { command, given, ...lastOf(command, of, last) };
}

function lastOf(
  command: Command,
  of: Option | undefined,
  last: string,
): Pick<Typed, "of" | "begun" | "before"> {
  if (of !== undefined && last === "=") return { of, begun: "", before: "" };
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(last) ?? [];
  if (name !== undefined && value !== undefined) {
    const option = optionOf(command, name);
    return { of: option, begun: value, before: `${name}=` };
  }
  // An option with several values ends where the next option begins.
  return { of: last.startsWith("-") && last !== "-" ? undefined : of, begun: last, before: "" };
}

/** The argument that comes next; the last takes all that follows where it is one of several. */
export function nextArgument({ command, given }: Typed): Argument | undefined {
  const { registeredArguments } = command;
  const last = registeredArguments.at(-1);
  return registeredArguments[given.length] ?? (last?.variadic === true ? last : undefined);
}
