import { begins, isOwned, type Name, type TreeRules } from "../tree-change/rules.ts";
import { at, ends, isTree, type Path, type Tree } from "../tree-change/tree.ts";
import { inBackticks } from "./by-grammar.ts";
import { overlap } from "./overlap.ts";
import { plainFlaws } from "./plain.ts";
import type { Flaw, LineSyntax } from "./syntax.ts";

/** What of a tree is the fabric's as a whole once any of it is, and what to do in place of touching it. */
export interface OwnPart {
  readonly path: readonly Name[];
  readonly instead: string;
}

/** How a platform writes a tree. */
export interface TreeText {
  /** @throws Error for what is no such text, whose message says which form that is */
  readonly read: (lines: string) => Tree;
  readonly fabric: (text: string) => Tree;
  readonly added: LineSyntax["added"];
  readonly rules: TreeRules;
  readonly parts: readonly OwnPart[];
  /** The network that an end of a tree gives an interface; null where it gives none. */
  readonly network: (path: Path, tree: Tree) => NetworkIn | null;
}

/** `10.0.0.1/31`, and the VRF that it is in. */
export interface NetworkIn {
  readonly network: string;
  readonly vrf: string;
}

const NO_OPTION = "leave it out: the fabric says what it needs of it";

/** Where the fabric has something on the way to a path, at its end or below it; null where nothing. */
function ownedAt(path: Path, text: Tree, { rules, parts }: TreeText): Path | null {
  const part = parts.find(
    ({ path: pattern }) => begins(path, pattern) && at(text, path.slice(0, pattern.length)) !== undefined,
  );
  if (part !== undefined) return path.slice(0, part.path.length);
  if (at(text, path) !== undefined || isOwned(rules, text, path)) return path;
  const leaf = path.findIndex((_, end) => {
    const value = at(text, path.slice(0, end));
    return value !== undefined && !isTree(value);
  });
  return leaf === -1 ? null : path.slice(0, leaf);
}

const unread = (found: string): Flaw => ({
  code: "lines-unsound",
  line: null,
  found,
  hint: "write it as the device prints it, and only what is yours",
});

function formFlaws(lines: string, { read }: TreeText): readonly Flaw[] {
  try {
    read(lines);
    return [];
  } catch (error) {
    return [unread(error instanceof Error ? error.message : "cannot be read")];
  }
}

/** Each part of the fabric's once, however many ends of the user's touch it. */
function touchesIn(lines: string, text: Tree, form: TreeText): readonly Flaw[] {
  const tree = form.read(lines);
  const networks = ends(text).flatMap(([path]) => {
    const network = form.network(path, text);
    return network === null ? [] : [[network, path] as const];
  });
  const touched = ends(tree).flatMap(([path]) => {
    const network = form.network(path, tree);
    const taken = networks.find(
      ([its]) => network !== null && network.vrf === its.vrf && overlap(network.network, its.network),
    )?.[1];
    const owned = ownedAt(path, text, form) ?? taken ?? null;
    return owned === null ? [] : [owned];
  });
  const each = new Map(touched.map((path) => [JSON.stringify(path), path]));
  return [...each.values()].map((path) => ({
    code: "lines-touch",
    line: null,
    found: `touches what the fabric owns: ${inBackticks([path.join(" ")])}`,
    hint: form.parts.find(({ path: pattern }) => begins(path, pattern))?.instead ?? NO_OPTION,
  }));
}

/** Parts of a user's own of a platform whose text is a tree. */
export const linesOfTree = (form: TreeText): LineSyntax => ({
  flaws: (lines) => {
    const plain = plainFlaws(lines);
    return plain.length > 0 ? plain : formFlaws(lines, form);
  },
  touching: (fabric) => {
    const text = form.fabric(fabric);
    return (lines) => touchesIn(lines, text, form);
  },
  added: form.added,
});
