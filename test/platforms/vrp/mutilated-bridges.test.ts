import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readBridge } from "./read-bridge.ts";

/** Every kind of line between them. */
const TEXTS = [
  "as-per-rack-ethernet/spine-1",
  "l2-planes/spine-1",
  "l2-planes/r1-tor0",
  "l2-mlag/r1-tor0",
  "l2-mlag/spine-2",
].map((name): readonly [string, string] => [
  name,
  readFileSync(join(process.cwd(), "test/golden/platforms/vrp", `${name}.cfg`), "utf8"),
]);

/** Facts as text; that there are none, where the text is refused. */
function said(lines: readonly string[]): string {
  try {
    return JSON.stringify(readBridge(`${lines.join("\n")}\n`));
  } catch (error) {
    return `refused: ${String(error)}`;
  }
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");

/** A text, where in it, and one more number. */
const place = fc
  .constantFrom(...TEXTS)
  .map(([, text]) => linesOf(text))
  .chain((lines) => fc.tuple(fc.constant(lines), fc.nat(lines.length - 1), fc.nat(9)));

const isComment = (line: string): boolean => line === "#";

describe("a VRP text of a switch that only switches", () => {
  it.each(TEXTS)("says something else, or nothing, without any one line: %s", (_name, text) => {
    const lines = linesOf(text);
    const whole = said(lines);
    expect(whole).not.toContain("refused");
    expect(lines.filter((line, at) => !isComment(line) && said(lines.toSpliced(at, 1)) === whole)).toEqual(
      [],
    );
  });

  it("does so without several, with one twice, and without a word", () => {
    fc.assert(
      fc.property(place, ([lines, from, count]) => {
        fc.pre(!lines.slice(from, from + count + 1).every(isComment));
        return said(lines.toSpliced(from, count + 1)) !== said(lines);
      }),
    );
    fc.assert(
      fc.property(place, ([lines, at]) => {
        fc.pre(!isComment(lines[at] ?? "#"));
        return said(lines.toSpliced(at, 0, lines[at] ?? "")) !== said(lines);
      }),
    );
    fc.assert(
      fc.property(place, ([lines, at, number]) => {
        const words = (lines[at] ?? "").split(" ");
        // Of an Eth-Trunk's description people read more than is held here.
        fc.pre(words.length > 2 && !(words[1] === "description" && lines[at - 1]?.includes("Eth-Trunk")));
        const indent = words[0] === "" ? 1 : 0;
        const gone = indent + (number % (words.length - indent));
        return said(lines.toSpliced(at, 1, words.toSpliced(gone, 1).join(" "))) !== said(lines);
      }),
    );
  });
});
