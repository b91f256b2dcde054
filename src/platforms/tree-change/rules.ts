import { at, type Leaf, type Path, type Tree } from "./tree.ts";

/** A name, all that a pattern takes, or any: `*`. */
export type Name = string | RegExp;

/** A part that is a text's as a whole: whatever else is found in it goes. */
export interface Whole {
  readonly path: readonly Name[];
  /** What a text must have for the part to be its own, of what has been found in the part. Default the part. */
  readonly by?: (found: Path) => Path;
}

/** What of a device's tree is whose, as data. */
export interface TreeRules {
  readonly whole: readonly Whole[];
  /** What the device adds by itself as long as anything else is beside it: it goes with the rest. */
  readonly automatic: readonly (readonly Name[])[];
  /** Whether a value is shown ciphered: it is as good as what was said last. */
  readonly ciphered: (value: Tree | Leaf) => boolean;
  /** Whether two values at the end of a path say the same. */
  readonly same: (running: Leaf, wanted: Leaf, path: Path) => boolean;
}

const takes = (name: Name, found: string): boolean =>
  name === "*" || (typeof name === "string" ? name === found : name.test(found));

/** Whether a path begins so. */
export const begins = (path: Path, pattern: readonly Name[]): boolean =>
  path.length >= pattern.length && pattern.every((name, index) => takes(name, path[index] ?? ""));

/** Whether a path is exactly of this kind. */
export const isOf = (path: Path, pattern: readonly Name[]): boolean =>
  path.length === pattern.length && begins(path, pattern);

/** Whether what stands at the end of a path is a text's. */
export const isOwned = ({ whole }: TreeRules, text: Tree, path: Path): boolean =>
  at(text, path) !== undefined ||
  whole.some(
    ({ path: pattern, by = (found) => found.slice(0, pattern.length) }) =>
      begins(path, pattern) && at(text, by(path)) !== undefined,
  );
