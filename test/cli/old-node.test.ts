import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/* What `npx calico-fabric` runs in a clone. An older Node can't even read TypeScript; here it is this Node under another number. */

const { bin, engines } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const startOn = (program: string, version: string) => {
  const as = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const code = `${as} process.argv.splice(1, 0, "", "--version"); require(${JSON.stringify(join(process.cwd(), program))});`;
  return spawnSync(process.execPath, ["-e", code], { encoding: "utf8", timeout: 60_000 });
};

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
