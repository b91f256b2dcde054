import type { Member } from "./cells.ts";
import { widthOf } from "./metrics.ts";
import { TEXTS, type BoxLook } from "./shape.ts";

/** A word or two in a pill at a box's upper right corner. */
export interface Badge {
  readonly look: Extract<BoxLook, "badge" | "drained">;
  readonly words: string;
}

export const REFLECTOR: Badge = { look: "badge", words: "RR" };
export const DRAINED: Badge = { look: "drained", words: "drained" };
export const CORDONED: Badge = { look: "drained", words: "cordoned" };

/** Between one and the next, and between the last and the words at its left. */
export const BADGE_GAP = 6;

export const badgeWidth = (words: string): number => Math.round(widthOf(words, TEXTS.badge)) + 7;

const isNode = ({ key }: Member): boolean => key.startsWith("node ");

/** From right to left. */
export const badgesOf = (member: Member): readonly Badge[] => [
  ...(member.reflects ? [REFLECTOR] : []),
  ...(member.drained ? [isNode(member) ? CORDONED : DRAINED] : []),
];

/** The room that a box's badges take of its first line. */
export const badgesWidth = (member: Member): number =>
  badgesOf(member).reduce((sum, { words }) => sum + badgeWidth(words) + BADGE_GAP, 0);
