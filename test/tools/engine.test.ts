import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { engineEnvironment, ensureEngine, findEngine } from "../../tools/engine.ts";

let folder: string;
const before = { PATH: process.env["PATH"], CALICO_FABRIC_CACHE: process.env["CALICO_FABRIC_CACHE"] };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calico-fabric-engine-"));
  process.env["CALICO_FABRIC_CACHE"] = join(folder, "cache");
  process.env["PATH"] = folder;
});

afterEach(async () => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true, force: true });
});

async function put(program: string, script: string): Promise<string> {
  const path = join(folder, program);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe("ensureEngine", () => {
  it("prefers an engine on PATH, and leaves it its plugins", async () => {
    const pulumi = await put("pulumi", "echo v3.270.1");
    const engine = await ensureEngine(() => undefined);
    expect(engine).toEqual({ pulumi, binDir: folder, version: "3.270.1", origin: "path", complete: true });
    const environment = engineEnvironment(engine);
    expect(environment["PATH"]?.split(delimiter)[0]).toBe(folder);
    expect(environment).not.toHaveProperty("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION");
  });

  it("does not take one that is too old", async () => {
    await put("pulumi", "echo v3.100.0");
    expect(await findEngine()).toBeUndefined();
  });
});
