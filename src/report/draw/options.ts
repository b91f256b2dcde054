/** `auto` follows the reader's `prefers-color-scheme`; the others are fixed. */
export const THEMES = ["auto", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

export interface DrawOptions {
  /** Default `auto`. */
  readonly theme?: Theme;
  /**
   * How many boxes may stand for the spines, for the racks and for the nodes of a rack, from 1 up: where there are more, those that
   * are alike share a box. Default `auto`: as many as can be read.
   */
  readonly group?: number | "auto";
}

/** How many of a kind may each have a box, and how many boxes there are where they are more. Invariant: `boxes <= alone`. */
export interface Limit {
  readonly alone: number;
  readonly boxes: number;
}

/** `auto` keeps a picture to about a screen's width; where boxes are shared there are fewer, so that lines can be followed. */
export const limitOf = (group: number | "auto"): Limit =>
  group === "auto" ? { alone: 6, boxes: 4 } : { alone: group, boxes: group };
