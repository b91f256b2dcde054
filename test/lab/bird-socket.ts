import { connect } from "node:net";

/** How long BIRD may be silent, in milliseconds. */
const PATIENCE = 10_000;

/** Its greeting, and the last line of an answer, have a blank behind their code; others of it a hyphen, or a blank in place of a code. */
const LAST = /^\d{4} /;

/** A line as birdc prints it. The code of success alone says nothing. */
const printed = (line: string): readonly string[] =>
  line.startsWith("0000") ? [] : [/^\d{4}[ -]/.test(line) ? line.slice(5) : line.slice(1)];

/**
 * What BIRD says to a command at its control socket, as birdc prints it: a start of birdc for each would cost more than the answer
 * (BIRD 1.6, doc/reply_codes and client/client.c).
 *
 * @throws Error where nobody listens, or nothing is said for 10 s
 */
export function askBird(path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let said = "";
    const end = (finish: () => void): void => {
      socket.destroy();
      finish();
    };
    socket.setTimeout(PATIENCE, () => end(() => reject(new Error(`BIRD at ${path} says nothing`))));
    socket.on("error", (error) => end(() => reject(error)));
    socket.on("close", () => reject(new Error(`BIRD at ${path} has ended`)));
    socket.on("connect", () => socket.write(`${command}\n`));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
      if (!said.endsWith("\n")) return;
      const [, ...lines] = said.trimEnd().split("\n");
      if (LAST.test(`${lines.at(-1) ?? ""} `)) end(() => resolve(`${lines.flatMap(printed).join("\n")}\n`));
    });
  });
}
