import { formatDiagnostic } from "../../src/index.ts";
import { parseSource } from "../../src/cli/parse-source.ts";

const SPEC = "name: dc\nspines: [{ name: s, index: 0 }]\n";

/** What is wrong with a text, each finding with its line and column. */
const said = (text: string): readonly string[] => parseSource(text).diagnostics.map(formatDiagnostic);

describe("a spec's text", () => {
  it.each([
    ["a byte order mark", `\uFEFF${SPEC}`],
    ["lines that end in CR and LF", SPEC.replaceAll("\n", "\r\n")],
    ["a line of --- before it and of ... after it", `---\n${SPEC}...\n`],
    ["JSON", JSON.stringify({ name: "dc", spines: [{ name: "s", index: 0 }] })],
  ])("may have %s", (_, text) => {
    expect(parseSource(text)).toMatchObject({
      value: { name: "dc", spines: [{ name: "s", index: 0 }] },
      diagnostics: [],
    });
  });

  it.each([
    [
      "a tab",
      "name: dc\nspines:\n\t- { name: s }\n",
      /^\S+ line 3, column 1: a tab .*Fix: indent with spaces\.$/,
    ],
    ["a bracket that stays open", "name: dc\nspines: [\n", /line 3, column 1: /],
    ["a text that stays open", 'name: "dc\nspines: []\n', /line 3, column 1: Missing closing "quote/],
    ["a colon in a text", "name: a: b\n", /line 1, column 7: a key stands where none can be/],
    ["the same key twice", "name: a\nspines: []\nname: b\n", /line 3, column 1: the same key .* second time/],
    ["a second document", "name: a\n---\nname: b\n", /line 2, column 1: a second document begins/],
    ["an alias of nothing", "name: *a\n", /line 1, column 7: \*a stands for nothing/],
    ["an alias of what it is in", "a: &a\n  b: *a\n", /line 2, column 6: \*a stands inside/],
    ["a merge of what is no mapping", "a: { <<: 5 }\n", /line 1, column 10: << merges mappings/],
    ["a tag", "name: !vault x\n", /line 1, column 7: .*Unresolved tag.*Fix: remove the tag/],
    ["a list as a key", "? [a]\n: b\n", /line 1, column 3: a list or a mapping stands as a key/],
    ["a nest that the parser gives up", "[".repeat(100_000), /nested too deeply/],
    ["a nest that it follows", `${"[".repeat(300)}${"]".repeat(300)}`, /nested too deeply/],
  ])("with %s has one error, with its line and column", (_, text, expected) => {
    const errors = said(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(expected);
  });

  it("has each of two doubled keys told", () => {
    expect(said("a: 1\na: 2\nb: { c: 1, c: 2 }\n").map((line) => /line \d+/.exec(line)?.[0])).toEqual([
      "line 2",
      "line 3",
    ]);
  });

  it("is read with as many aliases as it has", () => {
    const uses = Array.from({ length: 5000 }, (_, at) => `  - { name: r${String(at)}, tors: *two }`);
    const { value, diagnostics } = parseSource(
      `x-two: &two [{ index: 0 }, { index: 1 }]\nracks:\n${uses.join("\n")}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect((value as { racks: unknown[] }).racks[4999]).toEqual({
      name: "r4999",
      tors: [{ index: 0 }, { index: 1 }],
    });
  });

  it("is refused where aliases of aliases would make it endless", () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0
        ? "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"
        : `a${String(at)}: &a${String(at)} [${Array(10)
            .fill(`*a${String(at - 1)}`)
            .join(", ")}]`,
    );
    expect(said(levels.join("\n"))).toEqual([expect.stringContaining("once every alias is written out")]);
  });

  it("has merge keys merged: what a mapping has itself goes first, then the first of several", () => {
    const text = `
x-a: &a { p: 1, q: 1 }
x-b: &b { q: 2, r: 2, s: 2 }
one: { <<: *a, p: 0 }
list: { s: 0, <<: [*a, *b] }
quoted: { "<<": 5 }
`;
    expect(parseSource(text).value).toMatchObject({
      one: { p: 0, q: 1 },
      list: { p: 1, q: 1, r: 2, s: 0 },
      quoted: { "<<": 5 },
    });
  });

  it("says where a part stands, through aliases and merge keys", () => {
    const { locate } = parseSource(
      "x-n: &n\n  - { name: w, index: 0 }\nracks:\n  - { nodes: *n }\n  - <<: { name: r,\n      index: 1 }\n",
    );
    expect(locate(["racks", 0, "nodes", 0, "index"])).toEqual({ line: 2, column: 16 });
    expect(locate(["racks", 1, "index"])).toEqual({ line: 6, column: 7 });
    expect(locate(["racks", 1, "tors"])).toEqual({ line: 5, column: 5 });
    expect(locate([])).toBeNull();
  });

  it("of many keys and many mistakes is read in a moment", () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `key-${String(at)}: ${String(at)}`).join("\n");
    const begin = process.cpuUsage();
    expect(parseSource(text).diagnostics).toEqual([]);
    // Of the processor: the clock counts what others do on the machine.
    expect(process.cpuUsage(begin).user).toBeLessThan(5_000_000);
  });
});
