/** What stands in the places of a command's words, by the places' names. */
export type Params = Readonly<Record<string, string>>;

/** A command's words: `[who]` says what it is about, `{hops}` what it says of that; `:num` is a number, `:ip` an address, `...` the rest of the line. */
export interface Form {
  /** Null where a line is another command. */
  readonly read: (line: string) => Params | null;
  readonly write: (at: Params) => string;
  /** Names of what it is about. */
  readonly about: readonly string[];
}

const PLACE = /[[{]([a-z]+)(?::(num|ip))?(\.\.\.)?[\]}]/g;

const KINDS: Readonly<Record<string, string>> = { num: "[0-9]+", ip: "[0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*" };

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function compiled(words: string): Form {
  const places = [...words.matchAll(PLACE)];
  let from = 0;
  let pattern = "";
  for (const { 0: whole, 2: kind, 3: rest, index } of places) {
    const value = rest === undefined ? (KINDS[kind ?? ""] ?? "\\S+") : "\\S[^]*";
    pattern += `${escaped(words.slice(from, index))}(${value})`;
    from = index + whole.length;
  }
  const matches = new RegExp(`^${pattern}${escaped(words.slice(from))}$`);
  const names = places.map(({ 1: name = "" }) => name);
  return {
    about: places.flatMap(({ 0: whole, 1: name = "" }) => (whole.startsWith("[") ? [name] : [])),
    read: (line) => {
      const found = matches.exec(line);
      return found === null ? null : Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""]));
    },
    write: (at) => words.replace(PLACE, (_, name: string) => at[name] ?? ""),
  };
}

const forms = new Map<string, Form>();

/** The form that some words describe. */
export function formOf(words: string): Form {
  const known = forms.get(words) ?? compiled(words);
  forms.set(words, known);
  return known;
}
