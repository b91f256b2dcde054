import { ends, isTree, type Tree } from "../../platforms/tree-change/tree.ts";
import type { Step } from "../error.ts";
import { type Nvue, record } from "./rest.ts";

/** A tree with its names in order, so that like trees have like texts. */
export const inOrder = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.keys(tree)
      .sort()
      .map((name) => {
        const value = tree[name] ?? null;
        return [name, isTree(value) ? inOrder(value) : value];
      }),
  );

export const textOfTree = (tree: Tree): string => `${JSON.stringify(inOrder(tree), null, 1)}\n`;

/** What the switch runs (`applied`), or starts with (`startup`), without what it would do anyway. */
export const configuration = async (nvue: Nvue, step: Step, rev: "applied" | "startup"): Promise<Tree> =>
  inOrder(record(await nvue.get(step, `/?rev=${rev}&filled=false`)) as Tree);

/** Whether two trees say the same, in whatever order. */
export const isAlike = (one: Tree, other: Tree): boolean => {
  const lines = (tree: Tree): string => JSON.stringify(ends(inOrder(tree)));
  return lines(one) === lines(other);
};
