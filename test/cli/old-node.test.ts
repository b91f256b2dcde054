import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

/* What `npx calico-fabric` runs in a clone. An older Node can't even read TypeScript; here it is this Node under another number. */

const { bin, engines } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const pretending = (version: string, code: string) => {
  const as = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  return spawnSync(process.execPath, ["-e", `${as} ${code}`], { encoding: "utf8", timeout: 60_000 });
};

const startOn = (program: string, version: string) =>
  pretending(
    version,
    `process.argv.splice(1, 0, "", "--version"); require(${JSON.stringify(join(process.cwd(), program))});`,
  );

describe.each(Object.entries(bin))("%s", (_name, program) => {
  it.each(["18.20.8", "20.20.2", "22.17.1"])("says in one sentence that Node %s is too old", (version) => {
    const { status, stdout, stderr } = startOn(program, version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^calico-fabric needs Node 22\.18 or newer, and this is v.*: put .*\n$/);
  });

  it("runs on the oldest Node that package.json names", () => {
    const { status, stdout } = startOn(program, engines.node.replace(">=", "") + ".0");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });

  it("is written for any Node", () => {
    expect(program).toMatch(/\.cjs$/);
  });
});

describe("the program of a stack", () => {
  const { main } = parse(readFileSync(join(process.cwd(), "Pulumi.yaml"), "utf8")) as {
    readonly main: string;
  };

  it("says in one sentence that the Node that Pulumi found is too old", () => {
    const url = pathToFileURL(join(process.cwd(), main)).href;
    const { status, stdout, stderr } = pretending("20.20.2", `import(${JSON.stringify(url)});`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /^calico-fabric needs Node 22\.18 or newer, and Pulumi found v.* on PATH: put a newer one before it\.\n$/,
    );
  });

  it("is written for any Node", () => {
    expect(main).toMatch(/\.mjs$/);
  });
});
