import { fitted } from "./metrics.ts";
import { text, TEXTS, type Anchor, type Point, type Shape, type TextLook } from "./shape.ts";

/** A text that is cut where it is wider than `width` pixels; then the whole of it is its title, which a pointer over it shows. */
export function fittedText(
  look: TextLook,
  words: string,
  at: Point,
  width: number,
  anchor: Anchor = "start",
): Shape {
  const shown = fitted(words, TEXTS[look], width);
  const shape = text(look, shown, at, anchor);
  return shown === words ? shape : { ...shape, whole: words };
}
