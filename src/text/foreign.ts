/*
 * Text that strangers wrote (a spec's author, a device, another program) on its way to a terminal, a log or a comment. What would steer the reader's
 * screen or a CI system is written out, so that it is seen and does nothing.
 */

/** Control characters, line ends, and what is not seen or turns the direction of what is: categories of Unicode. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const written = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return (
    NAMED[character] ??
    (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`)
  );
};

/** On one line, with what can't be seen written out: `a\nb`, `\u001b[2J`. */
export const visible = (text: string): string => text.replace(UNSEEN, written);

/** What a CI system takes for a command to itself: `::error::` where a line begins, `##[error]` and `##vso[…]` anywhere. */
const withoutCommands = (text: string): string =>
  text.replace(/^(\s*):(?=:)/gm, "$1\\u003a").replace(/#(?=#\w*\[)/g, "\\u0023");

/** The longest value, and the longest text, that a message repeats; in characters. */
const MOST_OF_A_VALUE = 80;
const MOST_OF_A_TEXT = 600;

const counted = (length: number): string => length.toLocaleString("en");

/** The beginning of a text that is too long, and how long it was: `aaaa… (5,000 characters)`. */
export const shortened = (text: string, most = MOST_OF_A_VALUE): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed()}… (${counted(text.length)} characters)`;

/** A value in quotes, with what is escaped in it; or a run without a blank. */
const VALUE = /"(?:[^"\\]|\\.)*"|\S+/g;

const shortValue = (value: string): string =>
  value.length <= MOST_OF_A_VALUE + 2
    ? value
    : value.startsWith('"')
      ? `${value.slice(0, MOST_OF_A_VALUE)}…" (${counted(value.length - 2)} characters)`
      : shortened(value);

/** A message, or a part of one, that may repeat what strangers wrote: one line, nothing unseen, no value that fills a screen. */
export const told = (text: string): string =>
  shortened(withoutCommands(visible(text).replace(VALUE, shortValue)), MOST_OF_A_TEXT);

/** The same line by line, of any number of lines. */
export const toldLines = (text: string): string => text.split("\n").map(told).join("\n");

const ESCAPE = "\u001b";

/** A colour as it is sent to a terminal, or a single character that is not seen. */
const STEERS = /\p{Cc}\[[\d;]*m|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Line ends and tabs, and the space of no width that keeps a name from being a mention. */
const KEPT = new Set(["\n", "\t", "\u200b"]);

/** Of a whole text for a terminal or a log: its lines and colours stay, and nothing else steers the screen or a CI system. */
export const harmless = (text: string): string =>
  withoutCommands(
    text.replace(STEERS, (found) =>
      KEPT.has(found) || (found.length > 1 && found.startsWith(ESCAPE)) ? found : visible(found),
    ),
  );
