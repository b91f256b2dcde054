import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { engineEnvironment } from "../../tools/engine.ts";
import { publishedManifest, type Manifest } from "../../tools/published-manifest.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { cdktfTests, snippet } from "./cdktf.ts";
import { commandLineTests } from "./command-line.ts";
import { installPacked, timeoutSeconds, type Consumer } from "./consumer.ts";
import { constructsExampleTests, gitExampleTests, programExampleTests } from "./examples.ts";
import { commonJs, programs, readmeExample, type Program } from "./programs.ts";

/* The package as its users have it: packed, installed in an empty folder, and run by programs of their own. */

jest.setTimeout(900_000);

const bin = (name: string): string => join(repositoryRoot, "node_modules", ".bin", name);
const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as Manifest & {
  readonly devDependencies: Readonly<Record<string, string>>;
};

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPacked();
});
afterAll(() => consumer.remove());

const installed = (...path: readonly string[]): string =>
  join(consumer.folder, "node_modules", "pulumi-calico-fabric", ...path);

const contents = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));

/** A folder of the consumer with a program in it, compiled where that is asked for. */
async function setUp(program: Program): Promise<string> {
  const folder = join(consumer.folder, program.kind);
  mkdirSync(join(folder, "state"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: program.type }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: consumer\nruntime: nodejs\n");
  const source = program.compiled ? join(folder, "source") : folder;
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, program.file), program.text);
  if (!program.checked) return folder;
  const compilerOptions = {
    ...{ module: "nodenext", target: "es2022", strict: true, skipLibCheck: false },
    ...(program.compiled ? { rootDir: "source", outDir: "." } : { noEmit: true }),
  };
  const files = [join(program.compiled ? "source" : ".", program.file)];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  await run(process.execPath, [bin("tsc"), "-p", folder], { timeoutSeconds });
  return folder;
}

describe("the packed package by itself", () => {
  commandLineTests(() => consumer);

  it.each([
    ["components", "@pulumi/pulumi and @pulumi/kubernetes: npm install @pulumi/pulumi @pulumi/kubernetes"],
    ["policy", "@pulumi/policy and @pulumi/pulumi: npm install @pulumi/policy @pulumi/pulumi"],
    [
      "cdktf",
      "cdktf and constructs and @cdktf/provider-null: npm install cdktf constructs @cdktf/provider-null",
    ],
  ])("says what %s needs", async (entry, needs) => {
    const name = JSON.stringify(`pulumi-calico-fabric/${entry}`);
    const said = "(error) => error.message";
    const script = `const said = ${said};
      let required; try { require(${name}); } catch (error) { required = said(error); }
      import(${name}).catch(said).then((imported) => console.log(JSON.stringify([required, imported])));`;
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: consumer.folder });
    const message = `pulumi-calico-fabric/${entry} needs ${needs}`;
    expect(JSON.parse(stdout)).toEqual([message, message]);
  });
});

describe("the packed package", () => {
  beforeAll(async () => {
    const peers = ["@pulumi/pulumi", "@pulumi/kubernetes", "@pulumi/policy"];
    await consumer.add(...peers.map((name) => `${name}@${manifest.devDependencies[name] ?? ""}`));
  });

  it("has the exports that the repository has, and what they name", () => {
    const published = JSON.parse(readFileSync(installed("package.json"), "utf8")) as Record<string, unknown>;
    expect(published).toEqual(publishedManifest(manifest));
    const named = JSON.stringify([
      published["exports"],
      published["bin"],
      published["main"],
      published["types"],
    ]);
    const files = [...named.matchAll(/"((?:\.\/)?(?:dist|schema)\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThan(12);
    expect(files.filter((file) => readFileSync(installed(file), "utf8") === "")).toEqual([]);
  });

  it("holds what is needed and no more", () => {
    expect(readdirSync(installed()).sort()).toEqual([
      ...["CHANGELOG.md", "LICENSE", "README.md", "dist", "docs", "examples", "package.json", "schema"],
    ]);
    expect(readFileSync(consumer.tarball).length).toBeLessThan(960_000);
  });

  it("has what its README and its documentation for users lead to", () => {
    const readme = readFileSync(installed("README.md"), "utf8");
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path]) => path ?? "");
    expect(links.length).toBeGreaterThan(10);
    // What is for those who have the sources, or who have not installed it yet.
    const elsewhere =
      /^(CONTRIBUTING\.md|test\/|tools\/|stacks\/|examples\/README|docs\/(tutorial|how-to|reference|scale)\.md)/;
    const others = links.filter((path) => !elsewhere.test(path));
    expect(others.filter((path) => !existsSync(installed(path)))).toEqual([]);
  });

  it("has the licence of all code that was put in", () => {
    const notices = readFileSync(installed("dist/LICENSES.txt"), "utf8");
    for (const name of ["commander", "diff", "fastest-levenshtein", "picocolors", "yaml", "zod"])
      expect(notices).toMatch(new RegExp(`^${name}\n\n[^]*?(MIT|ISC|BSD)`, "m"));
  });

  it("is what publint and arethetypeswrong expect, for every way to resolve modules", async () => {
    await run(process.execPath, [bin("publint"), "run", consumer.tarball, "--strict"]);
    await run(process.execPath, [bin("attw"), consumer.tarball, "--profile", "strict"]);
  });

  it("is loaded by require and by import alike", async () => {
    const names = manifest.exports;
    // What needs packages of the user's own choice is tried with them below.
    const entries = Object.keys(names).filter((name) => names[name]?.endsWith(".ts") && name !== "./cdktf");
    const specifiers = entries.map((name) => name.replace(/^\./, "pulumi-calico-fabric"));
    const list =
      "(module) => Object.keys(module).filter((name) => !/^(default|module.exports|__esModule)$/.test(name)).sort()";
    const script = `const list = ${list};
      Promise.all(${JSON.stringify(specifiers)}.map(async (name) => [list(await import(name)), list(require(name))]))
        .then((pairs) => console.log(JSON.stringify(pairs)));`;
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: consumer.folder });
    const pairs = JSON.parse(stdout) as [string[], string[]][];
    expect(pairs).toHaveLength(entries.length);
    for (const [esm, cjs] of pairs) {
      expect(esm.length).toBeGreaterThan(0);
      expect(cjs).toEqual(esm);
    }
  });
});

describeWith("a program with the packed package", ["engine"], ({ engine }) => {
  const drive = async (folder: string, operation: "preview" | "up"): Promise<Record<string, number>> => {
    cpSync(join(repositoryRoot, "test/package/drive.fixture.mjs"), join(folder, "drive.mjs"));
    const own = join(consumer.folder, "node_modules", ".bin");
    const { PATH = "", ...env } = engineEnvironment(engine);
    const { stdout } = await run(process.execPath, [join(folder, "drive.mjs"), folder, operation], {
      env: { ...env, PATH: [own, PATH].join(delimiter) },
      timeoutSeconds,
    });
    return JSON.parse(stdout) as Record<string, number>;
  };

  const state = (folder: string): readonly { readonly inputs?: Readonly<Record<string, unknown>> }[] => {
    const file = join(folder, "state/.pulumi/stacks/consumer/dc1.json");
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
      checkpoint: { latest: { resources: { inputs?: Record<string, unknown> }[] } };
    };
    return checkpoint.latest.resources;
  };

  const providers = (folder: string): readonly string[] =>
    ([...new Set(state(folder).flatMap(({ inputs }) => inputs?.["__provider"] ?? []))] as string[]).sort();

  it.each(programs)("previews and deploys the demo: $kind", async (program) => {
    const folder = await setUp(program);
    expect(await drive(folder, "preview")).toEqual({ create: 33 });
    expect(await drive(folder, "up")).toEqual({ create: 33 });
    for (const part of ["switches", "calico"] as const) {
      const golden = contents(join(repositoryRoot, "test/golden/demo", part));
      expect(contents(join(folder, "out", part))).toEqual(golden);
    }
  });

  it("changes nothing the second time", async () =>
    expect(await drive(join(consumer.folder, "ts-esm"), "up")).toEqual({ same: 33 }));

  it("keeps one and the same provider in state, however it is written, which names no folder", () => {
    const kept = programs.map(({ kind }) => providers(join(consumer.folder, kind)));
    for (const one of kept) expect(one).toEqual(kept[0]);
    expect(kept[0]).toHaveLength(3);
    for (const text of kept[0] ?? []) {
      expect(text).toContain('import("pulumi-calico-fabric/deliver")');
      expect(text).not.toContain(consumer.folder);
    }
  });

  it("runs the example of the README", async () => {
    const folder = await setUp(readmeExample);
    await drive(folder, "up");
    expect(readdirSync(join(folder, "out/dc1/switches"))).toEqual(["r1-tor0.conf", "spine-1.conf"]);
  });

  it("delivers with the package of the program's folder, wherever the components came from", async () => {
    const components = JSON.stringify(installed("dist/cjs/components/index.js"));
    const folder = await setUp({
      ...commonJs,
      kind: "elsewhere",
      text: commonJs.text.replace('"pulumi-calico-fabric/components"', components),
    });
    const own = join(folder, "node_modules", "pulumi-calico-fabric");
    mkdirSync(own, { recursive: true });
    symlinkSync(join(consumer.folder, "node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
    writeFileSync(
      join(own, "package.json"),
      '{ "type": "commonjs", "exports": { "./deliver": "./deliver.js" } }',
    );
    writeFileSync(
      join(own, "deliver.js"),
      `const create = async (inputs) => ({ id: "own", outs: { ...inputs, by: "the program's own" } });
       const check = async (olds, inputs) => ({ inputs, failures: [] });
       exports.switchConfig = exports.manifestFolder = exports.fabricNumbers = { check, create };`,
    );
    expect(await drive(folder, "up")).toEqual({ create: 33 });
    const marked = state(folder).filter((resource) => JSON.stringify(resource).includes("the program's own"));
    expect(marked).toHaveLength(8);
  });
});

describe("the constructs of the packed package", () => {
  cdktfTests(() => consumer);
});

describeWith("the example of a program", ["engine"], ({ engine }) => {
  programExampleTests(() => consumer, engine);
});

describe("the example of constructs", () => {
  constructsExampleTests(() => consumer, snippet("ts"));
});

describe("the example without Pulumi", () => {
  gitExampleTests(() => consumer);
});
