import { compileSpec } from "../../../src/index.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBack } from "./read-back.ts";

/** One of every kind: a drained reflector with passwords and BFD, a border, OSPF in both families, a default, an external range. */
const WANTED = [
  ["guarded", "r2-tor0"],
  ["guarded-as-per-server", "r1-tor0"],
  ["borders", "spine-1"],
  ["borders", "spine-2"],
  ["igp-ipv6", "r1-tor0"],
  ["igp-tors", "r1-tor0"],
  ["downward-default", "spine-1"],
] as const;

const texts = WANTED.map(([name, device]): [string, string] => {
  const spec = fabricsOn("eos").find((one) => one.name === name);
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(`${name} is refused`);
  const text = compilation.fabric.switches.find(({ intent }) => intent.device === device)?.text;
  return [`${name}: ${device}`, text ?? ""];
});

/** Lines that say what EOS does by itself, so that a port that did otherwise does it again. */
const SAYS_NOTHING = /^!$|^ {3}!$|^ {3}no shutdown$|^ {3}switchport$|^ {3}switchport mode access$/;

/** Facts, or the reason why there are none. */
const said = (text: string): string => {
  try {
    return JSON.stringify(readBack(text));
  } catch (error) {
    return String(error);
  }
};

const indices = (lines: readonly string[]): number[] =>
  [...lines.entries()].filter(([, line]) => line !== "" && !SAYS_NOTHING.test(line)).map(([at]) => at);

describe.each(texts)("the parser of EOS, given %s", (_name, text) => {
  const lines = text.split("\n");
  const whole = said(text);

  it("reads it", () => {
    expect(whole).toMatch(/^\{/);
  });

  it("misses each line that is taken out", () => {
    const missed = indices(lines).filter((at) => said(lines.toSpliced(at, 1).join("\n")) === whole);
    expect(missed.map((at) => lines[at])).toEqual([]);
  });

  it("refuses each line with a command misspelled", () => {
    const misspelled = (line: string): string => line.replace(/[a-z]{2}/, (two) => `${two}x`);
    const taken = indices(lines).filter((at) =>
      said(lines.with(at, misspelled(lines[at] ?? "")).join("\n")).startsWith("{"),
    );
    expect(taken.map((at) => lines[at])).toEqual([]);
  });

  it("refuses each line that stands in no block, or in the block of another", () => {
    const moved = (line: string): string => (line.startsWith(" ") ? line.trimStart() : `   ${line}`);
    const taken = indices(lines).filter(
      (at) => said(lines.with(at, moved(lines[at] ?? "")).join("\n")) === whole,
    );
    expect(taken.map((at) => lines[at])).toEqual([]);
  });

  it("refuses what is said twice", () => {
    const taken = indices(lines).filter((at) =>
      said(lines.toSpliced(at, 0, lines[at] ?? "").join("\n")).startsWith("{"),
    );
    expect(taken.map((at) => lines[at])).toEqual([]);
  });
});

describe("the parser of EOS", () => {
  const [, demo = ""] = texts[0] ?? [];
  it.each([
    [
      "a list that is not there",
      /(match ip address prefix-list )FROM-NODES/,
      "$1NONE",
      "there is no ip prefix-list NONE",
    ],
    [
      "a map that is not there",
      /(neighbor NODES route-map )FROM-NODES/,
      "$1NONE",
      "there is no route-map NONE",
    ],
    [
      "a list that nothing uses",
      /^(ip prefix-list FROM-NODES)$/m,
      "ip prefix-list SPARE\n   seq 10 permit 10.0.0.0/8\n!\n$1",
      "nothing uses ip prefix-list SPARE",
    ],
    [
      "reflection with a next hop of its own",
      /^( {3}neighbor NODES peer group)$/m,
      "$1\n   neighbor NODES next-hop-self",
      "rewrites what it reflects",
    ],
    ["a line of another vendor", /^( {3}router-id .*)$/m, "$1\n   bgp log-neighbor-changes", "no such line"],
  ])("refuses %s", (_what, pattern, replacement, why) => {
    const changed = demo.replace(pattern, replacement);
    expect(changed).not.toBe(demo);
    expect(() => readBack(changed)).toThrow(why);
  });
});
