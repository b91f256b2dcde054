import { connect } from "node:net";

/** How long whoever listens may be silent, in milliseconds. */
const PATIENCE = 10_000;

/**
 * What a daemon says to a question at a socket that is a file.
 *
 * @param isWhole whether what has come so far is all of the answer
 * @throws Error where nobody listens, who listens ends, or nothing is said for 10 s
 */
export function askSocket(
  path: string,
  question: string,
  isWhole: (said: Buffer) => boolean,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const chunks: Buffer[] = [];
    const refuse = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(PATIENCE, () => refuse(new Error(`nothing is said at ${path}`)));
    socket.on("error", refuse);
    socket.on("close", () => refuse(new Error(`who listened at ${path} has ended`)));
    socket.on("connect", () => socket.write(question));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const said = Buffer.concat(chunks);
      if (!isWhole(said)) return;
      resolve(said);
      socket.destroy();
    });
  });
}
