import type { EdgeEnd } from "./edges.ts";
import type { Point, Shape } from "./shape.ts";

const SIZE = 5;

/** How far from the box marks stand, and from one another. */
const FIRST = 11;
const NEXT = 12;

/** `along` pixels from `from` towards `to`, and `aside` pixels to its right. */
function onWay(from: Point, to: Point, along: number, aside = 0): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = length === 0 ? [0, 0] : [dx / length, dy / length];
  return { x: from.x + ux * along - uy * aside, y: from.y + uy * along + ux * aside };
}

/** A filled diamond: the end that it is at reflects. */
const reflectorMark = (from: Point, to: Point, along: number): Shape => ({
  kind: "outline",
  look: "mark",
  points: [
    onWay(from, to, along - SIZE),
    onWay(from, to, along, SIZE),
    onWay(from, to, along + SIZE),
    onWay(from, to, along, -SIZE),
  ],
});

/** An open triangle: the end that it is at gives the default route to where it points. */
const defaultMark = (from: Point, to: Point, along: number): Shape => ({
  kind: "outline",
  look: "open-mark",
  points: [
    onWay(from, to, along - SIZE, SIZE),
    onWay(from, to, along + SIZE + 1),
    onWay(from, to, along - SIZE, -SIZE),
  ],
});

/** What an end does for the other, on the line from it. */
export function marks(
  { reflects, originatesDefault }: Pick<EdgeEnd, "reflects" | "originatesDefault">,
  from: Point,
  to: Point,
  first = FIRST,
): readonly Shape[] {
  return [
    ...(reflects ? [reflectorMark(from, to, first)] : []),
    ...(originatesDefault ? [defaultMark(from, to, reflects ? first + NEXT : first)] : []),
  ];
}
