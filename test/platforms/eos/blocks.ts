/** A line and what stands below it, deeper by three blanks. */
export interface Block {
  readonly line: string;
  readonly children: readonly Block[];
}

const INDENT = 3;

/** The tree of a configuration as EOS shows it. @throws Error where a line is indented otherwise, empty, or there twice */
export function blocksOf(text: string): readonly Block[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const top: Block[] = [];
  const open: Block[][] = [top];
  for (const raw of text.slice(0, -1).split("\n")) {
    const [, blanks = "", line = ""] = /^( *)(.*)$/.exec(raw) ?? [];
    const depth = blanks.length / INDENT;
    const among = open[depth];
    if (line === "" || line !== line.trimEnd() || among === undefined)
      throw new Error(`stands nowhere: ${JSON.stringify(raw)}`);
    if (line === "!") continue;
    if (among.some((one) => one.line === line)) throw new Error(`stands there twice: ${line}`);
    const children: Block[] = [];
    among.push({ line, children });
    open.splice(depth + 1, open.length, children);
  }
  return top;
}

/** A form that lines have, whole, and what one says. */
export type Form<T> = readonly [RegExp, (into: T, words: readonly string[], block: Block) => void];

const compiled = new Map<string, RegExp>();

/** The same pattern for a whole line. */
function whole({ source }: RegExp): RegExp {
  const known = compiled.get(source) ?? new RegExp(`^(?:${source})$`);
  compiled.set(source, known);
  return known;
}

/** Takes each block by the one form that it has. @throws Error at a line that has none, or that has lines below it and must not */
export function take<T>(blocks: readonly Block[], forms: readonly Form<T>[], into: T, nested = false): T {
  for (const block of blocks) {
    const found = forms.flatMap(([pattern, say]) => {
      const match = whole(pattern).exec(block.line);
      return match === null
        ? []
        : [{ say, words: match.slice(1).map((word: string | undefined) => word ?? "") }];
    });
    const [first, second] = found;
    if (first === undefined) throw new Error(`no such line: ${block.line}`);
    if (second !== undefined) throw new Error(`two meanings: ${block.line}`);
    if (!nested && block.children.length > 0) throw new Error(`nothing stands below: ${block.line}`);
    first.say(into, first.words, block);
  }
  return into;
}

/** Puts a value where none is. @throws Error where one is */
export function once<V>(map: Map<string, V>, key: string, value: V): V {
  if (map.has(key)) throw new Error(`said twice: ${key}`);
  map.set(key, value);
  return value;
}

/** What is there. @throws Error where nothing is */
export function found<V>(value: V | undefined | null, what: string): V {
  if (value === undefined || value === null) throw new Error(`there is no ${what}`);
  return value;
}
