import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Call } from "../cli/command-line.ts";

/*
 * A page read as its reader would: files are written, changes are made to a copy, commands are run, and what is shown after them is what they print.
 */

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({ language, text }));

/** A text with a change as a diff has it: lines that stay, go and come, of which those that were there stand there once. */
function changed(text: string, change: string): string {
  const lines = change.trimEnd().split("\n");
  const of = (sign: string): string =>
    lines.flatMap((line) => (line.startsWith(sign) ? [] : [`${line.slice(1)}\n`])).join("");
  const [before, after] = [of("+"), of("-")];
  expect(text.split(before)).toHaveLength(2);
  return text.replace(before, () => after);
}

const callsIn = (console: string): readonly string[] =>
  [...console.matchAll(/^npx pulumi-calico-fabric (.*)$/gm)].map(([, args = ""]) => args);

interface Shown {
  /** Which of the calls it is printed by, from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is to be done of a page. */
export interface Followed {
  readonly calls: readonly Call[];
  readonly shown: readonly Shown[];
}

/** Writes the files of a page: `yaml` blocks that begin with `# FILE`. */
export function writeFiles(page: string, folder: string): void {
  for (const [, text = "", name = ""] of page.matchAll(/^```yaml\n(# (\S+\.yaml)\n.*?)^```$/gms))
    writeFileSync(join(folder, name), text);
}

/**
 * A page as its reader follows it in a folder that has its files: a `diff` makes `head.yaml` of `dc1.yaml`, a `text` is part of
 * what the block before it prints.
 */
export function follow(page: string, folder: string): Followed {
  const calls: Call[] = [];
  const shown: Shown[] = [];
  let [from, changes] = [0, 0];
  const kinds: Readonly<Record<string, (text: string) => void>> = {
    // Each in a folder of its own, for all calls are made at the end.
    diff: (text) => {
      mkdirSync(join(folder, String(++changes)));
      const base = readFileSync(join(folder, "dc1.yaml"), "utf8");
      writeFileSync(join(folder, String(changes), "head.yaml"), changed(base, text));
    },
    console: (text) => {
      from = calls.length;
      const own = callsIn(text).map((one) => one.replaceAll("head.yaml", `${String(changes)}/head.yaml`));
      calls.push(...own.map((one) => ({ args: one.split(" "), cwd: folder })));
    },
    text: (text) => shown.push({ from, to: calls.length, text }),
  };
  for (const { language, text } of blocksOf(page)) kinds[language]?.(text);
  return { calls, shown };
}
