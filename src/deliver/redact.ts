import { SECRET_WORDS } from "../text/secret-words.ts";

/** Words of lines that are no fabric's: secrets of management, which an import shows as somebody's own. */
const OF_MANAGEMENT =
  "snmp-server community|snmp-server host [^\\n]* version \\S+(?: (?:no)?auth| priv)?|(?:tacacs|radius)-server (?:[^\\n]* )?key";

const SECRET = new RegExp(`\\b(${SECRET_WORDS}|${OF_MANAGEMENT})[ \\t]+[^\\s*].*$`, "gim");

/** What stands in the place of a secret. */
export const MASK = "********";

/** Masks what follows a word that announces a secret in a configuration, up to the end of its line. */
export function redact(text: string): string {
  return text.replace(SECRET, `$1 ${MASK}`);
}
