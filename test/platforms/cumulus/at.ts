import { isMap, isScalar, parseDocument, type Node } from "yaml";

/** A map of the file, and what of it nobody has read yet. */
export interface At {
  readonly path: string;
  readonly left: Map<string, Node>;
}

function wrong(path: string, what: string): never {
  throw new Error(`${path}: ${what}`);
}

function open(node: Node, path: string): At {
  if (!isMap(node)) wrong(path, "no map");
  const left = new Map<string, Node>();
  for (const { key, value } of node.items) {
    if (!isScalar(key) || typeof key.value !== "string")
      wrong(path, `a name that is no text: ${String(key)}`);
    left.set(key.value, value as Node);
  }
  return { path, left };
}

function take({ left }: At, key: string): Node | undefined {
  const node = left.get(key);
  left.delete(key);
  return node;
}

function read<T>(node: Node, path: string, reader: (at: At) => T): T {
  const at = open(node, path);
  const result = reader(at);
  const [unknown] = at.left.keys();
  if (unknown !== undefined) wrong(path, `${unknown} is not known here`);
  return result;
}

/** A map that may be missing, of which the reader has to take every name. */
export function maybe<T>(at: At, key: string, reader: (at: At) => T): T | null {
  const node = take(at, key);
  return node === undefined ? null : read(node, `${at.path}.${key}`, reader);
}

/** A map that must be there. */
export function within<T>(at: At, key: string, reader: (at: At) => T): T {
  const node = take(at, key);
  return node === undefined ? wrong(at.path, `${key} is missing`) : read(node, `${at.path}.${key}`, reader);
}

/** A map of entries that are alike; empty where it is missing. */
export const each = <T>(at: At, key: string, reader: (at: At, name: string) => T): [string, T][] =>
  maybe(at, key, (entries) =>
    [...entries.left.keys()].map((name): [string, T] => [
      name,
      within(entries, name, (entry) => reader(entry, name)),
    ]),
  ) ?? [];

/** The names of a map of names alone; it must not be empty. */
export function namesIn(at: At, key: string): readonly string[] | null {
  if (!at.left.has(key)) return null;
  const names = each(at, key, () => true).map(([name]) => name);
  return names.length === 0 ? wrong(at.path, `${key} has no names`) : names;
}

function scalar(at: At, key: string): unknown {
  const node = take(at, key);
  if (node === undefined) return undefined;
  return isScalar(node) ? node.value : wrong(at.path, `${key} is no single value`);
}

export function maybeText(at: At, key: string): string | null {
  const value = scalar(at, key);
  if (value === undefined) return null;
  return typeof value === "string" && value !== "" ? value : wrong(at.path, `${key} is no text`);
}

export const text = (at: At, key: string): string =>
  maybeText(at, key) ?? wrong(at.path, `${key} is missing`);

export function maybeNumber(at: At, key: string): number | null {
  const value = scalar(at, key);
  if (value === undefined) return null;
  return typeof value === "number" && Number.isInteger(value) && value >= 0
    ? value
    : wrong(at.path, `${key} is no number`);
}

export const number = (at: At, key: string): number =>
  maybeNumber(at, key) ?? wrong(at.path, `${key} is missing`);

/** That a value is the only one that it may be. */
export function demand(at: At, key: string, value: string | number): void {
  const found = scalar(at, key);
  if (found !== value) wrong(at.path, `${key} is ${String(found)} and not ${String(value)}`);
}

/** Off where it is missing; what is off is not written. */
export function isOn(at: At, key: string): boolean {
  const found = maybeText(at, key);
  return found === null ? false : found === "on" || wrong(at.path, `${key} is ${found}`);
}

/** Whole numbers from `from` to `to`. */
export const inRange = (at: At, value: number, from: number, to: number): number =>
  value >= from && value <= to ? value : wrong(at.path, `${String(value)} is out of range`);

/** A patch: one list with one `set`. YAML 1.1, as NVUE reads it. @throws Error for what is no such thing, or has a part that nobody took */
export function readPatch<T>(content: string, reader: (at: At) => T): T {
  const document = parseDocument(content, { version: "1.1", uniqueKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw fault;
  const root: unknown = document.contents;
  const items = root !== null && typeof root === "object" && "items" in root ? root.items : undefined;
  if (!Array.isArray(items) || items.length !== 1) throw new Error("no list of one patch");
  return read(items[0] as Node, "", (at) => within(at, "set", reader));
}
