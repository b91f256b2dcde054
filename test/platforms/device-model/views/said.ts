/** Each line with the lines of the views that it is in. Behind `#`, what is indented is in none. */
export function saidIn(text: string): ReadonlySet<string> {
  const open: string[] = [];
  let base = 0;
  let isBehind = true;
  const said = text.split("\n").flatMap((raw) => {
    const line = raw.trim();
    if (raw === "#") isBehind = true;
    if (line === "" || line === "#" || raw.startsWith("!")) return [];
    const indent = raw.length - raw.trimStart().length;
    if (isBehind) base = indent;
    isBehind = false;
    const depth = Math.max(0, indent - base);
    open.splice(depth);
    open[depth] = line;
    return [open.join(" > ")];
  });
  return new Set(said);
}

/** What one text says and the other does not. */
export const unsaid = (text: string, by: string): readonly string[] =>
  [...saidIn(text)].filter((line) => !saidIn(by).has(line));
