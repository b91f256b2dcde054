import { SECRET_WORDS } from "../../text/secret-words.ts";

const SECRET = new RegExp(`\\b(?:${SECRET_WORDS}|simple|key)[ \\t]+(?:\\d{1,3}[ \\t]+)?(\\S.*)$`, "i");

/** What commands say in secret, and the words that it is made of. */
const secretsIn = (commands: readonly string[]): readonly string[] =>
  commands.flatMap((command) => {
    const [, secret] = SECRET.exec(command) ?? [];
    return secret === undefined ? [] : [secret, ...secret.split(/\s+/)].filter((word) => word.length > 2);
  });

/** A device's words about commands, without the passwords in these: devices repeat the word that they stumble over. */
export const masked = (words: string, commands: readonly string[]): string =>
  secretsIn(commands)
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, secret) => text.replaceAll(secret, "********"), words);
