import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calicoFabric } from "./command-line.ts";

const fixture = (name: string): string => join("test", "fixtures", name);
const demo = fixture("demo.yaml");
const wrong = fixture("diagnostics/all-at-once.yaml");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("calico-fabric validate", () => {
  it("says what a sound spec is, and ends with 0", () => {
    expect(calicoFabric("validate", demo)).toEqual({
      code: 0,
      out: "demo: as-per-rack, 6 switches, 4 racks, 16 nodes, 12 peerings\n",
      err: "",
    });
  });

  it("prints every error with its place in the file, and ends with 1", () => {
    const { code, out, err } = calicoFabric("validate", wrong);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(
      `error[duplicate-index] spines[1].index\n  the index 0 is already that of spine-1\n  fix: give spine-2 or spine-1, whichever is not deployed yet, an index of its own\n  ${wrong}:9:22\n`,
    );
    expect(err.trimEnd().endsWith("7 errors")).toBe(true);
  });

  it("prints the same as JSON for programs", () => {
    const { code, out, err } = calicoFabric("validate", "--json", wrong);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const { diagnostics } = JSON.parse(out) as { diagnostics: Record<string, unknown>[] };
    expect(diagnostics).toHaveLength(7);
    expect(diagnostics.find(({ code: one }) => one === "duplicate-index")).toMatchObject({
      severity: "error",
      path: ["spines", 1, "index"],
      at: "spines[1].index",
      line: 9,
      column: 22,
    });
  });

  it("passes a spec with warnings, and prints them", () => {
    const { code, err } = calicoFabric("validate", fixture("diagnostics/asn-over-int32.yaml"));
    expect(code).toBe(0);
    expect(err).toContain("warning[asn-over-int32] pools.rackAsns");
  });

  it("says where YAML itself is broken", () => {
    const file = join(folder, "broken.yaml");
    writeFileSync(file, "name: dc\nspines: [\n");
    const { code, err } = calicoFabric("validate", file);
    expect(code).toBe(1);
    expect(err).toContain("error[spec-unreadable] (the spec)\n  ");
    expect(err).toContain(`${file}:3:1\n`);
  });
});

describe("calico-fabric plan", () => {
  it("prints tables for people", () => {
    const { code, out } = calicoFabric("plan", demo);
    expect(code).toBe(0);
    expect(out).toContain("r1-tor0  tor    r1    64600  10.255.2.0\n");
    expect(out).toContain(
      "r1-tor0--spine-1  ebgp  r1-tor0 AS 64600 (10.254.0.1)  --  spine-1 AS 64513 (10.254.0.0)\n",
    );
  });

  it("prints the plan that the golden file holds, as JSON", () => {
    const golden = readFileSync(join("test", "golden", "demo", "plan.json"), "utf8");
    expect(calicoFabric("plan", "--json", demo)).toEqual({ code: 0, out: golden, err: "" });
  });
});

describe("calico-fabric render", () => {
  it("writes every configuration and manifest, and names them", () => {
    const { code, out } = calicoFabric("render", demo, "--out", folder);
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(6 + 5);
    expect(readdirSync(folder).sort()).toEqual([".calico-fabric.sha256", "calico", "switches"]);
    const rendered = readFileSync(join(folder, "switches", "r1-tor0.conf"), "utf8");
    expect(rendered).toBe(readFileSync(join("test", "golden", "demo", "switches", "r1-tor0.conf"), "utf8"));
  });

  it("writes nothing for a spec with errors", () => {
    expect(calicoFabric("render", wrong, "--out", folder).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says that it cannot write, without a stack trace", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { code, err } = calicoFabric("render", demo, "--out", file);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: cannot write .*: what stands there is no folder\n$/);
  });
});

describe("calico-fabric draw", () => {
  const golden = readFileSync(join("docs", "pictures", "demo.svg"), "utf8");

  it("prints the picture that the README shows", () => {
    expect(calicoFabric("draw", demo)).toEqual({ code: 0, out: golden, err: "" });
  });

  it("writes it to a file, in a folder that it makes", () => {
    const file = join(folder, "new", "demo.svg");
    expect(calicoFabric("draw", demo, "--out", file)).toEqual({ code: 0, out: `${file}\n`, err: "" });
    expect(readFileSync(file, "utf8")).toBe(golden);
  });

  it("draws fewer boxes, and one theme, where it is told to", () => {
    const { code, out } = calicoFabric("draw", demo, "--group", "1", "--theme", "dark");
    expect(code).toBe(0);
    expect(out).toContain(">4 racks, index 0–3<");
    expect(out).not.toContain("prefers-color-scheme");
  });

  it("draws nothing of a spec with errors", () => {
    const { code, out, err } = calicoFabric("draw", wrong);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trimEnd().endsWith("7 errors")).toBe(true);
  });

  it("says that it cannot write, without a stack trace", () => {
    const { code, err } = calicoFabric("draw", demo, "--out", folder);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: cannot write .*: it is a folder\n$/);
  });
});

describe("wrong usage", () => {
  it.each([
    [["validate", "no-such-file.yaml"], "error: cannot read no-such-file.yaml"],
    [["validate"], "error: missing required argument 'spec'"],
    [["render", demo], "error: required option '--out <dir>' not specified"],
    [
      ["draw", demo, "--group", "0"],
      "error: option '--group <n>' argument '0' is invalid. It is a whole number",
    ],
    [
      ["draw", demo, "--theme", "pink"],
      "error: option '--theme <name>' argument 'pink' is invalid. Allowed choices",
    ],
    [["reticulate"], "error: unknown command 'reticulate'"],
    [["plan", "--jsn", demo], "error: unknown option '--jsn'\n(Did you mean --json?)"],
  ])("%j ends with 2 and says what is wrong", (args, said) => {
    const { code, err } = calicoFabric(...args);
    expect(code).toBe(2);
    expect(err.startsWith(said)).toBe(true);
  });

  it("--help ends with 0", () => {
    expect(calicoFabric("--help").code).toBe(0);
  });
});

describe("calico-fabric simulate", () => {
  it("says who reaches whom and how large tables become, and shows a router's tables", () => {
    const { code, out } = calicoFabric("simulate", demo, "--router", "r1-n1");
    expect(code).toBe(0);
    expect(out).toContain(
      "240 ordered pairs of a node and another's block; equal-cost paths: 48 by 1, 192 by 2\n",
    );
    expect(out).toMatch(/^r1-tor0 and 3 like it +tor +6 /m);
    expect(out).toContain("r1-n1: forwarding\n");
    expect(out).not.toContain("r1-n2: forwarding\n");
  });

  it("says what each single failure changes, also as JSON", () => {
    const { code, out } = calicoFabric("simulate", demo, "--failures", "--json");
    expect(code).toBe(0);
    const { failures } = JSON.parse(out) as {
      failures: { failures: object[]; fewerPaths: { count: number } }[];
    };
    const spine = failures.find(
      (impact) => JSON.stringify(impact.failures) === '[{"kind":"device","device":"spine-1"}]',
    );
    expect(spine).toMatchObject({ unreachable: { count: 0 }, fewerPaths: { count: 192 } });
  });

  it("names a router that is not there", () => {
    const { code, err } = calicoFabric("simulate", demo, "--router", "r9-tor0");
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: no router is called r9-tor0; did you mean "r1-tor0"?\n',
    });
  });
});
