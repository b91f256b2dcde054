import fc from "fast-check";
import { readBack } from "./read-back.ts";
import { golden, saidBy } from "./said.ts";

const TEXTS = [
  golden("guarded", "r2-tor0"),
  golden("borders", "spine-1"),
  golden("borders", "spine-2"),
  golden("igp-ipv6", "r1-tor0"),
  golden("as-per-rack-dual", "r1-tor0"),
  golden("lacp-dual-stack", "r1-tor0"),
  golden("ethernet", "r1-tor0"),
];

/** Facts as one text; null where the reader refuses. */
const said = saidBy(readBack);

/** Nobody reads what a VLAN is called, and `#` ends a view that the next line would end too. */
const CARRIES_NOTHING = /^ name |^ ?#$/;

/** A preference is held against others', and any in between will do. */
const CARRIES_NO_NUMBER = / preference [0-9 ]+$/;

describe("a line of a Comware configuration", () => {
  it("is missed", () => {
    const idle = TEXTS.flatMap((text) => {
      const [lines, facts] = [text.split("\n"), said(text)];
      return lines.filter((line, at) => line !== "" && said(lines.toSpliced(at, 1).join("\n")) === facts);
    });
    expect(idle.filter((line) => !CARRIES_NOTHING.test(line))).toEqual([]);
  });

  it("is not taken for another where two letters of it are swapped", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.nat(), (text, which, where) => {
        const lines = text.trimEnd().split("\n");
        const line = lines[which % lines.length] ?? "";
        const at = where % line.length;
        const [one = "", other = ""] = [line[at], line[at + 1]];
        fc.pre(other !== "" && one !== other && !CARRIES_NOTHING.test(line) && !CARRIES_NO_NUMBER.test(line));
        const swapped = `${line.slice(0, at)}${other}${one}${line.slice(at + 2)}`;
        expect(said(`${lines.with(which % lines.length, swapped).join("\n")}\n`)).not.toBe(said(text));
      }),
      { numRuns: 150 },
    );
  });

  it("is not taken in another view", () => {
    const [text = ""] = TEXTS;
    const strays = text.split("\n").filter((line) => /^ {1,2}[a-z]/.test(line));
    const taken = strays.filter((line) => said(`${line.trimStart()}\n${text}`) !== null);
    expect(taken).toEqual([]);
  });
});
