import { BADGE_GAP, badgesOf, badgesWidth, badgeWidth, type Badge } from "./badges.ts";
import type { Member, Tier } from "./cells.ts";
import { fittedText } from "./fitted-text.ts";
import { widthOf } from "./metrics.ts";
import { LINE, PADDING, STACK, type PlacedCell } from "./place-rack.ts";
import { asText, fromTo } from "./ranges.ts";
import { box, centre, right, text, TEXTS, type Rect, type Shape } from "./shape.ts";
import { nounOf, RIGHT, type Words } from "./words.ts";

const BADGE_HEIGHT = 13;
const RADIUS = 7;

/** The sheets behind a box that stands for several. */
export const stack = (
  rect: Rect,
  look: Exclude<Tier, "super-spine"> | "segment" | "rack-edge",
  radius = RADIUS,
): readonly Shape[] =>
  [STACK, STACK / 2].map((by) => box(look, { ...rect, x: rect.x + by, y: rect.y + by }, radius));

/** A pill with a word or two, its right end at `x`. */
export const badge = ({ look, words }: Badge, x: number, y: number): readonly Shape[] => {
  const width = badgeWidth(words);
  return [
    box(look, { x: x - width, y, width, height: BADGE_HEIGHT }, BADGE_HEIGHT / 2),
    text("badge", words, { x: x - width / 2, y: y + 10 }, "middle"),
  ];
};

/** A box's badges from its right end on. */
function badgesAt(member: Member, rect: Rect): readonly Shape[] {
  let x = right(rect) - 7;
  return badgesOf(member).flatMap((one) => {
    const shapes = badge(one, x, rect.y + 7);
    x -= badgeWidth(one.words) + BADGE_GAP;
    return shapes;
  });
}

function wordsAt({ look, left, right: end }: Words, rect: Rect, y: number, room: number): readonly Shape[] {
  const endWidth = end === "" ? 0 : widthOf(end, TEXTS[RIGHT]) + 8;
  const from = { x: rect.x + PADDING, y };
  return [
    ...(left === "" ? [] : [fittedText(look, left, from, room - endWidth)]),
    ...(end === "" ? [] : [text(RIGHT, end, { x: from.x + room, y }, "end")]),
  ];
}

/** All that a box stands for, in words: what a pointer over it shows. */
function titleOf({ cell }: PlacedCell): string {
  const { members } = cell;
  const names = fromTo(members.map(({ name }) => name));
  const as = asText(members.map(({ asn }) => asn));
  const numbers = [
    ...(as === null ? [] : [as]),
    ...members[0].addresses.map((_, family) =>
      fromTo(members.map(({ addresses }) => addresses[family] ?? "")),
    ),
  ].join(", ");
  const what = members.length === 1 ? nounOf(cell) : `${String(members.length)} ${nounOf(cell)}s`;
  const [{ reflects, drained, border, note }] = members;
  const more = [
    ...(reflects ? ["route reflector"] : []),
    ...(border ? ["border"] : []),
    ...(drained ? ["in maintenance"] : []),
    ...(note === null ? [] : [note]),
  ];
  return [`${names}: ${what}`, numbers, ...more].join(", ");
}

/** The box of a device, or of several. */
export function paintCell(placed: PlacedCell): readonly Shape[] {
  const { cell, rect, words } = placed;
  const { tier, members } = cell;
  const [first] = members;
  const look = first.switches ? "segment" : tier === "super-spine" ? "spine" : tier;
  const room = (at: number): number => rect.width - 2 * PADDING - (at === 0 ? badgesWidth(first) : 0);
  const shapes: readonly Shape[] = [
    ...(members.length > 1 ? stack(rect, look) : []),
    box(look, rect, RADIUS),
    ...words.flatMap((one, at) => wordsAt(one, rect, rect.y + 17 + at * LINE, room(at))),
    ...badgesAt(first, rect),
  ];
  return [{ kind: "group", title: titleOf(placed), shapes }];
}

/** Where the n-th of `count` lines meets a box's edge: spread over it, away from its corners. */
export function port(rect: Rect, nth: number, count: number): number {
  if (count === 1) return centre(rect);
  const inset = Math.min(22, rect.width / 4);
  return rect.x + inset + ((rect.width - 2 * inset) * nth) / (count - 1);
}
