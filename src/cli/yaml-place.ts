import { isMap, isSeq, type Document, type Node, type Pair } from "yaml";
import type { SpecPath } from "../diagnostics/index.ts";
import { isMerge, keyOf } from "./yaml-value.ts";

type Targets = ReadonlyMap<Node, Node>;

const offsetOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

const behind = (node: unknown, targets: Targets): unknown => targets.get(node as Node) ?? node;

/** The pair of a key in a mapping, or in one that it merges. */
function pairOf(node: unknown, key: string, targets: Targets): Pair | undefined {
  if (!isMap(node)) return undefined;
  const own = node.items.find((pair) => !isMerge(pair) && keyOf(pair) === key);
  if (own !== undefined) return own;
  for (const pair of node.items.filter(isMerge)) {
    const merged = behind(pair.value, targets);
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const found = pairOf(behind(source, targets), key, targets);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The offset of the deepest part of the path that is in the text: its key where it has one. An alias is followed to what it stands for. */
export function placeOf(document: Document, targets: Targets, path: SpecPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    node = behind(node, targets);
    const pair = pairOf(node, String(step), targets);
    const item = isSeq(node) ? node.items[Number(step)] : undefined;
    if (pair === undefined && item === undefined) return offset;
    offset = offsetOf(pair?.key ?? item) ?? offset;
    node = pair === undefined ? item : pair.value;
  }
  return offset;
}
