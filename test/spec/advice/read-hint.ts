import { formatPath, type Diagnostic } from "../../../src/index.ts";
import { valueAt, type Edits } from "./edits.ts";

type Reading = (found: RegExpExecArray, diagnostic: Diagnostic, spec: unknown) => readonly Edits[];

const at = ({ path }: Diagnostic): string => formatPath(path);

/** `"a" or "b"` as values. */
const quoted = (text: string): readonly unknown[] =>
  [...text.matchAll(/"([^"]*)"/g)].map(([, value]) => value);

const sibling = ({ path }: Diagnostic, name: string): string => formatPath([...path.slice(0, -1), name]);

const each = (diagnostic: Diagnostic, values: readonly unknown[]): readonly Edits[] =>
  values.map((value) => ({ [at(diagnostic)]: value }));

/** What a list or a single value at the path becomes when its faulty part is written anew. */
const rewritten = (diagnostic: Diagnostic, spec: unknown, text: string): Edits => {
  const there = valueAt(spec, diagnostic.path);
  const wrong = /"([^"]*)"/.exec(diagnostic.message)?.[1];
  const value = Array.isArray(there) ? there.map((one: unknown) => (one === wrong ? text : one)) : text;
  return { [at(diagnostic)]: value };
};

/** What is added where nothing is: a value of the field's kind. */
const ADDED: Readonly<Record<string, unknown>> = {
  name: "added",
  index: 9,
  prefix: "fd12:3456:789a::/48",
  asn: 64496,
};

/** Hints that say it all: the first that fits is read, as a person would read it. */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [
    /^did you mean "([^"]+)"\? Otherwise remove it$/,
    ([, name = ""], diagnostic, spec) => [
      ...(valueAt(spec, [...diagnostic.path.slice(0, -1), name]) === undefined
        ? [{ [at(diagnostic)]: null, [sibling(diagnostic, name)]: valueAt(spec, diagnostic.path) }]
        : []),
      { [at(diagnostic)]: null },
    ],
  ],
  [/^remove (the pin|it|the field)$/, (_, diagnostic) => [{ [at(diagnostic)]: null }]],
  [/^remove it; the fields here are /, (_, diagnostic) => [{ [at(diagnostic)]: null }]],
  [/^leave it out$/, (_, diagnostic) => [{ [at(diagnostic)]: null }]],
  [
    /^(?:did you mean "([^"]+)"\? Otherwise )?give ((?:"[^"]*"(?: or )?)+)$/,
    ([, meant, all = ""], diagnostic) =>
      each(diagnostic, [...(meant === undefined ? [] : [meant]), ...quoted(all)]),
  ],
  [
    /^give at (?:least|most) ([0-9]+)(?: \w+)?$/,
    ([, bound], diagnostic) => each(diagnostic, [Number(bound)]),
  ],
  [/^add it$/, (_, diagnostic) => each(diagnostic, [ADDED[String(diagnostic.path.at(-1))]])],
  [/^use 1 to 4294967294 except /, (_, diagnostic) => each(diagnostic, [64_590])],
  [/^rename one of /, (_, diagnostic) => each(diagnostic, ["renamed"])],
  [/^name it by at most 63 of /, (_, diagnostic) => each(diagnostic, ["fabric.key"])],
  [/ or hardware that has more room$/, (_, diagnostic) => each(diagnostic, [1_000_000])],
  [/^quote it, as in ("[^"]*")$/, ([, text = ""], diagnostic) => each(diagnostic, quoted(text))],
  [/^write ([0-9a-f.:]+\/[0-9]+)$/, ([, text = ""], diagnostic, spec) => [rewritten(diagnostic, spec, text)]],
  [/^write it as in ([^ ,;]+)/, ([, text = ""], diagnostic, spec) => [rewritten(diagnostic, spec, text)]],
  [
    /^pin a \/([0-9]+) of pools\.\w+$/,
    ([, length = ""], diagnostic, spec) =>
      each(diagnostic, [String(valueAt(spec, diagnostic.path)).replace(/[0-9]+$/, length)]),
  ],
  [
    /^(?:did you mean "([^"]+)"\? Otherwise )?name one that is there: (.+)$/,
    ([, meant, all = ""], diagnostic, spec) =>
      [...(meant === undefined ? [] : [meant]), ...all.split(", ")].map((name) => ({
        [at(diagnostic)]: null,
        [sibling(diagnostic, name)]: valueAt(spec, diagnostic.path),
      })),
  ],
  [
    /^(?:did you mean "([^"]+)"\? Otherwise )?use one that exists: (.+)$/,
    ([, meant, all = ""], diagnostic) =>
      each(diagnostic, [...(meant === undefined ? [] : [meant]), ...all.split(", ")]),
  ],
];

/** What is done on a device, or in the cluster. */
const BY_HAND_HINT =
  /^set each up by hand|^evict the pods first \(kubectl drain\)$|^shut the ToRs' ports|^bear in mind that |^try it on one device |^give the ports at both ends of every link /;

export const BY_HAND = "by hand";

/** Lines of the user's own without the one that is told of and what is in its block; without all of them where none is. */
function withoutLine(diagnostic: Diagnostic, spec: unknown): Edits {
  const lines = String(valueAt(spec, diagnostic.path)).split("\n");
  const told = /\bline ([0-9]+)\b/.exec(diagnostic.message)?.[1];
  if (told === undefined) return { [at(diagnostic)]: null };
  const depth = (line: string): number => line.search(/\S|$/);
  const from = Number(told) - 1;
  const inside = lines.slice(from + 1);
  const next = inside.findIndex((line) => depth(line) <= depth(lines[from] ?? ""));
  const left = lines.toSpliced(from, 1 + (next === -1 ? inside.length : next));
  return { [at(diagnostic)]: left.join("\n") };
}

/** The ways out that a hint names, as edits of the spec; null where it leaves a choice to the user that a reader can't make. */
export function readHint(diagnostic: Diagnostic, spec: unknown): readonly Edits[] | typeof BY_HAND | null {
  if (BY_HAND_HINT.test(diagnostic.hint)) return BY_HAND;
  if (diagnostic.code.startsWith("lines-")) return [withoutLine(diagnostic, spec)];
  for (const [pattern, read] of READINGS) {
    const found = pattern.exec(diagnostic.hint);
    if (found !== null) return read(found, diagnostic, spec);
  }
  return null;
}
