import type { Face } from "./metrics.ts";

/** Pixels from the top left corner of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export const right = ({ x, width }: Rect): number => x + width;
export const bottom = ({ y, height }: Rect): number => y + height;
export const centre = ({ x, width }: Rect): number => x + width / 2;
export const middle = ({ y, height }: Rect): number => y + height / 2;

/** The smallest rectangle around several, and `margin` more on each side. */
export function around(rects: readonly Rect[], margin: number): Rect {
  const x = Math.min(...rects.map((rect) => rect.x)) - margin;
  const y = Math.min(...rects.map((rect) => rect.y)) - margin;
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) + margin - x,
    height: Math.max(...rects.map(bottom)) + margin - y,
  };
}

/** How texts look: the class that colours them, and their face. */
export const TEXTS = {
  title: { size: 21, mono: false, bold: true },
  subtitle: { size: 13, mono: false, bold: false },
  tier: { size: 13, mono: false, bold: true },
  name: { size: 12, mono: true, bold: true },
  data: { size: 11, mono: true, bold: false },
  as: { size: 11, mono: true, bold: true },
  note: { size: 11, mono: false, bold: false },
  badge: { size: 9, mono: false, bold: true },
} as const satisfies Readonly<Record<string, Face>>;

export type TextLook = keyof typeof TEXTS;

/** What filled shapes are: each has its colours in every theme. */
export type BoxLook =
  | "page"
  | "area"
  | "rack"
  | "rack-edge"
  | "outside"
  | "spine"
  | "tor"
  | "node"
  | "segment"
  | "badge"
  | "drained"
  | "mark"
  | "open-mark";

/** What lines are. Lines differ by dashes too, never by colour alone. */
export type LineLook = "ebgp" | "ibgp" | "reflected" | "link";

export type Shape =
  | ({ readonly kind: "box"; readonly look: BoxLook; readonly radius: number } & Rect)
  | { readonly kind: "line"; readonly look: LineLook; readonly points: readonly Point[] }
  | { readonly kind: "outline"; readonly look: BoxLook; readonly points: readonly Point[] }
  | ({
      readonly kind: "text";
      readonly look: TextLook;
      readonly text: string;
      /** What was cut to `text`; absent where it is all. */
      readonly whole?: string;
      readonly anchor: Anchor;
    } & Point)
  | { readonly kind: "group"; readonly title: string; readonly shapes: readonly Shape[] };

export type Anchor = "start" | "middle" | "end";

export const box = (look: BoxLook, rect: Rect, radius: number): Shape => ({
  kind: "box",
  look,
  radius,
  ...rect,
});

export const line = (look: LineLook, ...points: readonly Point[]): Shape => ({ kind: "line", look, points });

/** A text that stands on the line at `at.y`. */
export const text = (
  look: TextLook,
  words: string,
  at: Point,
  anchor: Anchor = "start",
): Extract<Shape, { readonly kind: "text" }> => ({
  kind: "text",
  look,
  text: words,
  anchor,
  x: at.x,
  y: at.y,
});
