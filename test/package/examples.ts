import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import type { Engine } from "../../tools/engine.ts";
import { repositoryRoot } from "../../tools/root.ts";
import {
  commandsOf,
  copyOf,
  edit,
  npmEnvironment,
  pulumiEnvironment,
  withPacked,
  type Copy,
} from "../examples/example.ts";
import { run } from "../support/run.ts";
import type { Consumer } from "./consumer.ts";

const DEVICES = ["r1-tor0", "r1-tor1", "r2-tor0", "r2-tor1", "spine-1", "spine-2"];
const HOST_KEY = "SHA256:EG4r4B19Nm4ioOucQ0gMVYiQCYYNnfxk8zGftjDvj8Q";
const NO_HOST_KEYS = /no hostKey for spine-1, spine-2, r1-tor0, r1-tor1, r2-tor0, r2-tor1/;

const said = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string =>
  `${stdout}${stderr}`;

/** Runs the two commands, the first of which is npm's. */
async function begun(name: string, { sh }: Copy): Promise<string> {
  const [install = "", start = "", ...more] = commandsOf(name);
  expect({ install, more }).toEqual({ install: "npm install", more: [] });
  expect(await sh(install)).toMatchObject({ code: 0 });
  const result = await sh(start);
  expect({ code: result.code, said: result.code === 0 ? "" : said(result) }).toEqual({ code: 0, said: "" });
  return result.stdout;
}

/** Puts a copy under git, with what a workflow expects there. */
async function inGit({ sh }: Copy, ref: string): Promise<void> {
  await sh(
    `git init -q -b main; git add -A; git -c user.name=t -c user.email=t@t commit -q -m all; git update-ref ${ref} HEAD`,
  );
}

/** The lines of a workflow's step, as they stand there. */
function linesOf({ folder }: Copy, file: string, step: string): string {
  const workflow = parse(readFileSync(join(folder, ".github/workflows", file), "utf8")) as {
    readonly jobs: Readonly<
      Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
    >;
  };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return steps.find(({ name }) => name === step)?.run ?? "exit 99";
}

/** A program in TypeScript, by the engine's own command line. */
export function programExampleTests(consumer: () => Consumer, engine: Engine): void {
  let copy: Copy;
  beforeAll(() => {
    const below = join(consumer().folder, "..", "npm-program-example");
    mkdirSync(join(below, "state"), { recursive: true });
    const env = { ...pulumiEnvironment(engine, below), ...npmEnvironment };
    copy = copyOf("npm-program", join(below, "fabric"), env);
    withPacked(copy.folder, consumer().tarball);
  });

  it("previews its first datacenter by its two commands", async () => {
    expect(await begun("npm-program", copy)).toMatch(/^ +\+ 19 to create$/m);
    expect(existsSync(join(copy.folder, "out"))).toBe(false);
  });

  it("type-checks, libraries and all", async () => {
    expect(await copy.sh("npm run check")).toMatchObject({ code: 0 });
  });

  it("refuses its second one until each switch has a host key, and then previews it", async () => {
    const { sh, folder } = copy;
    await sh("pulumi stack select --create dc2");
    await sh("pulumi config set --secret sshPrivateKey < /dev/null");
    await sh(
      "pulumi config set --secret sshPrivateKey 'a key'; pulumi config set --secret --path passwords.edge b",
    );
    expect(said(await sh("pulumi preview"))).toMatch(NO_HOST_KEYS);
    edit(join(folder, "Pulumi.dc2.yaml"), /host: (192[\d.]+)/g, `host: $1, hostKey: "${HOST_KEY}"`);
    expect((await sh("pulumi preview")).stdout).toMatch(/^ +\+ 19 to create$/m);
  });

  it("has a workflow that writes the comment", async () => {
    await inGit(copy, "refs/heads/base");
    const lines = linesOf(copy, "preview.yml", "write the comment");
    const summary = join(copy.folder, "out.md");
    const env = { STACK: "dc1", BASE: "base", GITHUB_STEP_SUMMARY: summary };
    expect(await copy.sh(lines, env)).toMatchObject({ code: 0 });
    expect(readFileSync(summary, "utf8")).toMatch(
      /^<!-- calico-fabric preview-comment dc1 -->\n### .* dc1: safe/,
    );
  });
}

/** A program for Terraform: as somebody has it who has no Pulumi. */
export function constructsExampleTests(consumer: () => Consumer, documented: string): void {
  let copy: Copy;
  beforeAll(() => {
    copy = copyOf("cdktf", join(consumer().folder, "..", "cdktf-example"), npmEnvironment);
    withPacked(copy.folder, consumer().tarball);
  });

  it("synthesises by its two commands", async () => {
    await begun("cdktf", copy);
    const document = JSON.parse(
      readFileSync(join(copy.folder, "cdktf.out/stacks/dc1/cdk.tf.json"), "utf8"),
    ) as { readonly resource: { readonly null_resource: object } };
    expect(Object.keys(document.resource.null_resource)).toHaveLength(DEVICES.length);
    expect(existsSync(join(copy.folder, "out/dc1/calico/1-ippools.yaml"))).toBe(true);
  });

  it("type-checks where there is no Pulumi, libraries and all, and so does the program of docs/cdktf.md, which runs", async () => {
    const { folder, sh } = copy;
    mkdirSync(join(folder, "documented"));
    writeFileSync(join(folder, "documented", "program.ts"), documented);
    edit(join(folder, "tsconfig.json"), '"main.ts"', '"main.ts", "documented/program.ts"');
    expect(await sh("npm run check")).toMatchObject({ code: 0 });
    expect(await sh("cd documented; node program.ts")).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "documented/cdktf.out/stacks/dc1/cdk.tf.json"))).toBe(true);
    expect(existsSync(join(folder, "documented/out/dc1/calico/1-ippools.yaml"))).toBe(true);
  });

  it("refuses the placeholders of its ways", async () => {
    expect(said(await copy.sh("cp ways.example.yaml ways.yaml; npm run synth"))).toMatch(NO_HOST_KEYS);
  });
}

/** Models of Flux's and Argo CD's definitions, made of them by somebody else (MIT). */
const MODELS = {
  GitRepository: "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository",
  Kustomization: "@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization",
  Application: "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application",
} as const;

/** Nothing but the package, git, and what follows it. */
export function gitExampleTests(consumer: () => Consumer): void {
  let copy: Copy;
  beforeAll(() => {
    copy = copyOf("gitops", join(consumer().folder, "..", "gitops-example"), npmEnvironment);
    withPacked(copy.folder, consumer().tarball);
  });

  it("renders by its two commands", async () => {
    await begun("gitops", copy);
    expect(readdirSync(join(copy.folder, "rendered/dc1/switches"))).toEqual(
      DEVICES.map((name) => `${name}.conf`),
    );
    expect(readdirSync(join(copy.folder, "rendered/dc1/calico"))).toHaveLength(5);
  });

  it("has a workflow that takes what is rendered, refuses what is not, and says what a change does", async () => {
    const { folder, sh } = copy;
    await inGit(copy, "refs/remotes/origin/live");
    const render = linesOf(copy, "review.yml", "render");
    expect(await sh(render)).toMatchObject({ code: 0 });
    edit(join(folder, "datacenters/dc1.yaml"), "spine-2, index: 1", "spine-2, index: 1, maintenance: true");
    expect(said(await sh(render))).toMatch(
      /switches\/spine-2\.conf\nnpm run render, and commit what it writes/,
    );
    const env = { GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
    expect(await sh(linesOf(copy, "review.yml", "what becomes of what runs"), env)).toMatchObject({
      code: 0,
    });
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("dc1: disruptive");
  });

  it("refuses a rollout to the placeholders of its ways", async () => {
    const lines = linesOf(copy, "rollout.yml", "from what runs to main");
    const { code, ...words } = await copy.sh(lines, {
      HOME: copy.folder,
      CONSENT: "",
      CALICO_FABRIC_SSH_PRIVATE_KEY: "a key",
    });
    expect(code).not.toBe(0);
    expect(said(words)).toContain("ways.yaml has no ways to devices: devices.spine-1: give either a hostKey");
  });

  it("has manifests that Flux and Argo CD take", async () => {
    const { folder, sh } = copy;
    await sh("npm install --no-save @kubernetes-models/flux-cd@4.0.0 @kubernetes-models/argo-cd@4.0.0");
    const objects = ["flux.yaml", "argocd.yaml"].flatMap((file) =>
      parseAllDocuments(readFileSync(join(folder, "deploy", file), "utf8")).map(
        (document) => document.toJS() as { readonly kind: keyof typeof MODELS; readonly metadata: object },
      ),
    );
    expect(objects.map(({ kind }) => kind)).toEqual(["GitRepository", "Kustomization", "Application"]);
    const lines = objects.map(
      (object) => `import { ${object.kind}, type I${object.kind} } from "${MODELS[object.kind]}";
const ${object.kind}Here: I${object.kind} = ${JSON.stringify(object)};
new ${object.kind}(${object.kind}Here).validate();`,
    );
    writeFileSync(join(folder, "manifests.mts"), lines.join("\n"));
    const tsc = join(repositoryRoot, "node_modules/.bin/tsc");
    const options = ["--module", "nodenext", "--target", "es2022", "--strict", "--skipLibCheck", "--noEmit"];
    await run(process.execPath, [tsc, ...options, "--ignoreConfig", "manifests.mts"], { cwd: folder });
    await run(process.execPath, ["manifests.mts"], { cwd: folder });
  });
}
