import { lineText } from "../line-text.ts";
import type { CumulusFamily } from "./family.ts";

/** A prefix list and the route map around it: a letter, then letters, digits, `_` and `-`. */
export const listName = (name: string, { suffix }: CumulusFamily): string => `${name}${suffix}`;

/** A peer group. Cumulus Linux 4 refused a hyphen here, and no document says that 5 does not. */
export const groupName = (name: string, { suffix }: CumulusFamily): string =>
  `${name}${suffix}`.replaceAll("-", "_");

/** The most characters of a description: of an interface, and of a neighbour. */
export const INTERFACE_TEXT = 255;
export const NEIGHBOR_TEXT = 80;

const plain = lineText("#");

/** A description, cut to what is taken. @throws RangeError for what is not one line of plain text: a defect */
export const description = (text: string, most: number): string => plain(text).slice(0, most).trimEnd();
