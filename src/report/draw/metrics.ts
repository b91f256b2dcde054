/** How a text is set: size in pixels, and whether all its letters are of one width. */
export interface Face {
  readonly size: number;
  readonly mono: boolean;
  readonly bold: boolean;
}

/** Of the size, for the widest of the usual monospaced fonts (Courier, DejaVu Sans Mono, Menlo: 0.6). */
const MONO = 0.61;

/** Of the size, for the widest of the usual sans-serif fonts (DejaVu Sans, Verdana), by kind of letter. */
const SANS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ilj.,:;'|!fI()[\]]/, 0.4],
  [/[ tr·/-]/, 0.42],
  [/[mwMW…—]/, 1],
  [/[A-Z]/, 0.76],
  [/[a-z0-9–]/, 0.645],
];

/** Letters that are not in the table, such as those of other scripts, are taken as square. */
const sansWidth = (letter: string): number => SANS.find(([letters]) => letters.test(letter))?.[1] ?? 1;

/** How wide a text is at most, in pixels: no font is asked, so that a picture is the same everywhere. */
export function widthOf(text: string, { size, mono, bold }: Face): number {
  const letters = Array.from(text);
  if (mono) return letters.length * size * MONO;
  const width = letters.reduce((sum, letter) => sum + sansWidth(letter), 0);
  return width * size * (bold ? 1.1 : 1);
}

/** The text, cut with an ellipsis where it is wider than `width` pixels. */
export function fitted(text: string, face: Face, width: number): string {
  if (widthOf(text, face) <= width) return text;
  let letters = Array.from(text);
  while (letters.length > 1 && widthOf(`${letters.join("")}…`, face) > width) letters = letters.slice(0, -1);
  return `${letters.join("")}…`;
}
