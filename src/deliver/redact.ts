import { SECRET_WORDS } from "../text/secret-words.ts";

const SECRET = new RegExp(`\\b(${SECRET_WORDS})[ \\t]+[^\\s*].*$`, "gim");

/** Masks what follows a word that announces a secret in a configuration, up to the end of its line. */
export function redact(text: string): string {
  return text.replace(SECRET, "$1 ********");
}
