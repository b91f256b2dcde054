import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readBack } from "./read-back.ts";

const golden = (...path: readonly string[]): string =>
  readFileSync(join(process.cwd(), "test", "golden", "platforms", "vrp", ...path), "utf8");

/** A drained ToR that listens; one with another beside it; a border; OSPF and both families. */
const TEXTS = [
  ["guarded", "r2-tor0.cfg"],
  ["as-per-rack-dual", "r1-tor0.cfg"],
  ["borders", "spine-2.cfg"],
  ["igp-ipv6", "r1-tor0.cfg"],
  ["downward-default", "spine-1.cfg"],
  ["lacp", "r1-tor0.cfg"],
  ["ethernet", "r1-tor0.cfg"],
].map((path): readonly [string, string] => [path.join("/"), golden(...path)]);

const texts = TEXTS.map(([, text]) => text);

/** What the reader needs not: whether a port is up, what a VLAN is called, and comment signs. */
const SAYS_NOTHING = /^(?: undo shutdown| ?#|vlan [0-9]+\n name \S+)$/;

/** What VRP does by itself in a network towards another AS, said for whoever turns that off. */
const DONE_ANYWAY = " apply ip-address next-hop peer-address";

/** A text without some of its lines, which are next to one another. */
const without = (lines: readonly string[], from: number, to: number): string =>
  `${[...lines.slice(0, from), ...lines.slice(to)].join("\n")}\n`;

/** Facts as text; why there are none, where the text is refused. */
function said(text: string): string {
  try {
    return JSON.stringify(readBack(text));
  } catch (error) {
    return `refused: ${String(error)}`;
  }
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");

describe("a VRP text that lost a line", () => {
  it.each(TEXTS)("does not say the same: %s", (path, text) => {
    const whole = said(text);
    const lines = linesOf(text);
    expect(whole).not.toContain("refused");
    const silent = lines.filter(
      (line, at) =>
        !SAYS_NOTHING.test(line) &&
        !line.startsWith(" name ") &&
        !(path.startsWith("borders/") && line === DONE_ANYWAY) &&
        said(without(lines, at, at + 1)) === whole,
    );
    expect(silent).toEqual([]);
  });

  it("of several, or of a word, does not either", () => {
    const cut = fc
      .constantFrom(...texts)
      .chain((text) =>
        fc.tuple(fc.constant(text), fc.nat(linesOf(text).length - 1), fc.integer({ min: 1, max: 4 })),
      );
    fc.assert(
      fc.property(cut, ([text, from, count]) => {
        const lines = linesOf(text);
        const gone = lines.slice(from, from + count).join("\n");
        fc.pre(!SAYS_NOTHING.test(gone) && !/^(?: undo shutdown| ?#| name \S+|vlan [0-9]+|\n)*$/.test(gone));
        return said(without(lines, from, from + count)) !== said(text);
      }),
    );
    const word = fc
      .constantFrom(...texts)
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(linesOf(text).length - 1), fc.nat(9)));
    fc.assert(
      fc.property(word, ([text, at, number]) => {
        const lines = linesOf(text);
        const line = lines[at] ?? "";
        const words = line.trim().split(" ");
        fc.pre(words.length > 1 && !/description|name/.test(line));
        const fewer = words.filter((_word, index) => index !== number % words.length).join(" ");
        const indent = /^ */.exec(line)?.[0] ?? "";
        const changed = [...lines.slice(0, at), indent + fewer, ...lines.slice(at + 1)].join("\n");
        return said(`${changed}\n`) !== said(text);
      }),
    );
  });
});
