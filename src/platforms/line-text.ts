/**
 * Free text on one line of a configuration whose comments begin with `comment`. Line ends, control characters and the comment sign at its
 * start would let text become a command, and a question mark asks for help where lines are typed in.
 * @throws RangeError when such a character is in it: names are validated in the spec, so this is a defect.
 */
export const lineText =
  (comment: string) =>
  (value: string): string => {
    if (
      !/^[\x21-\x3e\x40-\x7e]([\x20-\x3e\x40-\x7e]*[\x21-\x3e\x40-\x7e])?$/.test(value) ||
      value.startsWith(comment)
    )
      throw new RangeError(`not one line of plain text: ${JSON.stringify(value)}`);
    return value;
  };
