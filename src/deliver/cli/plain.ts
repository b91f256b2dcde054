import { stripVTControlCharacters } from "node:util";

const ESCAPE = String.fromCharCode(27);
const BACKSPACE = String.fromCharCode(8);
/** How a page's last line is wiped: back to its beginning, blanks, back again. */
const WIPED = new RegExp(`${ESCAPE}\\[\\d+D *${ESCAPE}\\[\\d+D|\\r +\\r|${BACKSPACE}+ *${BACKSPACE}+`, "g");

/** What a terminal would show of what a device sends. */
export const plain = (raw: string): string =>
  stripVTControlCharacters(raw.replace(WIPED, "")).replace(/\r/g, "");

/** Where an echo that begins there ends; undefined where none does, or not all of it has come. */
function endOfEcho(text: string, typed: string, begin: number): number | undefined {
  let [at, of] = [begin, 0];
  while (of < typed.length) {
    const found = text[at];
    if (found === typed[of]) of += 1;
    else if (found === undefined || !/\s/.test(found)) return undefined;
    at += 1;
  }
  return at;
}

/**
 * What came after what was typed, which the device repeats, broken over lines as wide as it takes its terminal to be. Before it the device may say
 * something of its own accord, and show its prompt again.
 *
 * @returns undefined until all that was typed has come
 */
export function afterEcho(text: string, typed: string): string | undefined {
  // It begins the text, or a line, or follows a prompt.
  const begins = /[>\]] *|\n|^/g;
  for (const { 0: found, index } of text.matchAll(begins)) {
    const end = endOfEcho(text, typed, index + found.length);
    if (end !== undefined) return text.slice(end).replace(/^ *\n/, "");
  }
  return undefined;
}
