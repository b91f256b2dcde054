import { lineText } from "../line-text.ts";

/** Free text on one line, where `#` begins a comment. @throws RangeError when a character of it would mean something: a defect */
export const text = lineText("#");

/** What every release takes of a peer's description, which is less than of an interface's. */
const LONGEST_DESCRIPTION = 79;

/** A name of a VLAN has 32 characters. */
const LONGEST_VLAN_NAME = 32;

const cut = (value: string, longest: number): string => text(value.slice(0, longest).trimEnd());

/** The end is cut off where it is too long. */
export const description = (value: string): string => `description ${cut(value, LONGEST_DESCRIPTION)}`;

/** The same of a VLAN's name. */
export const vlanName = (value: string): string => `name ${cut(value, LONGEST_VLAN_NAME)}`;

/** What makes an aggregate one by LACP (IEEE 802.1AX), of layer 2 and of layer 3 alike. */
export const LACP = " link-aggregation mode dynamic";
