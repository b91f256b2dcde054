import { visible } from "../text/foreign.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "`": "&#96;",
  "*": "&#42;",
  _: "&#95;",
  "[": "&#91;",
  "]": "&#93;",
  "~": "&#126;",
  "\\": "&#92;",
  "!": "&#33;",
  $: "&#36;",
};

const NO_WIDTH = "\u200b";

/**
 * Text that stays text in Markdown, in a table's cell and in HTML alike, on one line. A mention or a reference is looked for after the
 * Markdown is read, so entities do not stop it: a space of no width does.
 */
export const escapeMarkdown = (text: string): string =>
  visible(text.replace(/[\r\n\t]+/g, " "))
    .replace(/([@#])(?=[\w-])/g, `$1${NO_WIDTH}`)
    .replace(/[&<>|`*_[\]~\\!$]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/(https?|ftp):\/\//gi, "$1&#58;//")
    .replace(/\bwww\./gi, "www&#46;")
    .replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$)/, `$1${NO_WIDTH}$2`);

/** A block of code that nothing in it can end: its fence is longer than any row of backticks inside. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
