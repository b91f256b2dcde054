import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, parseAllDocuments } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";

const root = process.cwd();
const text = readFileSync(join(root, "docs", "site.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, one]) => one ?? "");

const FILES = ["site.yaml", "dc1.yaml", "dc2.yaml"];
const fixture = (file: string): string => join(root, "test", "fixtures", "north", file);
const main = join(root, "src", "cli", "main.ts");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-site-"));
  for (const file of FILES) cpSync(fixture(file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ran = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(command, args, { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } });

describe("docs/site.md", () => {
  it("shows the site whose findings, goldens and tables are held in tests", () => {
    expect(blocks("yaml").slice(0, 3)).toEqual(FILES.map((file) => readFileSync(fixture(file), "utf8")));
  });

  const commands = [...(blocks("console")[0] ?? "").matchAll(/^calico-fabric (.*)$/gm)].map(
    ([, args]) => args ?? "",
  );

  // The other is the workflow's, too.
  it.each(commands.filter((one) => one.includes("--out")))(
    "has a command that says that all holds: %s",
    (args) => {
      const { status, stderr, stdout } = ran(process.execPath, [main, ...args.split(" ")]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("all reach");
    },
  );

  it("has a command that writes completed specs, which are sound", () => {
    const spec = parse(readFileSync(join(folder, "out", "site", "dc2.yaml"), "utf8")) as DatacenterSpec;
    expect(compile(spec).warnings).toEqual([]);
    expect(spec.outside?.peers).toHaveLength(2);
  });

  it("has programs that do as it says", () => {
    const [first, ...programs] = blocks("ts");
    for (const program of [first ?? "", ...programs]) {
      const [, name = ""] = /^\/\/ (\S+)\n/.exec(program) ?? [];
      const here = program
        .replace('"pulumi-calico-fabric"', JSON.stringify(pathToFileURL(join(root, "src", "index.ts"))))
        .replace(
          '"pulumi-calico-fabric/components"',
          JSON.stringify(pathToFileURL(join(root, "components", "index.ts"))),
        );
      writeFileSync(join(folder, name), here);
    }
    writeFileSync(
      join(folder, "run.ts"),
      `import * as pulumi from "@pulumi/pulumi";
await pulumi.runtime.setMocks(
  {
    newResource: ({ name, inputs, type }) => ({
      id: name,
      state: type.endsWith("StackReference") ? { outputs: { pools: [{ pods: "10.0.0.0/19" }] } } : inputs,
    }),
    call: () => ({}),
  },
  "fabric",
  "dc2",
);
const { sessions } = await import("./index.ts");
const { podsOfDc1 } = await import("./firewall.ts");
const told = (output) => new Promise((resolve) => pulumi.output(output).apply(resolve));
const all = await told(sessions);
console.log(JSON.stringify([await told(podsOfDc1), JSON.stringify(all).includes("dc1-spine-2")]));
`,
    );
    const { stdout, stderr } = ran(process.execPath, ["run.ts"]);
    expect({ last: stdout.trim().split("\n").at(-1), stderr }).toEqual({
      last: '[["10.0.0.0/19"],true]',
      stderr: "",
    });
  }, 60_000);

  it("has a workflow whose first job does its lines and names the datacenters", () => {
    const workflow = parse(blocks("yaml").find((one) => one.startsWith("name: site\n")) ?? "") as {
      readonly permissions: Readonly<Record<string, string>>;
      readonly jobs: { readonly site: { readonly steps: readonly { readonly run?: string }[] } };
    };
    expect(workflow.permissions).toEqual({ contents: "read" });
    const output = join(folder, "github-output");
    writeFileSync(output, "");
    expect(workflow.jobs.site.steps.map(({ run }) => run?.replace(" --strict", ""))).toContain(
      `npx pulumi-calico-fabric ${commands[0] ?? ""}`,
    );
    for (const { run } of workflow.jobs.site.steps) {
      if (run === undefined || run === "npm ci") continue;
      const node = `'${process.execPath}'`;
      const script = run
        .replaceAll("npx pulumi-calico-fabric", `${node} '${main}'`)
        .replace(/^node /m, `${node} `);
      expect(ran("bash", ["-ec", script], { GITHUB_OUTPUT: output })).toMatchObject({ status: 0 });
    }
    expect(readFileSync(output, "utf8")).toBe('datacenters=["dc1","dc2"]\n');
  });

  it("has manifests for an operator, by which nothing is taken down and no stack is made", () => {
    const [account, binding, stack] = parseAllDocuments(blocks("yaml").at(-1) ?? "").map(
      (one) => one.toJS() as Record<string, unknown>,
    );
    const { metadata } = account as {
      readonly metadata: { readonly name: string; readonly namespace: string };
    };
    expect(binding).toMatchObject({ subjects: [{ kind: "ServiceAccount", ...metadata }] });
    expect(stack).toMatchObject({
      metadata: { name: "dc1", namespace: metadata.namespace },
      spec: {
        ...{ stack: "dc1", serviceAccountName: metadata.name },
        ...{
          destroyOnFinalize: false,
          useLocalStackOnly: true,
          commit: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
        },
      },
    });
  });
});
