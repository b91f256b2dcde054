import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { withDrift } from "./drift.ts";
import { inWords } from "./switch-check.ts";
import type { FolderInputs, FolderState, Verbs } from "./types.ts";
import { readIfThere, writeFileAtomically } from "./write-file.ts";

/** A plain name: nothing that leads out of the folder, nothing that a listing hides. */
const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,250}$/;

/** A folder of manifests on disk, for GitOps or for where there is no cluster yet. Files of others in it are left alone. */
export const manifestFolder: Verbs<FolderInputs, FolderState> = {
  async check(_olds, news) {
    const failures = Object.keys(news.files)
      .filter((name) => !FILE_NAME.test(name))
      .map((name) => ({
        property: `files["${name}"]`,
        reason:
          "a file name has letters, digits, `.`, `_`, `-` only and starts with a letter, a digit or `_`",
      }));
    if (!news.folder) failures.unshift({ property: "folder", reason: "give the folder to write to" });
    return { inputs: news, failures: inWords(failures) };
  },

  async diff(_id, olds, news) {
    const replaces = olds.folder === news.folder ? [] : ["folder"];
    const same = isDeepStrictEqual(olds.files, news.files) && olds.drift.length === 0;
    return { changes: replaces.length > 0 || !same, replaces, stables: [], deleteBeforeReplace: false };
  },

  async create(inputs) {
    await writeAll(inputs);
    return { id: inputs.folder, outs: { ...inputs, drift: [] } };
  },

  async read(id, state) {
    const found = await Promise.all(
      Object.entries(state.files).map(async ([name, content]) => {
        const text = await readIfThere(join(state.folder, name));
        if (text === undefined) return [`${name} is missing`];
        return text === content ? [] : [`${name} was changed`];
      }),
    );
    return { id, ...withDrift(state, found.flat()) };
  },

  async update(_id, olds, news) {
    await writeAll(news);
    const gone = Object.keys(olds.files).filter((name) => !(name in news.files));
    await removeFiles(olds.folder, gone);
    return { outs: { ...news, drift: [] } };
  },

  async delete(_id, state) {
    await removeFiles(state.folder, Object.keys(state.files));
    // A folder that others use too is not empty, and stays.
    await rmdir(state.folder).catch(() => undefined);
  },
};

async function writeAll({ folder, files }: FolderInputs): Promise<void> {
  await Promise.all(
    Object.entries(files).map(([name, content]) => writeFileAtomically(join(folder, name), content)),
  );
}

async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
