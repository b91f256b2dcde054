/** How messages are told apart on a NETCONF session over SSH (RFC 6242). */
export type Framing = "end-of-message" | "chunked";

const END_OF_MESSAGE = "]]>]]>";
const END_OF_CHUNKS = "\n##\n";
/** RFC 6242, 4.2: a size has at most ten digits and does not begin with 0. */
const CHUNK = /^\n#([1-9][0-9]{0,9})\n/;
/** What begins one of the two: more may come. */
const BEGINNING = /^(?:\n(?:#(?:#|[1-9][0-9]{0,9})?)?)?$/;

export class BrokenFraming extends Error {
  constructor(found: string) {
    super(`its message is not framed as RFC 6242 says: ${JSON.stringify(found.slice(0, 40))}`);
  }
}

/** A message as it goes on the wire. */
export const framed = (message: string, framing: Framing): string =>
  framing === "end-of-message"
    ? `${message}${END_OF_MESSAGE}\n`
    : `\n#${String(Buffer.byteLength(message))}\n${message}\n##\n`;

/** Takes messages out of a stream of bytes. */
export interface Deframer {
  /** Messages that are whole with these bytes. @throws BrokenFraming */
  push(bytes: Buffer): readonly string[];
  /** From the next message on. */
  switchTo(framing: Framing): void;
}

/** Where the head of a chunk ends and its data begin. */
interface Head {
  readonly head: number;
  /** In bytes; undefined where it ends the message. */
  readonly size: number | undefined;
}

/** The head at the front of a buffer; undefined while it has not come whole. @throws BrokenFraming */
function headOf(buffer: Buffer): Head | undefined {
  const front = buffer.subarray(0, 14).toString("latin1");
  if (front.startsWith(END_OF_CHUNKS)) return { head: 4, size: undefined };
  const [head, size] = CHUNK.exec(front) ?? [];
  if (head !== undefined) return { head: head.length, size: Number(size) };
  if (BEGINNING.test(front)) return undefined;
  throw new BrokenFraming(front);
}

export function deframer(): Deframer {
  let framing: Framing = "end-of-message";
  let buffer: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];

  const unchunked = (): string | undefined => {
    for (;;) {
      // Line ends after the hello, which is not chunked, are nobody's.
      while (parts.length === 0 && buffer[0] === 10 && buffer[1] === 10) buffer = buffer.subarray(1);
      const found = headOf(buffer);
      if (found === undefined) return undefined;
      const { head, size } = found;
      if (size === undefined) {
        if (parts.length === 0) throw new BrokenFraming(buffer.toString());
        const message = Buffer.concat(parts).toString();
        [buffer, parts] = [buffer.subarray(head), []];
        return message;
      }
      if (buffer.length < head + size) return undefined;
      parts.push(buffer.subarray(head, head + size));
      buffer = buffer.subarray(head + size);
    }
  };

  const untilItsEnd = (): string | undefined => {
    const at = buffer.indexOf(END_OF_MESSAGE);
    if (at < 0) return undefined;
    const message = buffer.subarray(0, at).toString();
    buffer = buffer.subarray(at + END_OF_MESSAGE.length);
    return message;
  };

  const next = { "end-of-message": untilItsEnd, chunked: unchunked } as const;
  return {
    push(bytes) {
      buffer = Buffer.concat([buffer, bytes]);
      const messages: string[] = [];
      for (let message = next[framing](); message !== undefined; message = next[framing]())
        messages.push(message);
      return messages;
    },
    switchTo: (other) => (framing = other),
  };
}
