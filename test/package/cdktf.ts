import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import { run } from "../support/run.ts";
import { demo } from "./programs.ts";

const documentation = readFileSync(join(repositoryRoot, "docs/cdktf.md"), "utf8");
export const snippet = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(documentation)?.[1] ?? "";

const synthesis = `
import { NullProvider } from "@cdktf/provider-null/lib/provider/index.js";
import { LocalBackend, TerraformStack, Testing } from "cdktf";
import { Fabric } from "pulumi-calico-fabric/cdktf";
const stack = new TerraformStack(Testing.app({ outdir: "testing" }), "demo");
new LocalBackend(stack, { path: "terraform.tfstate" });
new NullProvider(stack, "null");
const operation = {
  switches: { transport: "file", folder: "out/switches" },
  cluster: { target: "manifests", folder: "out/calico" },
};
new Fabric(stack, "demo", { spec: ${JSON.stringify(demo)}, operation });
console.log(Testing.synth(stack, true));
`;

/** What becomes of the demo in a folder that has the package and a CDK. */
async function synthesised(folder: string): Promise<string> {
  writeFileSync(join(folder, "synthesis.mjs"), synthesis);
  return (await run(process.execPath, ["synthesis.mjs"], { cwd: folder })).stdout;
}

/** The constructs, with the packed package in a user's folder: with cdktf, then with its fork in the place of that. */
export function cdktfTests(consumer: () => { readonly folder: string }): void {
  const golden = readFileSync(join(repositoryRoot, "test/golden/cdktf/demo.tf.json"), "utf8");
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

  it("synthesise the demo with cdktf", async () => {
    const { folder } = consumer();
    const [, packages = ""] = /npm install pulumi-calico-fabric (.*)/.exec(snippet("console")) ?? [];
    await run("npm", ["install", ...quiet, ...packages.split(" ")], { cwd: folder });
    expect(await synthesised(folder)).toBe(golden);
  });

  it("synthesise the same with the community fork, which the documentation's package.json installs", async () => {
    const { folder } = consumer();
    const file = join(folder, "package.json");
    const own = JSON.parse(readFileSync(file, "utf8")) as { dependencies: Record<string, string> };
    const shown = JSON.parse(snippet("json")) as { dependencies: Record<string, string>; overrides: object };
    const dependencies = { ...shown.dependencies, ...pick(own.dependencies, "pulumi-calico-fabric") };
    writeFileSync(file, JSON.stringify({ private: true, dependencies, overrides: shown.overrides }));
    await run("npm", ["install", ...quiet], { cwd: folder });
    const installed = readFileSync(join(folder, "node_modules/cdktf/package.json"), "utf8");
    expect(JSON.parse(installed)).toMatchObject({ name: "cdktn" });
    // They print an empty object differently.
    expect(JSON.parse(await synthesised(folder))).toEqual(JSON.parse(golden));
  });
}

const pick = (from: Readonly<Record<string, string>>, name: string): Record<string, string> => ({
  [name]: from[name] ?? "",
});
