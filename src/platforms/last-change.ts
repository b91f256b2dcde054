import { told } from "../text/foreign.ts";

/** What a device itself has noted down of who configured it last, in its own words: its clock may be wrong, and its names are its own. */
export interface LastChange {
  /** What it notes down: that lines were entered, that they were committed, or that what ran was saved. */
  readonly did: "configured" | "committed" | "saved";
  readonly at: string;
  /** User, as the device knows him. */
  readonly by?: string;
  /** Where that user came from: an address and a line. */
  readonly from?: string;
}

/** `last committed 2026-11-29 12:00:00 by fabric`. */
export const lastChangeText = ({ did, at, by, from }: LastChange): string =>
  told(`last ${did} ${at}${by === undefined ? "" : ` by ${by}`}${from === undefined ? "" : ` from ${from}`}`);
