/** Commands that enter a text of views, in which a line's indentation says the view. */
export function commandsOf(text: string): readonly string[] {
  const commands: string[] = [];
  let at = 0;
  let isText = false;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (isText) {
      commands.push(raw);
      isText = !raw.endsWith("%");
      continue;
    }
    isText = /^header \S+ (?:information )?%[^%]*$/.test(line);
    if (line === "" || /^#(?: |$)/.test(line)) continue;
    const depth = raw.length - raw.trimStart().length;
    if (depth === 0) commands.push("return", "system-view");
    else commands.push(...Array<string>(Math.max(0, at - depth)).fill("quit"));
    commands.push(line);
    at = depth;
  }
  return [...commands, "return", "system-view"];
}

/** Types lines. @returns each that the device refuses, with its words */
export const refusals = (
  { type }: { readonly type: (line: string) => string | null },
  lines: readonly string[],
): readonly string[] =>
  lines.flatMap((line) => {
    const why = type(line);
    return why === null ? [] : [`${line}: ${why}`];
  });
