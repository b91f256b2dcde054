import type { Facts } from "./facts.ts";

/** A text of a switch, its VRF taken out: what it would be in the default one. */
export interface OutOfVrf {
  /** Null where it names none. */
  readonly vrf: string | null;
  readonly rest: string;
}

/** A parser of texts that may be in a VRF, by one that knows of none and by what takes a VRF out. */
export const withVrf =
  (outOf: (text: string) => OutOfVrf, readBack: (text: string) => Facts) =>
  (text: string): Facts => {
    const { vrf, rest } = outOf(text);
    return { ...readBack(rest), ...(vrf === null ? {} : { vrf }) };
  };

/** The one name that is there; null for none. @throws Error where there are several */
export function onlyName(names: readonly string[]): string | null {
  const [first = null, ...others] = new Set(names);
  if (others.length > 0) throw new Error(`in several VRFs: ${[first, ...others].join(", ")}`);
  return first;
}

/** Blocks of a text, each with its lines; a comment sign alone on a line is between two. */
export const blocksIn = (text: string): readonly string[] =>
  text
    .replace(/\n$/, "")
    .split(/\n!\n/)
    .map((block) => block.replace(/^!\n/, ""));

/** A text with something of a VRF in every place, taken out. @throws Error where a place has it not */
export function takenOut(text: string, says: RegExp, what: string): string {
  if (!says.test(text)) throw new Error(`not in the VRF: ${what}`);
  return text.replace(says, "");
}
