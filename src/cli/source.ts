import { isMap, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { readText } from "./read-text.ts";

/** Line and column in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A spec's file, read: its value, or why it has none; and where in the file each part of it stands. */
export interface Source {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: (path: SpecPath) => Position | null;
}

/** The offset of the deepest part of the path that is in the file: its key where it has one. */
function offsetOf(document: Document, path: SpecPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      const key = pair?.key as { range?: readonly number[] } | undefined;
      if (pair === undefined) return offset;
      offset = key?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as { range?: readonly number[] } | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

/** Reads YAML or JSON (JSON is YAML). Aliases count as often as they are used, within yaml's limit of 100. */
export function parseSource(text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0)
    return {
      value: null,
      diagnostics: document.errors.map((error) => {
        const { line, column } = at(error.pos[0]);
        const said = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
        return errorAt(
          [],
          "spec-unreadable",
          `line ${String(line)}, column ${String(column)}: ${said}`,
          "correct the YAML",
        );
      }),
      locate: () => null,
    };
  return {
    value: document.toJS() as unknown,
    diagnostics: [],
    locate: (path) => (path.length === 0 ? null : at(offsetOf(document, path))),
  };
}

/**
 * Reads a YAML or JSON file, or standard input for `-`.
 * @throws UnreadableFile when there is no such file, or no text in it
 */
export const readSource = async (file: string): Promise<Source> => parseSource(await readText(file));
