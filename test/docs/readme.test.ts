import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = process.cwd();
const readme = readFileSync(join(root, "README.md"), "utf8");
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts;

/** The code blocks of one language, in order. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code ?? "");

const commands = blocks("console").flatMap((block) => block.trimEnd().split("\n"));
const [datacenter = "", operation = ""] = blocks("yaml");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-readme-"));
  writeFileSync(join(folder, "dc1.yaml"), datacenter);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the README", () => {
  const calicoFabric = commands.filter((line) => line.startsWith("npx pulumi-calico-fabric"));

  it.each(calicoFabric)("`%s` does what it says", (line) => {
    const [, , ...args] = line.split(" ");
    const main = join(root, "src", "cli", "main.ts");
    const { status, stderr } = spawnSync(process.execPath, [main, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("shows six calls of the command line", () => {
    expect(calicoFabric).toHaveLength(6);
  });

  it("names npm scripts that are there, and so does the lab's page", () => {
    const lab = readFileSync(join(root, "test", "lab", "README.md"), "utf8");
    const named = [...`${readme}${lab}`.matchAll(/npm (?:run )?(?!install)(start|test|lab|[a-z]+)/g)].map(
      ([, name]) => name ?? "",
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  it("configures a switch for each that its datacenter has", () => {
    const devices = [...operation.matchAll(/^ {6}([a-z0-9-]+): \{ host:/gm)].map(([, name]) => name);
    expect(devices).toEqual(["spine-1", "spine-2", "r1-tor0", "r2-tor0"]);
  });

  it("has an example program that type-checks as a user's would", () => {
    const project = join(folder, "program");
    cpSync(join(root, "tsconfig.json"), join(project, "base.json"), { recursive: true });
    writeFileSync(join(project, "index.ts"), blocks("ts")[0] ?? "");
    writeFileSync(join(project, "package.json"), '{"type":"module"}');
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        extends: "./base.json",
        compilerOptions: { types: ["node"], paths: { "pulumi-calico-fabric/*": [`${root}/*/index.ts`] } },
        include: ["index.ts"],
      }),
    );
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
    expect(stdout).toBe("");
  });

  it("shows an error as the command line prints it", () => {
    const shown = blocks("text").find((block) => block.startsWith("error[")) ?? "";
    const [head, message, fix] = shown.split("\n");
    const pinned = datacenter.replace(
      "{ name: worker-2, index: 1 }",
      "{ name: worker-2, index: 1, pin: { address: 10.192.0.10 } }",
    );
    writeFileSync(join(folder, "wrong.yaml"), pinned);
    const main = join(root, "src", "cli", "main.ts");
    const env = { ...process.env, NO_COLOR: "1" };
    const { stderr } = spawnSync(process.execPath, [main, "validate", "wrong.yaml"], {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    expect(stderr.split("\n").slice(0, 3)).toEqual([head, message, fix]);
  });
});
