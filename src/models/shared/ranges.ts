import type { Prefix4 } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";

export type What = PrefixRule["what"];

/** A range and every longer prefix in it. */
export const within =
  (what: What) =>
  (prefix: Prefix4): PrefixRule => ({ what, prefix, minLength: prefix.length, maxLength: 32 });

/** Prefixes of one length in ranges. */
export const ofLength = (what: What, ranges: readonly Prefix4[], length: number): PrefixRule[] =>
  ranges.map((prefix) => ({ what, prefix, minLength: length, maxLength: length }));

/** One prefix, and nothing in it. */
export const exactly = (what: What, prefix: Prefix4): PrefixRule => ({
  what,
  prefix,
  minLength: prefix.length,
  maxLength: prefix.length,
});

/** A range as a whole, and single addresses out of it: nothing of a length in between. */
export const wholeAndSingle =
  (what: What) =>
  (prefix: Prefix4): PrefixRule[] => [
    exactly(what, prefix),
    ...(prefix.length < 32 ? ofLength(what, [prefix], 32) : []),
  ];
