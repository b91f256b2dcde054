import { createHash } from "node:crypto";
import { readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { makeFolder, replaceFile, standsAt, UnwritableFile, writing } from "./write-file.ts";

/** The list of what was written into a folder, as `sha256sum --check` reads it, after the datacenter's name. */
export const LIST = ".calico-fabric.sha256";

/** What of a folder's list is believed, for it may be anybody's. */
interface FolderKind {
  /** Before the datacenter's name. */
  readonly head: string;
  /** A line: no path that leads anywhere but down. */
  readonly own: RegExp;
}

/** What `render` writes. */
const RENDERED: FolderKind = {
  head: "# calico-fabric render: ",
  own: /^([0-9a-f]{64}) {2}((?:switches|hosts|bridges|calico(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)?|servers(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+)\/[A-Za-z0-9_][A-Za-z0-9._-]*)$/,
};

/** What `export` writes for one tool. */
export const EXPORTED: FolderKind = {
  head: "# calico-fabric export: ",
  own: /^([0-9a-f]{64}) {2}((?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*[A-Za-z0-9_][A-Za-z0-9._-]*)$/,
};

interface Written {
  /** The datacenter; null where nothing was written yet. */
  readonly name: string | null;
  /** Digests by path. */
  readonly digests: ReadonlyMap<string, string>;
}

const digestOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

function listIn(folder: string, { head: before, own: line }: FolderKind): Written {
  const path = join(folder, LIST);
  if (standsAt(path)?.isFile() !== true) return { name: null, digests: new Map() };
  const [head = "", ...lines] = readFileSync(path, "utf8").split("\n");
  const own = lines.flatMap((text): [string, string][] => {
    const [, digest = "", name = ""] = line.exec(text) ?? [];
    return name === "" ? [] : [[name, digest]];
  });
  return { name: head.startsWith(before) ? head.slice(before.length) : null, digests: new Map(own) };
}

const listOf = ({ head }: FolderKind, name: string, files: ReadonlyMap<string, string>): string =>
  `${head}${name}\n${[...files].map(([path, text]) => `${digestOf(text)}  ${path}\n`).join("")}`;

/** A file's folders below the folder itself, the uppermost first: `servers`, `servers/w1`, `servers/w1/etc`. */
const foldersOf = (name: string): readonly string[] => {
  const parts = dirname(name).split("/");
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
};

/** Folders below are the folder's own and no links: nothing is written or removed elsewhere. @throws UnwritableFile */
function checkInside(folder: string, names: Iterable<string>): void {
  for (const name of new Set([...names].flatMap(foldersOf))) {
    const path = join(folder, name);
    const there = standsAt(path);
    if (there?.isSymbolicLink() === true)
      throw new UnwritableFile(`cannot write ${path}: it is a symbolic link, which may lead anywhere`);
    if (there !== undefined && !there.isDirectory())
      throw new UnwritableFile(`cannot write ${path}: something is there that is no folder`);
  }
}

/** What the files' places hold that is not to be overwritten: folders. @throws UnwritableFile */
function checkPlaces(folder: string, names: Iterable<string>): void {
  for (const name of [LIST, ...names])
    if (standsAt(join(folder, name))?.isDirectory() === true)
      throw new UnwritableFile(`cannot write ${join(folder, name)}: it is a folder`);
}

export interface FolderChange {
  /** Files of an earlier run that are no longer wanted. */
  readonly removed: readonly string[];
  /** Those among them that somebody has changed since: they stay. */
  readonly kept: readonly string[];
}

function removeOld(folder: string, old: readonly (readonly [string, string])[]): FolderChange {
  const there = old.filter(([name]) => standsAt(join(folder, name))?.isFile() === true);
  const isOurs = ([name, digest]: readonly [string, string]): boolean =>
    digestOf(readFileSync(join(folder, name))) === digest;
  const removed = there.filter(isOurs).map(([name]) => name);
  for (const name of removed) rmSync(join(folder, name));
  const emptied = [...new Set(removed.flatMap(foldersOf))].sort((a, b) => b.length - a.length);
  for (const below of emptied) removeIfEmpty(join(folder, below));
  return { removed, kept: there.map(([name]) => name).filter((name) => !removed.includes(name)) };
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // What others have in it stays.
  }
}

/**
 * Writes a datacenter's files under a folder, which is made where it is missing, and removes what an earlier run wrote there and is no longer wanted. What is
 * not in the folder's list of own files stays as it is, and so does what is outside, whatever links there are.
 * @throws UnwritableFile, before anything is written where a folder is another's or a link
 */
export function writeFolder(
  folder: string,
  name: string,
  files: ReadonlyMap<string, string>,
  kind: FolderKind = RENDERED,
): FolderChange {
  if (folder === "") throw new UnwritableFile("cannot write to a folder without a name: --out is empty");
  return writing(folder, () => {
    makeFolder(folder);
    const before = listIn(folder, kind);
    if (before.name !== null && before.name !== name)
      throw new UnwritableFile(
        `${folder} holds what was written of ${before.name}: give ${name} a folder of its own, or remove ${folder + sep + LIST} if it is to be overwritten`,
      );
    checkInside(folder, [...files.keys(), ...before.digests.keys()]);
    checkPlaces(folder, files.keys());
    for (const below of new Set([...files.keys()].map(dirname))) makeFolder(join(folder, below));
    // Until all is done the list has both, so that what a broken run wrote is known to the next.
    const old = [...before.digests].filter(([path]) => !files.has(path));
    replaceFile(
      join(folder, LIST),
      listOf(kind, name, files) + old.map(([path, digest]) => `${digest}  ${path}\n`).join(""),
    );
    for (const [path, text] of files) replaceFile(join(folder, path), text);
    const change = removeOld(folder, old);
    replaceFile(join(folder, LIST), listOf(kind, name, files));
    return change;
  });
}
