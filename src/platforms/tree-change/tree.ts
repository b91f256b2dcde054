/** What a name of a configuration says at the end: a text, a number, or a list, which is one value. */
export type Leaf = string | number | boolean | null | readonly unknown[];

/** A configuration as maps by name. A map with nothing in it says that something is there. */
export interface Tree {
  readonly [name: string]: Tree | Leaf;
}

/** Names from the root on. */
export type Path = readonly string[];

/** The end of a path: a leaf, or an empty map. */
export type End = readonly [path: Path, value: Tree | Leaf];

export const NOTHING: Tree = {};

export const isTree = (value: Tree | Leaf | undefined): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isEmpty = (value: Tree | Leaf): boolean => isTree(value) && Object.keys(value).length === 0;

/** What stands there; undefined where nothing does. */
export const at = (tree: Tree, path: Path): Tree | Leaf | undefined =>
  path.reduce<Tree | Leaf | undefined>(
    (value, name) => (isTree(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    tree,
  );

/** With a value there; maps on the way are made, and whatever else is in the way goes. */
export function put(tree: Tree, path: Path, value: Tree | Leaf): Tree | Leaf {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const below = Object.hasOwn(tree, name) ? tree[name] : undefined;
  return { ...tree, [name]: put(isTree(below) ? below : NOTHING, rest, value) };
}

/** Without what stands there, and without maps that have nothing else. */
export function drop(tree: Tree, path: Path): Tree {
  const [name, ...rest] = path;
  if (name === undefined || !Object.hasOwn(tree, name)) return tree;
  const below = tree[name];
  if (rest.length > 0) {
    if (!isTree(below)) return tree;
    const left = drop(below, rest);
    if (left === below) return tree;
    if (!isEmpty(left)) return { ...tree, [name]: left };
  }
  return Object.fromEntries(Object.entries(tree).filter(([other]) => other !== name));
}

/** The ends of all paths, in order. */
export const ends = (tree: Tree, path: Path = []): readonly End[] =>
  Object.entries(tree).flatMap(([name, value]): readonly End[] =>
    isTree(value) && !isEmpty(value) ? ends(value, [...path, name]) : [[[...path, name], value]],
  );

/** One after the other, the later in the place of the earlier. */
export const merged = (trees: readonly Tree[]): Tree =>
  trees.reduce(
    (all, tree) => ends(tree).reduce((into, [path, value]) => put(into, path, value) as Tree, all),
    NOTHING,
  );
