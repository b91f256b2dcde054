import { lineText } from "../line-text.ts";

const plain = lineText("#");

/** What descriptions of interfaces and of peers both may have: 242 and 255 characters. */
const LONGEST = 242;

/**
 * A description, cut to what VRP takes.
 * @throws RangeError where a character is in it that would end the line or ask for help: a defect
 */
export const description = (value: string): string => plain(value).slice(0, LONGEST).trimEnd();

/** What makes an Eth-Trunk one by LACP (IEEE 802.1AX). */
export const LACP = " mode lacp-static";
