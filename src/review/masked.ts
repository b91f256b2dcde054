import type { Change } from "./types.ts";

const WORD = /[A-Za-z0-9._/:-]+/g;
const ADDRESS = /^(\d{1,3}(?:\.\d{1,3}){3})(\/\d+)?$/;
const PORT = /^([A-Za-z]+)\d+(?:[/:]\d+)*$/;

/** A name may end a clause: `r1-tor0:`. */
function maskedWord(word: string, names: ReadonlySet<string>): string {
  if (names.has(word) || names.has(word.replace(/[.:]+$/, ""))) return "<name>";
  const [, address, length = ""] = ADDRESS.exec(word) ?? [];
  if (address !== undefined) return `<address>${length}`;
  const [, port] = PORT.exec(word) ?? [];
  return port === undefined ? word : `${port}<n>`;
}

/** A text without what tells alike things apart: names, addresses, AS numbers, the numbers of ports. */
export const masked = (text: string, names: ReadonlySet<string>): string =>
  text.replace(/\bAS (\d+ becomes )?\d+/g, "AS <asn>").replace(WORD, (word) => maskedWord(word, names));

/** The same of changes; lists of things are alike when as many and of the same form. */
export const maskedChanges = (changes: readonly Change[], names: ReadonlySet<string>): string =>
  changes
    .map(({ effect, what, items }) => [
      effect,
      masked(what, names),
      ...items.map((one) => masked(one, names)),
    ])
    .map((parts) => parts.join("\u0001"))
    .join("\u0002");
