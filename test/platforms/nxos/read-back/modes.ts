/** A line of a configuration, and those that stand two blanks further in below it. */
export interface Line {
  readonly text: string;
  readonly inside: readonly Line[];
}

/** The lines of a configuration by how far in they stand. @throws Error where a line stands in nothing, or is no line of plain text */
export function linesOf(text: string): readonly Line[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const root: { text: string; inside: Line[] } = { text: "", inside: [] };
  const open = [root];
  for (const raw of text.slice(0, -1).split("\n")) {
    if (raw === "!") {
      open.length = 1;
      continue;
    }
    const [, blanks = "", words = ""] =
      /^((?: {2})*)([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)$/.exec(raw) ?? [];
    const parent = open[blanks.length / 2];
    if (words === "" || parent === undefined) throw new Error(`stands in nothing: "${raw}"`);
    const line = { text: words, inside: [] };
    parent.inside.push(line);
    open.splice(blanks.length / 2 + 1, Infinity, line);
  }
  return root.inside;
}

/** What may stand in a mode of the command line: each command's form, the captured words being what it says. */
export interface Mode {
  /** A second one would take the first one's place. */
  readonly once?: Readonly<Record<string, RegExp>>;
  readonly often?: Readonly<Record<string, RegExp>>;
  readonly opens?: Readonly<Record<string, readonly [header: RegExp, inside: Mode]>>;
}

/** What was found in a mode. Words that a form may lack are empty. */
export interface Found {
  /** The words of a command; null where it is not there. */
  readonly once: (key: string) => readonly string[] | null;
  readonly often: (key: string) => readonly (readonly string[])[];
  readonly opened: (key: string) => readonly (readonly [words: readonly string[], inside: Found])[];
}

const matching = (
  forms: Readonly<Record<string, RegExp>>,
  text: string,
): [string, readonly string[]] | null => {
  for (const [key, form] of Object.entries(forms)) {
    const words: readonly (string | undefined)[] | null = form.exec(text)?.slice(1) ?? null;
    if (words !== null) return [key, words.map((word) => word ?? "")];
  }
  return null;
};

/** Reads a mode. @throws Error at a line that the mode does not have, or that is there twice */
export function readMode(lines: readonly Line[], { once = {}, often = {}, opens = {} }: Mode): Found {
  const single = new Map<string, readonly string[]>();
  const many = new Map<string, (readonly string[])[]>();
  const opened = new Map<string, [readonly string[], Found][]>();
  const headers = Object.fromEntries(Object.entries(opens).map(([key, [header]]) => [key, header]));
  const seen = new Set<string>();
  const append = <T>(to: Map<string, T[]>, key: string, value: T): unknown =>
    to.set(key, [...(to.get(key) ?? []), value]);
  for (const { text, inside } of lines) {
    if (seen.has(text)) throw new Error(`is there twice: "${text}"`);
    seen.add(text);
    const header = matching(headers, text);
    const repeated = matching(often, text);
    const command = matching(once, text);
    if (header !== null)
      append(opened, header[0], [header[1], readMode(inside, opens[header[0]]?.[1] ?? {})]);
    else if (inside.length > 0) throw new Error(`opens no mode: "${text}"`);
    else if (repeated !== null) append(many, repeated[0], repeated[1]);
    else if (command === null) throw new Error(`is no command here: "${text}"`);
    else if (single.has(command[0])) throw new Error(`is said twice: "${text}"`);
    else single.set(command[0], command[1]);
  }
  return {
    once: (key) => single.get(key) ?? null,
    often: (key) => many.get(key) ?? [],
    opened: (key) => opened.get(key) ?? [],
  };
}

/** A number in the range that the command takes. */
export function within(word: string, least: number, most: number): number {
  const number = Number(word);
  if (!/^(?:0|[1-9][0-9]*)$/.test(word) || number < least || number > most)
    throw new Error(`${word} is not ${String(least)} to ${String(most)}`);
  return number;
}

/** What must be said. */
export function said(found: Found, key: string, where: string): readonly string[] {
  const words = found.once(key);
  if (words === null) throw new Error(`${where} does not say ${key}`);
  return words;
}
