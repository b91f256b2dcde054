/** A text broken between words into lines of at most `width` characters; all but the first are indented by two spaces. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line.length > 0 && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ` `;
    }
    line = line.length > 0 ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
