import { isOf, isOwned, type TreeRules } from "./rules.ts";
import { at, drop, ends, isEmpty, isTree, NOTHING, put, type Leaf, type Path, type Tree } from "./tree.ts";

/** A device's tree and what of it is the fabric's: what it was, what it is to be, and what came back where it leaves. */
export interface TreeQuestion {
  readonly running: Tree;
  readonly was: Tree;
  readonly wanted: Tree;
  readonly baseline: Tree;
}

/** Whether what runs at the end of a path is what is wanted there. A password that can't be seen is the one that was sent last. */
function isSaid(rules: TreeRules, { running, was }: TreeQuestion, path: Path, wanted: Tree | Leaf): boolean {
  const found = at(running, path);
  if (found === undefined) return false;
  if (isTree(wanted) || isTree(found)) return isTree(wanted) && isTree(found);
  return rules.ciphered(found) && !rules.ciphered(wanted)
    ? at(was, path) === wanted
    : rules.same(found, wanted, path);
}

const isAutomatic = ({ automatic }: TreeRules, path: Path): boolean =>
  automatic.some((pattern) => isOf(path, pattern));

/** Without what the device had added by itself to what has gone. */
function withoutRests(rules: TreeRules, tree: Tree, gone: readonly Path[]): Tree {
  return gone.reduce((left, path) => {
    const parent = path.slice(0, -1);
    const beside = at(left, parent);
    const isAlone =
      isTree(beside) && Object.keys(beside).every((name) => isAutomatic(rules, [...parent, name]));
    return isAlone ? drop(left, parent) : left;
  }, tree);
}

/** What the device is to run. */
export function targetOf(rules: TreeRules, question: TreeQuestion): Tree {
  const { running, was, wanted, baseline } = question;
  const mine = ends(running)
    .map(([path]) => path)
    .filter(
      (path) => at(wanted, path) === undefined && (isOwned(rules, was, path) || isOwned(rules, wanted, path)),
    );
  const left = mine.filter((path) => !isAutomatic(rules, path)).reduce(drop, running);
  const comesBack = ends(baseline).filter(
    ([path, value]) => isOwned(rules, was, path) && !isOwned(rules, wanted, path) && !isMasked(rules, value),
  );
  const back = comesBack.reduce(
    (tree, [path, value]) =>
      isSaid(rules, { ...question, running: tree }, path, value) ? tree : (put(tree, path, value) as Tree),
    left,
  );
  const all = ends(wanted).reduce(
    (tree, [path, value]) =>
      isSaid(rules, { ...question, running: tree }, path, value) ? tree : (put(tree, path, value) as Tree),
    back,
  );
  const gone = mine.filter((path) => isAutomatic(rules, path) && at(baseline, path) === undefined);
  return withoutRests(rules, all, gone);
}

/** A password that nobody can say again. */
export const isMasked = (rules: TreeRules, value: Tree | Leaf): boolean =>
  rules.ciphered(value) && typeof value === "string" && /^\*+$/.test(value);

/** Of what runs, what is not the fabric's and a text would have for its own. */
export const takenBy = (rules: TreeRules, running: Tree, wanted: Tree, was: Tree): Tree =>
  ends(running)
    .filter(([path]) => isOwned(rules, wanted, path) && !isOwned(rules, was, path))
    .reduce((tree, [path, value]) => put(tree, path, value) as Tree, NOTHING);

/** One end that changes: it goes, or it comes with a value. */
export type Step =
  | { readonly does: "unset"; readonly path: Path }
  | { readonly does: "set"; readonly path: Path; readonly value: Tree | Leaf };

/** The highest points that go: what is to be there instead is set afterwards. */
function unsets(from: Tree, to: Tree, path: Path = []): readonly Step[] {
  return Object.entries(from).flatMap(([name, value]): readonly Step[] => {
    const [here, next] = [[...path, name], Object.hasOwn(to, name) ? to[name] : undefined];
    if (next === undefined || isTree(next) !== isTree(value)) return [{ does: "unset", path: here }];
    return isTree(next) && isTree(value) ? unsets(value, next, here) : [];
  });
}

/** What leads from one tree to another: what goes, then what comes. */
export const stepsBetween = (rules: TreeRules, from: Tree, to: Tree): readonly Step[] => [
  ...unsets(from, to),
  ...ends(to).flatMap(([path, value]): readonly Step[] => {
    const found = at(from, path);
    // A name of which all goes that was said of it may go with that.
    const stands =
      found !== undefined &&
      (isTree(value) ? isTree(found) && isEmpty(found) : !isTree(found) && rules.same(found, value, path));
    return stands ? [] : [{ does: "set", path, value: isEmpty(value) ? NOTHING : value }];
  }),
];
