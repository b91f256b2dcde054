/** What no spec has, and a YAML parser takes the square of. */
export interface OutOfBounds {
  /** Where, as an offset in the text. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** A spec of 65,000 nodes has a million. */
const MOST_LEXEMES = 2_000_000;
/** A spec is some ten levels deep. */
const MOST_DEPTH = 100;
/** An anchor and a tag are one thing's. */
const MOST_PROPERTIES = 10;

/** Of the lexer's own: before scalars, and at the ends of documents and flows. */
const MARKS = new Set(["\u0002", "\u0018", "\u001f"]);

const OPENS = new Set(["[", "{"]);
const CLOSES = new Set(["]", "}"]);
const BLOCK_INDICATORS = new Set(["-", "?", ":"]);

const isSpace = (lexeme: string): boolean => /^[ \t]*$/.test(lexeme);
const isProperty = (lexeme: string): boolean => /^[&!*]/.test(lexeme);

/** What is asked of one lexeme of a text after another: whether the text is out of bounds with it, and how. */
export function boundsOfText(): (lexeme: string) => OutOfBounds | null {
  let [offset, count, depth, inLine, properties] = [0, 0, 0, 0, 0];
  return (lexeme) => {
    count += 1;
    if (lexeme === "\n" || lexeme === "\r\n") inLine = 0;
    else if (OPENS.has(lexeme)) depth += 1;
    else if (CLOSES.has(lexeme)) depth -= 1;
    else if (depth === 0 && BLOCK_INDICATORS.has(lexeme)) inLine += 1;
    if (isProperty(lexeme)) properties += 1;
    else if (!isSpace(lexeme)) properties = 0;
    if (depth > MOST_DEPTH || inLine > MOST_DEPTH)
      return {
        offset,
        message: "is nested too deeply to be read",
        hint: "a spec is at most some ten levels deep: close what is open",
      };
    if (properties > MOST_PROPERTIES)
      return { offset, message: "has anchors or tags in a row", hint: "write one before a value" };
    if (count > MOST_LEXEMES)
      return {
        offset,
        message: `has more than ${String(MOST_LEXEMES)} words and signs, which no datacenter has`,
        hint: "give each datacenter a file of its own",
      };
    if (!MARKS.has(lexeme)) offset += lexeme.length;
    return null;
  };
}
