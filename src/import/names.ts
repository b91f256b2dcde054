import { LABEL, SUBDOMAIN } from "../spec/scalars.ts";

/** Whether a word can be a rack's or a switch's name in a spec. */
export const isLabel = (text: string): boolean => LABEL.test(text) && text.length <= 63;

/** Whether a word can be a server's name in a spec. */
export const isServerName = (text: string): boolean => SUBDOMAIN.test(text) && text.length <= 253;
