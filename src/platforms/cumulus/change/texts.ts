import { parse } from "yaml";
import { UnreadableText } from "../../ordered-change/unreadable-text.ts";
import { ends, isEmpty, isTree, merged, NOTHING, put, type Path, type Tree } from "../../tree-change/tree.ts";

/** Of one delivery the same few texts are asked for again and again, and YAML is slow to read. */
const READ_LAST = 4;
const read = new Map<string, Tree>();

const NO_PATCH = "the fabric's text is a file for `nv config patch`, as `render` writes it, and this is none";
const NO_TREE =
  "what Cumulus runs is a tree in JSON, as `curl -k -u USER https://SWITCH:8765/nvue_v1/?rev=applied&filled=false` prints it, and this is none";

function patchesIn(text: string): readonly { readonly set?: Tree }[] {
  try {
    const said: unknown = parse(text, { version: "1.1" }) ?? [];
    if (Array.isArray(said) && said.every(isTree)) return said;
  } catch {
    // No YAML at all.
  }
  throw new UnreadableText(NO_PATCH);
}

function treeIn(text: string, otherwise: string): Tree {
  try {
    const said: unknown = JSON.parse(text);
    if (isTree(said as Tree)) return said as Tree;
  } catch {
    // No JSON at all.
  }
  throw new UnreadableText(otherwise);
}

/**
 * The tree of the fabric's text, the file for `nv config patch`; of several, one after the other. An empty text has none.
 *
 * @throws UnreadableText for what is no such file
 */
export function treeOfPatch(text: string): Tree {
  if (text.trim() === "") return NOTHING;
  const known = read.get(text);
  if (known !== undefined) return known;
  const patches = patchesIn(text);
  const sets = patches.flatMap(({ set }) => (isTree(set) ? [set] : []));
  if (sets.length !== patches.length) throw new UnreadableText(NO_PATCH);
  const tree = sets.length === 1 && sets[0] !== undefined ? sets[0] : merged(sets);
  for (const oldest of [...read.keys()].slice(0, Math.max(0, read.size + 1 - READ_LAST))) read.delete(oldest);
  read.set(text, tree);
  return tree;
}

/** Names that NVUE folds into one: `swp1-3,swp5`, `10,20-22`. */
const FOLDED = /^([a-z]*)([0-9]+)(?:-([0-9]+))?$/;

function namesOf(name: string): readonly string[] {
  const parts = name.split(",");
  const all = parts.map((part) => FOLDED.exec(part));
  if ((parts.length === 1 && all[0]?.[3] === undefined) || all.some((found) => found === null)) return [name];
  return all.flatMap((found) => {
    const [, letters = "", from = "", to = from] = found ?? [];
    const count = Number(to) - Number(from) + 1;
    return Array.from(
      { length: Math.max(0, Math.min(count, 4096)) },
      (_, index) => `${letters}${Number(from) + index}`,
    );
  });
}

/** Whether the name at the end of a path may be folded: of an interface, a VLAN of a bridge, a member of a bond. */
const mayFold = (path: Path): boolean =>
  (path.length === 2 && path[0] === "interface") || path.at(-2) === "vlan" || path.at(-2) === "member";

/** One path for each name that stands for several. */
export const unfolded = (path: Path): readonly Path[] =>
  path.reduce<readonly Path[]>(
    (paths, name, index) =>
      (mayFold(path.slice(0, index + 1)) ? namesOf(name) : [name]).flatMap((each) =>
        paths.map((before) => [...before, each]),
      ),
    [[]],
  );

/** The tree that a device says it runs (`GET /nvue_v1/?rev=applied&filled=false`), each name by itself. @throws UnreadableText where it is none */
export function treeOfDevice(text: string): Tree {
  return ends(treeIn(text === "" ? "{}" : text, NO_TREE)).reduce(
    (tree, [path, value]) => unfolded(path).reduce((into, one) => put(into, one, value) as Tree, tree),
    NOTHING,
  );
}

/** What stood in the fabric's place: a tree in JSON a line. */
export const treeOfBaseline = (text: string): Tree =>
  merged(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) =>
        treeIn(line, "what stood in the fabric's place is a tree in JSON a line, and this is none"),
      ),
  );

/** As a line; empty where the tree is. */
export const baselineOf = (tree: Tree): string => (isEmpty(tree) ? "" : JSON.stringify(tree));
