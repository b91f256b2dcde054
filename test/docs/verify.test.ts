import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIFFERENCE_CODES } from "../../src/verify/index.ts";
import { datacenter as lab } from "../lab/fabrics/lab.ts";
import { calls } from "../cli/command-line.ts";
import { playFabric, type PlayedFabric } from "../verify/played.ts";

const page = readFileSync(join("docs", "verify.md"), "utf8");
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(page)?.[1] ?? "";

describe("docs/verify.md", () => {
  let played: PlayedFabric;
  beforeAll(async () => {
    played = await playFabric(lab, "damaged");
  });
  afterAll(() => {
    played.stop();
  });

  it("shows what the command says of that damage", () => {
    const [ended] = calls([{ args: ["verify", played.spec, "--ways", played.ways], env: played.env }]);
    expect(ended?.code).toBe(1);
    expect(block("text")).toBe(ended?.out);
  });

  it("has ways that are read: nobody is asked whom the fabric does not have", () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-docs-"));
    writeFileSync(join(folder, "ways.yaml"), block("yaml"));
    const [ended] = calls([
      {
        args: ["verify", played.spec, "--ways", join(folder, "ways.yaml"), "--device", "r3-tor0"],
        env: played.env,
      },
    ]);
    rmSync(folder, { recursive: true });
    expect(ended?.code).toBe(1);
    expect(ended?.out).toContain("it was not asked: there is no way to it");
  });

  it("has every code", () => {
    const documented = [...page.matchAll(/`([a-z]+-[a-z]+)`/g)].map(([, code]) => code ?? "");
    expect(DIFFERENCE_CODES.filter((code) => !documented.includes(code))).toEqual([]);
  });
});
