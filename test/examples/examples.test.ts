import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { commandsOf, exampleFolder } from "./example.ts";

/* What holds of every example by itself; test/package and plugin.test.ts run them. */

const names = ["npm-program", "yaml", "python", "cdktf", "gitops"] as const;

const read = (name: string, path: string): string => readFileSync(join(exampleFolder(name), path), "utf8");
const filesOf = (name: string): readonly string[] =>
  readdirSync(exampleFolder(name), { recursive: true, encoding: "utf8" });

/** A comment under a pull request, and the branch that a rollout moves. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "npm-program/.github/workflows/preview.yml": ["pull-requests"],
  "gitops/.github/workflows/rollout.yml": ["contents"],
};

interface Pins {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const pinsIn = (text: string): Record<string, string> => {
  const { dependencies, devDependencies } = JSON.parse(text) as Pins;
  return { ...dependencies, ...devDependencies };
};

const own = readFileSync(join(repositoryRoot, "package.json"), "utf8");
const { version = "" } = JSON.parse(own) as Pins;
/** What this repository is tested with, and itself. */
const tested: Readonly<Record<string, string>> = { ...pinsIn(own), "pulumi-calico-fabric": version };

describe.each(names)("the example %s", (name) => {
  it("is said in 40 lines: what it is, two commands, what to change first", () => {
    const readme = read(name, "README.md");
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    expect(commandsOf(name)).toHaveLength(2);
    expect(readme).toContain("\n## What to change first\n");
  });

  it("leaves what it makes out of git", () => {
    const ignored = read(name, ".gitignore").trimEnd().split("\n");
    expect(ignored.length).toBeGreaterThan(1);
    expect(filesOf(name).filter((file) => ignored.includes(`${file}/`))).toEqual([]);
  });

  it("has packages in the one version each that the tests have", () => {
    const pins = filesOf(name).includes("package.json") ? pinsIn(read(name, "package.json")) : {};
    for (const [dependency, pin] of Object.entries(pins))
      expect({ dependency, pin }).toEqual({ dependency, pin: tested[dependency] });
    const requirements = filesOf(name).includes("requirements.txt") ? read(name, "requirements.txt") : "";
    for (const [, dependency, pin] of requirements.matchAll(/^([a-z-]+)(.*)$/gm))
      expect({ dependency, pin }).toEqual({
        dependency,
        pin: `==${tested[`@pulumi/${String(dependency)}`] ?? ""}`,
      });
    for (const [, plugin] of (filesOf(name).includes("Pulumi.yaml")
      ? read(name, "Pulumi.yaml")
      : ""
    ).matchAll(/pulumi-calico-fabric@v(\S+)/g))
      expect(plugin).toBe(version);
  });

  it("has specs of two racks with two ToRs, two spines and two routers outside, and nothing to be warned of", () => {
    const specs = filesOf(name).filter((file) => /^datacenters\/.*\.yaml$/.test(file));
    for (const file of specs) {
      const spec = parse(read(name, file)) as DatacenterSpec;
      expect(`datacenters/${spec.name}.yaml`).toBe(file);
      const { plan, warnings } = compile(spec);
      expect(warnings).toEqual([]);
      expect(plan.racks.map(({ tors }) => tors.length)).toEqual([2, 2]);
      expect(spec.spines).toHaveLength(2);
      expect(spec.outside?.peers).toHaveLength(2);
    }
    // The others have theirs in the program.
    expect(specs.length > 0).toBe(name !== "yaml" && name !== "python");
  });

  it("has workflows of actions by their major tags, with no more permissions than they need", () => {
    const files = filesOf(name).filter((file) => file.endsWith(".yml"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const workflow = parse(read(name, file)) as {
        readonly permissions: Readonly<Record<string, string>>;
        readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string }[] }>>;
      };
      const writes = Object.entries(workflow.permissions).flatMap(([what, may]) =>
        may === "write" ? [what] : [],
      );
      expect(writes).toEqual(WRITES[`${name}/${file}`] ?? []);
      const actions = Object.values(workflow.jobs).flatMap(({ steps }) =>
        steps.flatMap(({ uses }) => uses ?? []),
      );
      expect(actions.length).toBeGreaterThan(1);
      for (const action of actions) expect(action).toMatch(/^(actions|pulumi)\/[a-z-]+@v\d+$/);
    }
  });
});
