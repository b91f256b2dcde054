import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { engineEnvironment } from "../../tools/engine.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { fabric } from "../change/sides.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import type { UpdateRequest } from "./engine.fixture.ts";

/* The pack in examples on the real engine, beside a stack that breaks one of its rules. */

describeWith("a policy pack", ["engine"], ({ engine }) => {
  const dir = mkdtempSync(join(tmpdir(), "calico-fabric-policy-"));
  const pack = join(dir, "pack");
  beforeAll(() => {
    cpSync(join(repositoryRoot, "examples", "policy-pack"), pack, { recursive: true });
    const modules = join(dir, "node_modules");
    mkdirSync(modules);
    symlinkSync(repositoryRoot, join(modules, "pulumi-calico-fabric"));
    symlinkSync(join(repositoryRoot, "node_modules", "@pulumi"), join(modules, "@pulumi"));
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it("ends an update that breaks a rule before anything is touched, without a preview", async () => {
    const { PATH = "", ...env } = engineEnvironment(engine);
    const request: UpdateRequest = { dir, spec: fabric([1]), pack };
    const program = join(repositoryRoot, "test", "policy", "engine.fixture.ts");
    const { stdout } = await run(process.execPath, [program, JSON.stringify(request)], {
      cwd: dir,
      env: { ...env, PATH: [join(repositoryRoot, "test", "policy", "bin"), PATH].join(delimiter) },
    });
    expect(stdout).toContain("- [mandatory]  two-tors  (calico-fabric:index:Fabric: dc)");
    expect(stdout).toContain("racks[0]: rack r0 has one ToR. Fix: give it a second.");
    // All others are kept.
    const broken = [...stdout.matchAll(/\[(?:mandatory|advisory)\] +(\S+)/g)].map(([, name]) => name);
    expect(new Set(broken)).toEqual(new Set(["two-tors"]));
    expect(existsSync(join(dir, "out"))).toBe(false);
  }, 300_000);
});
