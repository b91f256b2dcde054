import { Composer, Lexer, Parser, YAMLParseError, type CST, type Document, type LineCounter } from "yaml";
import { boundsOfText, type OutOfBounds } from "./yaml-bounds.ts";

const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const;

/** What the parser makes of a text, or where that is out of bounds. */
function tokensOf(text: string, lines: LineCounter): readonly CST.Token[] | OutOfBounds {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const boundsWith = boundsOfText();
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    const bounds = boundsWith(lexeme);
    if (bounds !== null) return bounds;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return tokens;
}

/** As the library's own parseDocument, but that a text which is out of bounds is not parsed further; its words are read once. */
export function documentOf(text: string, lines: LineCounter): Document.Parsed | OutOfBounds {
  const tokens = tokensOf(text, lines);
  if ("hint" in tokens) return tokens;
  const documents = new Composer(OPTIONS).compose(tokens, true, text.length);
  const [document, second] = [documents.next(), documents.next()].map(({ value }) => value);
  if (document === undefined) throw new Error("no document, though one was forced");
  if (second !== undefined)
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], "MULTIPLE_DOCS", ""));
  return document;
}
