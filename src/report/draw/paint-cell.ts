import { fitted, widthOf } from "./metrics.ts";
import { LINE, PADDING, STACK, type PlacedCell } from "./place-rack.ts";
import { asText, fromTo } from "./ranges.ts";
import { box, centre, right, text, TEXTS, type Rect, type Shape } from "./shape.ts";
import { nounOf, RIGHT, type Words } from "./words.ts";

const BADGE = { width: 22, height: 13 };
const RADIUS = 7;

/** The sheets behind a box that stands for several. */
export const stack = (
  rect: Rect,
  look: "spine" | "tor" | "node" | "segment" | "rack-edge",
  radius = RADIUS,
): readonly Shape[] =>
  [STACK, STACK / 2].map((by) => box(look, { ...rect, x: rect.x + by, y: rect.y + by }, radius));

/** A pill with the two letters of a route reflector, its right end at `x`. */
export const badge = (x: number, y: number): readonly Shape[] => [
  box("badge", { x: x - BADGE.width, y, ...BADGE }, BADGE.height / 2),
  text("badge", "RR", { x: x - BADGE.width / 2, y: y + 10 }, "middle"),
];

function wordsAt({ look, left, right: end }: Words, rect: Rect, y: number, room: number): readonly Shape[] {
  const endWidth = end === "" ? 0 : widthOf(end, TEXTS[RIGHT]) + 8;
  const from = { x: rect.x + PADDING, y };
  return [
    text(look, fitted(left, TEXTS[look], room - endWidth), from),
    ...(end === "" ? [] : [text(RIGHT, end, { x: from.x + room, y }, "end")]),
  ];
}

/** All that a box stands for, in words: what a pointer over it shows. */
function titleOf({ cell }: PlacedCell): string {
  const { members } = cell;
  const names = fromTo(members.map(({ name }) => name));
  const as = asText(members.map(({ asn }) => asn));
  const numbers = [...(as === null ? [] : [as]), fromTo(members.map(({ address }) => address))].join(", ");
  const what = members.length === 1 ? nounOf(cell) : `${String(members.length)} ${nounOf(cell)}s`;
  return `${names}: ${what}, ${numbers}${members[0].reflects ? ", route reflector" : ""}`;
}

/** The box of a device, or of several. */
export function paintCell(placed: PlacedCell): readonly Shape[] {
  const { cell, rect, words } = placed;
  const { tier, members } = cell;
  const [{ reflects, switches }] = members;
  const look = switches ? "segment" : tier;
  const room = (at: number): number =>
    rect.width - 2 * PADDING - (reflects && at === 0 ? BADGE.width + 6 : 0);
  const shapes: readonly Shape[] = [
    ...(members.length > 1 ? stack(rect, look) : []),
    box(look, rect, RADIUS),
    ...words.flatMap((one, at) => wordsAt(one, rect, rect.y + 17 + at * LINE, room(at))),
    ...(reflects ? badge(right(rect) - 7, rect.y + 7) : []),
  ];
  return [{ kind: "group", title: titleOf(placed), shapes }];
}

/** Where the n-th of `count` lines meets a box's edge: spread over it, away from its corners. */
export function port(rect: Rect, nth: number, count: number): number {
  if (count === 1) return centre(rect);
  const inset = Math.min(22, rect.width / 4);
  return rect.x + inset + ((rect.width - 2 * inset) * nth) / (count - 1);
}
