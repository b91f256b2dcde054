import type { XmlElement } from "@rgrove/parse-xml";
import { allNamed, textNamed } from "./xml.ts";

/** What a device refuses a request with (RFC 6241, 4.3). */
export interface RpcError {
  /** `lock-denied`, `operation-failed`; empty where it says none. */
  readonly tag: string;
  /** Its message, and who or what it is about. */
  readonly words: string;
  /** The session that has what was asked for, of `lock-denied`. */
  readonly session: string | undefined;
}

function read(error: XmlElement): RpcError {
  const tag = textNamed(error, "error-tag") ?? "";
  const said = textNamed(error, "error-message") ?? "";
  const path = textNamed(error, "error-path");
  const session = textNamed(error, "session-id");
  const about = [
    ...(path ? [`at ${path}`] : []),
    ...(session !== undefined && session !== "0" ? [`session ${session}`] : []),
  ];
  const words = [said, ...(tag === "" ? [] : [`(${tag})`]), ...about].filter(Boolean).join(" ");
  return { tag, words: words || "an rpc-error without a word", session };
}

/** What a reply refuses; a warning refuses nothing. */
export const refusalsIn = (reply: XmlElement): readonly RpcError[] =>
  allNamed(reply, "rpc-error")
    .filter((error) => textNamed(error, "error-severity") !== "warning")
    .map(read);
