import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineEnvironment } from "../../tools/engine.ts";
import { waitFor } from "../support/wait-for.ts";
import { describeWith } from "../support/prerequisites.ts";

/* `npm start` in a copy of the repository, on the real engine: what a user does in the first minutes. */

const root = process.cwd();
const PARTS = ["src", "components", "stacks", "tools", "Pulumi.yaml", "package.json", "tsconfig.json"];

interface Resource {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

describeWith("npm start", ["engine"], ({ engine }) => {
  const clone = mkdtempSync(join(tmpdir(), "calico-fabric-start-"));
  beforeAll(() => {
    for (const part of PARTS) cpSync(join(root, part), join(clone, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  });
  afterAll(() => {
    rmSync(clone, { recursive: true });
  });

  const start = (...args: readonly string[]): { code: number | null; out: string } => {
    const env = { ...process.env, ...engineEnvironment(engine), NO_COLOR: "1" };
    const main = join(clone, "stacks", "start.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      cwd: clone,
      encoding: "utf8",
      env,
    });
    return { code: status, out: stdout + stderr };
  };

  const artifacts = (): ReadonlyMap<string, string> =>
    new Map(
      ["switches", "calico"].flatMap((part) => {
        const folder = join(clone, "out", "demo", part);
        return readdirSync(folder).map((file): [string, string] => [
          file,
          readFileSync(join(folder, file), "utf8"),
        ]);
      }),
    );

  const edited = (file: string, edit: (text: string) => string, body: () => void): void => {
    const path = join(clone, file);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, edit(before));
    try {
      body();
    } finally {
      writeFileSync(path, before);
    }
  };

  it("makes two spines', four ToRs' configurations and the manifests, as the golden files have them", () => {
    const { code, out } = start();
    expect({ code, made: /demo: .*/.exec(out)?.[0].replace(/ \(.*/, "") }).toEqual({
      code: 0,
      made: "demo: 33 to create",
    });
    expect([...artifacts().keys()].sort()).toEqual([
      ...["1-ippools", "2-bgpfilters", "3-nodes", "4-bgppeers", "5-bgpconfiguration"].map(
        (name) => `${name}.yaml`,
      ),
      ...["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0", "spine-1", "spine-2"].map((name) => `${name}.conf`),
    ]);
    for (const [file, text] of artifacts()) {
      const part = file.endsWith(".conf") ? "switches" : "calico";
      expect(text).toBe(readFileSync(join(root, "test", "golden", "demo", part, file), "utf8"));
    }
  }, 60_000);

  it("changes nothing the second time", () => {
    const before = artifacts();
    const { code, out } = start();
    expect({ code, said: out.includes("demo: nothing changes") }).toEqual({ code: 0, said: true });
    expect(artifacts()).toEqual(before);
  }, 60_000);

  it("keeps in state a provider of under 4 KB, and what ran before on a switch as a secret", () => {
    const file = join(
      clone,
      "out",
      "demo",
      "pulumi",
      "state",
      ".pulumi",
      "stacks",
      "pulumi-calico-fabric",
      "demo.json",
    );
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
      checkpoint: { latest: { resources: Resource[] } };
    };
    const switches = checkpoint.latest.resources.filter(({ type }) => type.endsWith("SwitchConfig"));
    expect(switches).toHaveLength(6);
    for (const { inputs, outputs } of switches) {
      expect(String(inputs["__provider"]).length).toBeLessThan(4096);
      expect(outputs["baseline"]).toHaveProperty("ciphertext");
    }
  });

  it("refuses to renumber what is deployed until the switch is named", () => {
    const before = artifacts();
    const moved = (text: string): string =>
      text.replace('name: "demo",', 'name: "demo",\n  pools: { rackAsns: "64700-65534" },');
    edited("stacks/demo.ts", moved, () => {
      const { code, out } = start();
      expect(code).toBe(1);
      expect(out).toContain(
        "FabricNumbers resource 'demo' has a problem: numbers that were given out would change",
      );
      for (const rack of [1, 2, 3, 4])
        expect(out).toContain(
          `r${String(rack)}-tor0: asn is 6460${String(rack - 1)} and would become 6470${String(rack - 1)}`,
        );
      expect(out).toContain(
        "If that is meant, add r1-tor0, r2-tor0, r3-tor0, r4-tor0 to `renumber` in the stack's configuration.",
      );
      expect(out).not.toContain("nil");
      expect(artifacts()).toEqual(before);
    });
  }, 60_000);

  it("gives a wrong spec's diagnostics and no stack trace", () => {
    const before = artifacts();
    edited(
      "stacks/demo.ts",
      (text) => text.replace("index: 1", "index: 0"),
      () => {
        const { code, out } = start();
        expect(code).toBe(1);
        expect(out).toContain(
          "error[duplicate-index] spines[1].index: the index 0 is already that of spine-1.",
        );
        expect(out).not.toMatch(/^\s+at /m);
        expect(artifacts()).toEqual(before);
      },
    );
  }, 60_000);

  it("says who left the stack locked after a kill, and takes the lock off when asked to", async () => {
    const env = { ...process.env, ...engineEnvironment(engine), NO_COLOR: "1" };
    const locks = join(clone, "out", "demo", "pulumi", "state", ".pulumi", "locks", "organization");
    const locked = (): boolean =>
      existsSync(locks) &&
      readdirSync(locks, { recursive: true }).some((file) => String(file).endsWith(".json"));
    const child = spawn(process.execPath, [join(clone, "stacks", "start.ts")], {
      cwd: clone,
      env,
      stdio: "ignore",
      detached: true,
    });
    const ended = once(child, "close");
    await waitFor(locked, { what: "the engine to lock the stack", everyMs: 10 });
    // All of it, as when a machine's memory runs out: program, engine and providers.
    process.kill(-(child.pid ?? 0), "SIGKILL");
    await ended;

    const refused = start();
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(
      /The stack demo is locked by \S+@\S+, process \d+, since \S+\. It has ended .*`npm start -- demo --unlock`/,
    );
    const { code, out } = start("demo", "--unlock");
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining("The lock is taken off") as string,
    });
    expect(locked()).toBe(false);
    expect(start().out).toContain("demo: nothing changes");
  }, 120_000);

  it("names the stacks there are when there is none of that name", () => {
    const { code, out } = start("nowhere");
    expect(code).toBe(1);
    expect(out).toMatch(/there are: demo\./);
    expect(out).not.toMatch(/^\s+at /m);
    expect(existsSync(join(clone, "out", "nowhere"))).toBe(false);
  }, 60_000);
});
