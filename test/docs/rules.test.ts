import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { BUILT_IN_RULES, rule, settingsFaults } from "../../src/rules/index.ts";

const root = process.cwd();
const page = readFileSync(join(root, "docs", "rules.md"), "utf8");
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? "";

/** The table's cells of a rule. */
const cellsOf = (name: string): readonly string[] =>
  (new RegExp(`^\\| \`${name}\` +\\|.*$`, "m").exec(page)?.[0] ?? "").split("|").map((cell) => cell.trim());

describe("docs/rules.md", () => {
  it.each(BUILT_IN_RULES.map((one) => [one.name, one] as const))(
    "has %s with its settings",
    (name, { level, parameters }) => {
      const [, , , settings = ""] = cellsOf(name);
      const documented = [...settings.matchAll(/`(\w+): ([^`]+)`/g)].map(([, field, value]) => [
        field,
        value,
      ]);
      const expected = Object.entries(parameters).map(([field, one]) => [
        field,
        one.type === "names" ? "[]" : String(one.default),
      ]);
      expect(documented).toEqual(expected);
      expect(level).toBe("mandatory");
    },
  );

  it("has settings that are none of a rule's faults", () => {
    const own = rule({ name: "two-tors", says: "every rack has two ToRs", check: () => [] });
    expect(settingsFaults([...BUILT_IN_RULES, own], parse(block("yaml")))).toEqual([]);
  });

  it("has a rule of one's own that finds what it says", () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-rules-"));
    try {
      mkdirSync(join(folder, "node_modules"));
      symlinkSync(root, join(folder, "node_modules", "pulumi-calico-fabric"));
      cpSync(join(root, "test", "fixtures", "demo.yaml"), join(folder, "dc1.yaml"));
      writeFileSync(join(folder, "own-rules.ts"), block("ts"));
      writeFileSync(join(folder, "rules.yaml"), block("yaml"));
      const [, args = ""] = /calico-fabric (check .* --rules .*)/.exec(page) ?? [];
      const main = join(root, "src", "cli", "main.ts");
      const env = { ...process.env, NO_COLOR: "1" };
      const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args.split(" ")], {
        cwd: folder,
        encoding: "utf8",
        env,
      });
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout).toContain(`${block("text")}\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("has the program of the pack in examples", () => {
    expect(readFileSync(join(root, "examples", "policy-pack", "index.js"), "utf8")).toBe(block("js"));
  });
});
