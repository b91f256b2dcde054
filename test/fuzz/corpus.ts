import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSource } from "../../src/cli/parse-source.ts";
import { STACKS } from "../support/fabrics.ts";

/** Names a folder of further specs, as YAML. */
export const FOLDER_VARIABLE = "FUZZ_SPECS";

export interface Seedling {
  readonly name: string;
  readonly spec: unknown;
  /** Absent for what is no file. */
  readonly text?: string;
}

const inFolder = (folder: string): readonly Seedling[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const { value } = parseSource(text);
      return [{ name: file, spec: value, text }];
    });

/** What is mutated: every stack, every fixture of a diagnostic, and the specs of a folder that a variable names. */
export const corpus = (further: string | undefined): readonly Seedling[] => [
  ...STACKS.map((spec) => ({ name: spec.name, spec })),
  ...inFolder(join(process.cwd(), "test", "fixtures", "diagnostics")),
  ...(further === undefined ? [] : inFolder(further)),
];
