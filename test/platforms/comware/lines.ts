import type { View } from "./grammar.ts";

function enter(view: View, line: string): View | null {
  for (const [pattern, command] of view.commands) {
    const found = pattern.exec(line);
    if (found !== null) return command([...found]);
  }
  throw new Error(`${view.name} view has no command: ${line}`);
}

/**
 * Reads a configuration line by line, each in the view that its indentation says. @throws Error at a line that the view does not have, that
 * is said twice, or that is indented as no view is
 */
export function readLines(text: string, system: View): void {
  let open: readonly View[] = [system];
  for (const raw of text.split("\n").slice(0, -1)) {
    const depth = raw.length - raw.trimStart().length;
    const line = raw.slice(depth);
    if (line !== line.trimEnd()) throw new Error(`blanks at the end: ${raw}`);
    const view = open[depth];
    if (view === undefined) throw new Error(`in no view: ${raw}`);
    open = open.slice(0, depth + 1);
    if (line === "#") continue;
    const next = enter(view, line);
    if (next !== null) open = [...open, next];
  }
  if (!text.endsWith("\n#\n")) throw new Error("does not end with #");
}
