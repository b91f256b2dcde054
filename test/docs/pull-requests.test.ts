import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

const root = process.cwd();
const text = readFileSync(join(root, "docs", "pull-requests.md"), "utf8");
const example = (name: string): string => readFileSync(join(root, "examples", "pull-requests", name), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly name?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly comment: { readonly steps: readonly Step[] } };
}

const github = parse(example("github.yml")) as Workflow;
const gitlab = parse(example("gitlab.yml")) as { readonly fabric: { readonly script: readonly string[] } };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-review-"));
  const demo = join(root, "test", "fixtures", "demo.yaml");
  cpSync(demo, join(folder, "base.yaml"));
  writeFileSync(
    join(folder, "head.yaml"),
    readFileSync(demo, "utf8").replace("racks:", "  - { name: spine-3, index: 2 }\nracks:"),
  );
  writeFileSync(join(folder, "preview.json"), '{"steps": []}');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const main = join(root, "src", "cli", "main.ts");
const ran = (...args: readonly string[]) =>
  spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });

const commands = [...text.matchAll(/^npx pulumi-calico-fabric (.*)$/gm)].map(([, args]) => args ?? "");

it.each(commands)("`calico-fabric %s` does what docs/pull-requests.md says", (args) => {
  const { status, stdout, stderr } = ran(...args.split(" "));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("demo: safe");
});

it("ends as its table says", () => {
  const empty = join(folder, "empty.yaml");
  writeFileSync(empty, "");
  expect(ran("diff", "base.yaml", empty).status).toBe(3);
  writeFileSync(join(folder, "wrong.yaml"), "name: dc1\n");
  expect(ran("diff", "base.yaml", "wrong.yaml").status).toBe(1);
  expect(ran("diff", "base.yaml", "nowhere.yaml").status).toBe(2);
  const { status, stderr } = ran(
    ..."preview-comment --base base.yaml --head head.yaml --preview base.yaml".split(" "),
  );
  expect(status).toBe(2);
  expect(stderr).toContain("base.yaml is no preview: it is no JSON");
});

it("has a workflow with no more permissions than a comment needs, of actions by their major tags", () => {
  expect(github.permissions).toEqual({ contents: "read", "pull-requests": "write" });
  const actions = github.jobs.comment.steps.flatMap(({ uses }) => uses ?? []);
  expect(actions).toHaveLength(3);
  for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/);
});

/** The example's lines as the runner runs them, with the command from this repository. */
const shell = (script: string, env: Readonly<Record<string, string>>) =>
  spawnSync(
    "bash",
    ["-e", "-c", script.replaceAll("npx pulumi-calico-fabric", `'${process.execPath}' '${main}'`)],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...env },
    },
  );

describe("the examples' own lines", () => {
  beforeAll(() => {
    const git = (...args: readonly string[]) =>
      spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: folder });
    git("init", "-q", "-b", "main");
    cpSync(join(folder, "base.yaml"), join(folder, "dc1.yaml"));
    git("add", "dc1.yaml");
    git("commit", "-q", "-m", "base");
    cpSync(join(folder, "head.yaml"), join(folder, "dc1.yaml"));
  });

  it("of GitHub's write the comment, and pass what is safe", () => {
    const steps = github.jobs.comment.steps.filter(
      ({ run, name }) => run !== undefined && name !== undefined,
    );
    const summary = join(folder, "summary.md");
    const env = { SPEC: "dc1.yaml", BASE: "HEAD", GITHUB_STEP_SUMMARY: summary };
    for (const { run = "" } of steps) expect(shell(run, env)).toMatchObject({ status: 0 });
    expect(readFileSync(summary, "utf8")).toMatch(
      /^<!-- calico-fabric preview-comment demo -->\n### .* demo: safe/,
    );
  });

  it("of GitLab's do the same", () => {
    const lines = gitlab.fabric.script.filter((line) => !/^npm |^node /.test(line));
    const env = { SPEC: "dc1.yaml", CI_MERGE_REQUEST_DIFF_BASE_SHA: "HEAD" };
    for (const line of lines) expect(shell(line, env)).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "comment.md"), "utf8")).toContain("demo: safe");
  });
});
