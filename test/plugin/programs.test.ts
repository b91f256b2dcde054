import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";
import { datacenter as asPerServer } from "../lab/fabrics/as-per-server-ethernet.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as downwardDefault } from "../lab/fabrics/downward-default-dual.ts";
import { datacenter as igp } from "../lab/fabrics/igp-tors.ts";
import { datacenter as l2 } from "../lab/fabrics/l2-planes.ts";
import type { Engine } from "../../tools/engine.ts";
import type { PythonPackage } from "../../tools/python-package.ts";
import { describeWith } from "../support/prerequisites.ts";
import {
  componentOf,
  makeProject,
  runProgram,
  stateOf,
  type Job,
  type Language,
  type Said,
} from "./programs.ts";

/* Every component of the plugin, made by programs that know only its schema, on the real engine. */

const root = process.cwd();
const specs: readonly DatacenterSpec[] = [demo, asPerServer, downwardDefault, igp, l2];

/** None where all switches are the user's to set up. */
const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

const languages = {
  python: ({ python, folder }: PythonPackage): Language => ({
    command: [python, join(root, "test", "plugin", "program.py")],
    env: { PYTHONPATH: folder },
  }),
  // To the engine it is a program that knows the components by their types alone.
  node: (): Language => ({
    command: [process.execPath, join(root, "test", "plugin", "program.fixture.ts")],
    env: {},
  }),
};

type Does = (components: Job["components"], ...verbs: Job["verbs"]) => Promise<readonly Said[]>;

function inProject(engine: Engine, language: Language, body: (does: Does, folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-plugin-"));
  beforeAll(() => {
    makeProject(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  body((components, ...verbs) => runProgram(engine, language, { folder, components, verbs }), folder);
}

function makesEveryComponent(does: Does, folder: string): void {
  it("makes every component, and the same bytes as the TypeScript program", async () => {
    const [preview, up] = await does(specs.map(componentOf), "preview", "up");
    expect(preview).toMatchObject({ changes: { create: expect.any(Number) as number } });
    expect(up?.error).toBeUndefined();
    expect(up?.changes?.["create"]).toBe(preview?.changes?.["create"]);
    for (const { name } of specs) {
      for (const part of ["switches", "calico"]) {
        const [made, golden] = [join(folder, "out", name, part), join(root, "test", "golden", name, part)];
        expect(filesIn(made)).toEqual(filesIn(golden));
        for (const file of filesIn(golden))
          expect(readFileSync(join(made, file), "utf8")).toBe(readFileSync(join(golden, file), "utf8"));
      }
    }
    expect(up?.outputs?.["demo"]).toContainEqual({
      name: "r1-tor0",
      role: "tor",
      rack: "r1",
      asn: 64600,
      loopback: "10.255.2.0",
    });
  }, 300_000);
}

describeWith("the plugin for a program in Python", ["engine", "pythonSdk"], ({ engine, pythonSdk }) => {
  inProject(engine, languages.python(pythonSdk), makesEveryComponent);
});

describeWith("the plugin for a program that knows its schema only", ["engine"], ({ engine }) => {
  inProject(engine, languages.node(), (does, folder) => {
    makesEveryComponent(does, folder);

    it("places configurations by the plugin's own resources, and keeps what ran before as a secret", () => {
      const resources = stateOf(folder);
      expect(resources.filter(({ type }) => String(type).startsWith("pulumi-nodejs:"))).toEqual([]);
      const switches = resources.filter(({ type }) => type === "calico-fabric:index:SwitchConfig");
      expect(switches.length).toBeGreaterThan(15);
      for (const { outputs } of switches)
        expect(outputs).toMatchObject({ baseline: { ciphertext: expect.any(String) as string } });
    });

    it("changes nothing the second time, sees an edit by hand as drift, and puts it right", async () => {
      const file = join(folder, "out", "demo", "switches", "spine-1.conf");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, `${text}! by hand\n`);
      const [refresh, up, again] = await does(specs.map(componentOf), "refresh", "up", "up");
      expect(refresh?.changes).toMatchObject({ update: 1 });
      expect(up?.changes).toMatchObject({ update: 1 });
      expect(readFileSync(file, "utf8")).toBe(text);
      expect(Object.keys(again?.changes ?? {})).toEqual(["same"]);
    }, 300_000);

    it("gives a wrong spec's diagnostics, and why an operation is refused", async () => {
      const { type, args } = componentOf({
        ...demo,
        spines: demo.spines.map((spine) => ({ ...spine, index: 0 })),
      });
      const [spec] = await does([{ type, name: "wrong", args }], "preview");
      expect(spec?.error).toContain(
        "error[duplicate-index] spines[1].index: the index 0 is already that of spine-1.",
      );
      const ssh = {
        switches: { transport: "ssh", user: "u", devices: {} },
        cluster: { target: "manifests", folder: "c" },
      };
      const right = componentOf(demo);
      const [operation] = await does([{ ...right, args: { ...right.args, operation: ssh } }], "preview");
      expect(operation?.error).toContain(
        "The operation of demo needs switches.privateKey or switches.password, and not both.",
      );
    }, 120_000);

    it("takes away what it placed", async () => {
      const [destroy] = await does([], "destroy");
      expect(destroy?.error).toBeUndefined();
      expect(existsSync(join(folder, "out", "demo", "switches", "spine-1.conf"))).toBe(false);
    }, 300_000);
  });
});
