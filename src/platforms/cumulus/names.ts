import { lineText } from "../line-text.ts";
import type { PeerGroup } from "../../intent/index.ts";
import type { CumulusFamily } from "./family.ts";

/** A prefix list and the route map around it: a letter, then letters, digits, `_` and `-`. */
export const listName = (name: string, { suffix }: CumulusFamily): string => `${name}${suffix}`;

/** A peer group: one for each family, or one where a session carries all. Cumulus Linux 4 refused a hyphen here, and no document says that 5 does not. */
export const groupName = (
  { name, unnumbered }: Pick<PeerGroup, "name" | "unnumbered">,
  { suffix }: CumulusFamily,
): string => `${name}${unnumbered === true ? "" : suffix}`.replaceAll("-", "_");

/** The most characters of a description: of an interface, and of a neighbour. */
export const INTERFACE_TEXT = 255;
export const NEIGHBOR_TEXT = 80;

const plain = lineText("#");

/** A description, cut to what is taken. @throws RangeError for what is not one line of plain text: a defect */
export const description = (text: string, most: number): string => plain(text).slice(0, most).trimEnd();
