import { stripVTControlCharacters } from "node:util";

const ESCAPE = String.fromCharCode(27);
const BACKSPACE = String.fromCharCode(8);
/** How a page's last line is wiped: back to its beginning, blanks, back again. */
const WIPED = new RegExp(`${ESCAPE}\\[\\d+D *${ESCAPE}\\[\\d+D|\\r +\\r|${BACKSPACE}+ *${BACKSPACE}+`, "g");

/** What a terminal would show of what a device sends. */
export const plain = (raw: string): string =>
  stripVTControlCharacters(raw.replace(WIPED, "")).replace(/\r/g, "");

/** What came after what was typed, which the device repeats, broken over lines as wide as it takes its terminal to be. */
export function afterEcho(text: string, typed: string): string {
  let [at, of] = [0, 0];
  while (of < typed.length && at < text.length) {
    if (text[at] === typed[of]) [at, of] = [at + 1, of + 1];
    else if (/\s/.test(text[at] ?? "")) at += 1;
    else return text;
  }
  return text.slice(at).replace(/^ *\n/, "");
}
