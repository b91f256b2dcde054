import { slotOf } from "../../text/secret-slot.ts";

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch. */
export const passwordLine = (of: string, password: string | undefined): readonly string[] =>
  password === undefined ? [] : [`${of} password ${slotOf(password)}`];
