import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readBack } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

type Reader = (text: string) => unknown;

const ROUTERS = [
  "guarded-as-per-server/r2-tor0.cfg",
  "igp-ipv6/r1-tor0.cfg",
  "borders/spine-1.cfg",
  "borders/spine-2.cfg",
  "downward-default-dual/spine-1.cfg",
  "lacp/r1-tor0.cfg",
  "ethernet/r1-tor0.cfg",
];

/** Of switches that only switch. */
const BRIDGES = [
  "as-per-rack-ethernet/spine-1.cfg",
  "l2-planes/r1-tor0.cfg",
  "l2-mlag/spine-1.cfg",
  "l2-mlag/r1-tor0.cfg",
  "l2-fabricpath/spine-1.cfg",
  "l2-fabricpath/r2-tor1.cfg",
];

const FILES: readonly [string, Reader][] = [
  ...ROUTERS.map((file): [string, Reader] => [file, readBack]),
  ...BRIDGES.map((file): [string, Reader] => [file, readBridge]),
];

const golden = (file: string): string =>
  readFileSync(join(process.cwd(), "test", "golden", "platforms", "nxos", file), "utf8");

/** What carries no fact: a VLAN's name, that what was told is kept, and an end of a block. */
const WITHOUT_FACT = /^(?:!| {2}name \S+| {6}soft-reconfiguration inbound always)$/;

/** What a text says; null where it does not hold together. */
function said(read: Reader, text: string): string | null {
  try {
    return JSON.stringify(read(text));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    return null;
  }
}

describe.each(FILES)("the reader of NX-OS's text, on %s", (file, read) => {
  const text = golden(file);
  const factsOf = (changed: string): string | null => said(read, changed);
  const lines = text.split("\n").slice(0, -1);
  const whole = factsOf(text);

  it("misses any line, but for a few that carry no fact", () => {
    const missed = lines.filter(
      (line, at) => !WITHOUT_FACT.test(line) && factsOf(`${lines.toSpliced(at, 1).join("\n")}\n`) === whole,
    );
    expect(whole).not.toBeNull();
    expect(missed).toEqual([]);
  });

  it("takes no line twice, and none of another system", () => {
    for (const [at, line] of lines.entries())
      if (line !== "!") expect(factsOf(`${lines.toSpliced(at, 0, line).join("\n")}\n`)).toBeNull();
    for (const line of ["bgp graceful-restart", "  ip forwarding", "exit", "    neighbor 10.0.0.1 activate"])
      expect(factsOf(`${text}${line}\n`)).toBeNull();
  });

  it("notices two letters that changed places in a word", () => {
    const words = [...text.matchAll(/[A-Za-z]{2,}/g)].filter(({ 0: word }) => new Set(word).size > 1);
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(), (which, where) => {
        const { 0: word = "", index = 0 } = words[which] ?? {};
        const places = Array.from(word.slice(1), (letter, at) => (letter === word[at] ? [] : [at])).flat();
        const at = index + (places[where % places.length] ?? 0);
        const [one = "", other = ""] = text.slice(at, at + 2);
        const line = text.slice(text.lastIndexOf("\n", at) + 1, text.indexOf("\n", at));
        fc.pre(!WITHOUT_FACT.test(line));
        expect(factsOf(`${text.slice(0, at)}${other}${one}${text.slice(at + 2)}`)).not.toBe(whole);
      }),
      { numRuns: 200 },
    );
  });
});
