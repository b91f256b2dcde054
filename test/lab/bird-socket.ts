import { askSocket } from "./ask-socket.ts";

const NEWLINE = "\n".charCodeAt(0);

/** Its greeting, and the last line of an answer, have a blank behind their code; others of it a hyphen, or a blank in place of a code. */
const LAST = /^\d{4} /;

/** A line as birdc prints it. The code of success alone says nothing. */
const printed = (line: string): readonly string[] =>
  line.startsWith("0000") ? [] : [/^\d{4}[ -]/.test(line) ? line.slice(5) : line.slice(1)];

/** The lines of an answer, without the greeting before them. */
const linesOf = (said: Buffer): readonly string[] => said.toString("utf8").trimEnd().split("\n").slice(1);

const isWhole = (said: Buffer): boolean =>
  said.at(-1) === NEWLINE && LAST.test(`${linesOf(said).at(-1) ?? ""} `);

/**
 * What BIRD says to a command at its control socket, as birdc prints it: a start of birdc for each would cost more than the answer
 * (BIRD 1.6, doc/reply_codes and client/client.c).
 *
 * @throws Error as `askSocket`
 */
export const askBird = async (path: string, command: string): Promise<string> =>
  `${linesOf(await askSocket(path, `${command}\n`, isWhole))
    .flatMap(printed)
    .join("\n")}\n`;
