import { lineText } from "../line-text.ts";

const plain = lineText("#");

/**
 * Free text of an interface. A line that ends in a backslash goes on, and with the template engine that ifupdown2 may have `$`, `%` and `<` are
 * more than they look like.
 * @throws RangeError when such a character is in it: names are validated in the spec, so this is a defect
 */
export function alias(text: string): string {
  if (/[\\$%<]/.test(text)) throw new RangeError(`not plain text: ${JSON.stringify(text)}`);
  return `alias ${plain(text)}`;
}

/** An interface that is brought up when the switch starts, in ifupdown2's words. */
export const stanza = (name: string, lines: readonly string[]): readonly string[] => [
  `auto ${name}`,
  `iface ${name}`,
  ...lines.map((line) => `    ${line}`),
];

const HEAD = "# What the fabric owns of this switch's network. Written anew with every change.";

/** A file of stanzas, a blank line between two. */
export const interfacesFile = (stanzas: readonly (readonly string[])[]): string =>
  [[HEAD], ...stanzas].map((lines) => `${lines.join("\n")}\n`).join("\n");
