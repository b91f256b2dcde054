import { lineText } from "../line-text.ts";

const plain = lineText("#");

/** What descriptions of interfaces and of peers both may have: 242 and 255 characters. */
const LONGEST = 242;

/**
 * A description, cut to what VRP takes.
 * @throws RangeError where a character is in it that would end the line or ask for help: a defect
 */
export const description = (value: string): string => plain(value).slice(0, LONGEST).trimEnd();

/** Lines, where a condition holds. */
export const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
  condition ? lines : [];

/** Blocks of lines as a configuration: VRP puts a comment sign between them. */
export const asText = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("#\n");
