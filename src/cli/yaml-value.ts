import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from "yaml";

/** What is wrong with a document that parses, and where in the text. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** A document's value with every alias and merge key in its place, or what is wrong with it. */
export interface YamlValue {
  readonly value: unknown;
  readonly faults: readonly YamlFault[];
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Node, Node>;
}

/** A spec of the largest datacenter has some 300,000 parts when it is written out. */
const MOST_PARTS = 2_000_000;
/** A spec has some ten. */
const MOST_LEVELS = 100;
/** No capacity has room for more of anything, and checks take the square of some. */
const MOST_ENTRIES = 10_000;

const MERGE_KEY = "<<";

const DUPLICATE = {
  message: "the same key stands here a second time",
  hint: "leave one of the two, or merge what they hold",
};

const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

/** A plain key's text; null for a list or a mapping. */
export const keyOf = ({ key }: Pair): string | null =>
  key === null ? "" : isScalar(key) ? String(key.value) : null;

export const isMerge = (pair: Pair): boolean =>
  isScalar(pair.key) && pair.key.type === "PLAIN" && pair.key.value === MERGE_KEY;

interface Named {
  readonly node: Node;
  /** Absent while what the anchor names is still being read: an alias there would stand for what it is in. */
  made?: { readonly value: unknown; readonly parts: number };
}

/**
 * Reads one document. The library's own way takes the square of the number of aliases, and throws at mistakes. `parts` counts what is
 * written out, each alias as often as it is used.
 */
export function valueOf(document: Document): YamlValue {
  const anchors = new Map<string, Named>();
  const targets = new Map<Node, Node>();
  const faults: YamlFault[] = [];
  let parts = 0;

  const fault = (node: unknown, message: string, hint: string): null => {
    faults.push({ offset: offsetOf(node), message, hint });
    return null;
  };

  function ofAlias(node: Node & { readonly source: string }): unknown {
    const named = anchors.get(node.source);
    if (named === undefined)
      return fault(
        node,
        `*${node.source} stands for nothing`,
        `write &${node.source} before it, at what it is to stand for`,
      );
    if (named.made === undefined)
      return fault(node, `*${node.source} stands inside of what it stands for`, "write out what is meant");
    parts += named.made.parts;
    targets.set(node, named.node);
    return named.made.value;
  }

  function ofMerge(into: Record<string, unknown>, from: unknown, at: unknown): void {
    if (Array.isArray(from)) for (const one of from) ofMerge(into, one, at);
    else if (typeof from === "object" && from !== null) {
      for (const [key, value] of Object.entries(from))
        if (!Object.hasOwn(into, key)) define(into, key, value);
    } else if (faults.length === 0)
      fault(
        at,
        `${MERGE_KEY} merges mappings, and this is none`,
        "give an alias of a mapping, or a list of such",
      );
  }

  function ofMap({ items }: YAMLMap, level: number): unknown {
    const value: Record<string, unknown> = {};
    for (const pair of items) {
      if (isMerge(pair)) continue;
      const key = keyOf(pair);
      if (key === null) fault(pair.key, "a list or a mapping stands as a key", "a key is a word");
      else if (Object.hasOwn(value, key)) fault(pair.key, DUPLICATE.message, DUPLICATE.hint);
      else define(value, key, read(pair.value, level));
    }
    // What the mapping has itself goes first, and of several the first.
    for (const pair of items)
      if (isMerge(pair)) ofMerge(value, read(pair.value, level), pair.value ?? pair.key);
    return value;
  }

  function read(node: unknown, level: number): unknown {
    parts += 1;
    if (parts > MOST_PARTS || level > MOST_LEVELS) return null;
    if (isAlias(node)) return ofAlias(node);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    const named: Named = { node };
    if (node.anchor !== undefined) anchors.set(node.anchor, named);
    const before = parts;
    if (!isScalar(node) && node.items.length > MOST_ENTRIES)
      return fault(
        node,
        `has ${String(node.items.length)} entries, and at most ${String(MOST_ENTRIES)} are read`,
        "give each datacenter a file of its own",
      );
    const value = isScalar(node)
      ? node.value
      : isMap(node)
        ? ofMap(node, level + 1)
        : node.items.map((item) => read(item, level + 1));
    named.made = { value, parts: parts - before + 1 };
    if (level === MOST_LEVELS && !isScalar(node))
      fault(
        node,
        "is nested too deeply to be read",
        "a spec is at most some ten levels deep: close what is open",
      );
    return value;
  }

  const value = read(document.contents, 0);
  if (parts > MOST_PARTS)
    fault(
      document.contents,
      `has more than ${String(MOST_PARTS)} parts once every alias is written out`,
      "use fewer aliases of aliases",
    );
  return { value, faults, targets };
}

/** Also for keys such as __proto__, which are then unknown fields as any. */
const define = (into: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(into, key, { value, writable: true, enumerable: true, configurable: true });
};
