/** Bytes that are no text. */
export class NotText extends Error {}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** By the byte order mark, or by the zero that one of the first two bytes is, as a spec begins with ASCII (YAML 1.2 section 5.2). */
function encodingOf(bytes: Buffer): Encoding {
  const [first, second, third, fourth] = bytes;
  const isLong = (first === 0 && second === 0) || (second === 0 && third === 0 && fourth === 0);
  const isLongMark = first === 0xff && second === 0xfe && third === 0 && fourth === 0;
  if (bytes.length >= 4 && (isLong || isLongMark)) throw new NotText("it is UTF-32 or binary; write UTF-8");
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined)) return "utf-16be";
  return "utf-8";
}

/** Where UTF-8 ends to be UTF-8, from 0: what is decoded up to there and encoded again has as many bytes. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  // What is ASCII ends a character that was begun before.
  while (good > 0 && (bytes[good] ?? 0) < 0x80) good -= 1;
  return good;
}

/** Tab, line feed, form feed and carriage return stand in texts; other control characters below the space do not. */
const isControl = (code: number): boolean => code < 32 && ![9, 10, 12, 13].includes(code);

/** The text that bytes hold, without its byte order mark. @throws NotText saying where they hold none */
export function decode(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== "utf-8")
      throw new NotText(`it begins as ${encoding.toUpperCase()} and is not; write UTF-8`);
    const at = firstBadByte(bytes);
    const byte = (bytes[at] ?? 0).toString(16).padStart(2, "0");
    throw new NotText(`byte ${String(at)} (0x${byte}) is no UTF-8`);
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isControl(code))
      throw new NotText(
        `character ${String(at)} is the control character 0x${code.toString(16).padStart(2, "0")}`,
      );
  }
  return text;
}
