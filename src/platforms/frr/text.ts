/**
 * Free text on one line of an FRR configuration. Line ends, control characters and the comment sign at its start would let text become a command.
 * @throws RangeError when such a character is in it: names are validated in the spec, so this is a defect.
 */
export function text(value: string): string {
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value) || value.startsWith("!"))
    throw new RangeError(`not one line of plain text: ${JSON.stringify(value)}`);
  return value;
}
