import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls } from "../cli/command-line.ts";

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

/** Calls of the command line on a page that are the reader's to try, in order. */
export const callsOn = (page: string): readonly string[] =>
  blocksOf(page).flatMap(({ language, text }) => (language === "console" ? callsIn(text) : []));

interface Shown {
  /** Which of the calls it is printed by, from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Goes through a page in a folder of its own. A `yaml` block that begins with `# FILE` is that file, a `diff` makes `head.yaml` of `dc1.yaml`, a `text` is part of what the
 * block before it prints. @param others calls that other tests make
 */
export function follow(file: string, others: readonly string[] = []): void {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-page-"));
  const made: string[] = [];
  const shown: Shown[] = [];
  let [from, changes] = [0, 0];
  const kinds: Readonly<Record<string, (text: string) => void>> = {
    yaml: (text) => {
      const [, name] = /^# (\S+\.yaml)\n/.exec(text) ?? [];
      if (name !== undefined) writeFileSync(join(folder, name), text);
    },
    // Each in a folder of its own, for all calls are made at the end.
    diff: (text) => {
      mkdirSync(join(folder, String(++changes)));
      const base = readFileSync(join(folder, "dc1.yaml"), "utf8");
      writeFileSync(join(folder, String(changes), "head.yaml"), changed(base, text));
    },
    console: (text) => {
      from = made.length;
      const own = callsIn(text).filter((one) => !others.includes(one));
      made.push(...own.map((one) => one.replaceAll("head.yaml", `${String(changes)}/head.yaml`)));
    },
    text: (text) => shown.push({ from, to: made.length, text }),
  };
  try {
    for (const { language, text } of blocksOf(readFileSync(file, "utf8"))) kinds[language]?.(text);
    const ended = calls(
      made.map((args) => ({ args: args.split(" ") })),
      folder,
    );
    expect(ended.flatMap(({ code, err }, at) => (code === 0 ? [] : [[made[at], code, err]]))).toEqual([]);
    for (const { from, to, text } of shown)
      expect(
        ended
          .slice(from, to)
          .map(({ out }) => out)
          .join(""),
      ).toContain(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
