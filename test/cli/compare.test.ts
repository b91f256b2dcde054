import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comparisonText } from "../../src/cli/compare-text.ts";
import { wrapped } from "../../src/cli/wrapped.ts";
import { compareModels } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

function compare(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const main = join(process.cwd(), "src", "cli", "main.ts");
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "compare", ...args], {
    encoding: "utf8",
    env,
  });
  return { code: status, out: stdout, err: stderr };
}

const demo = join("test", "fixtures", "demo.yaml");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-compare-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A spec that as-per-server has too few AS numbers for. */
const FEW_ASNS = `name: dc
pools: { nodeAsns: 4200000000-4200000009 }
spines: [{ name: spine-1, index: 0 }]
racks: [{ name: r1, index: 0, nodes: [{ name: n1, index: 0 }] }]
`;

describe("calico-fabric compare", () => {
  it("sets the models side by side, and marks the chosen one", () => {
    const { code, out, err } = compare(demo);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^ +\*as-per-rack +as-per-rack +as-per-rack +as-per-rack +as-per-server +as-per-server$/m,
    );
    expect(out).toMatch(/^ +as-per-server( +as-per-cluster){3} +downward-default$/m);
    expect(out).toMatch(/^ +igp +igp +l2 +l2$/m);
    expect(out).toMatch(/^sessions in all +24 +36 +48 +28 +24 +24$/m);
    expect(out).toMatch(/^ {2}a rack( +2 spines){3} +2 spines, 4 ToRs( +2 spines){2}$/m);
    expect(out).toMatch(/^ {2}a spine( +4 ToRs){4} +2 spines, 4 ToRs$/m);
    expect(out).toMatch(/^ {2}a spine +2 spines, 4 ToRs( +4 ToRs){3}$/m);
  });

  it("prints the same as JSON for programs", () => {
    const { code, out } = compare("--json", demo);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      name: "demo",
      candidates: [{ chosen: true }, ...Array<object>(14).fill({})],
    });
  });

  it("lists what the spec does not permit with its reason, and ends with 0", () => {
    const file = join(folder, "few.yaml");
    writeFileSync(file, FEW_ASNS);
    const { code, out } = compare(file);
    expect(code).toBe(0);
    expect(out).toMatch(/^ +\*as-per-rack +as-per-rack +as-per-rack +as-per-rack( +as-per-cluster){2}$/m);
    expect(out).toContain(
      "\nNot permitted by this spec:\nas-per-server, through-tor: error[pool-exhausted] pools.nodeAsns: ",
    );
  });

  it("says which table is fullest, where the spec says how large they are", () => {
    const file = join(folder, "tables.yaml");
    const spec = readFileSync(demo, "utf8");
    writeFileSync(
      file,
      `${spec}\ntables: { tors: { routes: 32000, hosts: 600 }, spines: { nextHops: 8 } }\n`,
    );
    const { code, out } = compare(file);
    expect(code).toBe(0);
    // Switches that only switch hold no route.
    expect(out).toMatch(/^fullest table now( +50% spine next hops)+( +-)+$/m);
    // One more where spines are linked.
    expect(out).toMatch(/^fullest table now.* 63% spine next hops\b/m);
    expect(out).toMatch(/^ {2}when full( +3200% spine next hops)+( +-)+$/m);
  });

  it("shows as many kinds of failures as are asked for, the worst first, and says how many more there are", () => {
    const rows = (out: string): readonly string[] =>
      /^fails: (?!ordered).*?(?=^comes: )/ms.exec(out)?.[0].trimEnd().split("\n") ?? [];
    const all = compare(demo, "--top", "all").out;
    expect(rows(all).length).toBeGreaterThan(2);
    expect(compare(demo).out).toBe(all);
    const { code, out } = compare(demo, "--top", "2");
    expect(code).toBe(0);
    expect(rows(out)).toEqual(rows(all).slice(0, 2));
    const more = /^(\d+) kinds more: --top (\d+) shows them$/m.exec(out)?.slice(1).map(Number);
    expect(more).toEqual([rows(all).length - 2, rows(all).length]);
    expect(compare(demo, "--top", String(more?.[1])).out).toBe(all);
    expect(compare(demo, "--top", "0")).toMatchObject({ code: 2, out: "" });
  });

  it("ends with 1 for a spec that is wrong under every model", () => {
    const { code, out, err } = compare(join("test", "fixtures", "diagnostics", "all-at-once.yaml"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("error[duplicate-index] spines[1].index");
  });
});

describe("the text", () => {
  it("keeps what would not work apart from what can't be built", () => {
    const spec = specOf(2, [1, 1]);
    const racks = spec.racks.map((rack) => ({ ...rack, uplinks: { spines: [`s${String(rack.index)}`] } }));
    const result = compareModels({ ...spec, racks, pools: { nodeAsns: "4200000000-4200000009" } });
    const text = result.ok ? comparisonText(result.comparison, 20) : "";
    expect(text).toMatch(
      /^3 variants of 15 can be built; the spec's own, as-per-rack, ToR reflects, can't$/m,
    );
    expect(text).toMatch(
      /^Would not work as this spec has it built:\nas-per-rack, ToR reflects: error\[would-not-work\] \(the spec\): 2 pairs/m,
    );
    expect(text).toMatch(
      /^Not permitted by this spec:\nas-per-server, through-tor: error\[pool-exhausted\] pools.nodeAsns: /m,
    );
  });

  it("keeps to 120 columns, whatever the size", () => {
    for (const spec of [specOf(3, [1, 0, 12]), specOf(6, Array<number>(40).fill(2))]) {
      const result = compareModels(spec);
      const text = result.ok ? comparisonText(result.comparison, 20) : "";
      expect(text).toContain("downward-default");
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
    }
  });

  it.each([
    ["one two three", 9, ["one two", "  three"]],
    ["one two three", 13, ["one two three"]],
    ["overlong word", 4, ["overlong", "  word"]],
    ["", 10, [""]],
  ])("wraps %j at %i", (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });
});
