import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { ask, withDefaults, wrongIn } from "../../src/cli/init/ask.ts";
import { racksOf, releaseOf } from "../../src/cli/init/from-cluster.ts";
import { MODEL_WORDS } from "../../src/cli/init/names.ts";
import { QUESTIONS } from "../../src/cli/init/questions.ts";
import { init, type InitOptions } from "../../src/cli/verbs/init.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { compileSpec } from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-init-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A call without a terminal. */
async function called(options: InitOptions): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const code = await init(options, null, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

describe("init without questions", () => {
  const platforms = ["frr", "linux", "eos", "nxos", "sonic", "cumulus", "comware", "vrp"];
  const calls = Object.keys(MODEL_WORDS).flatMap((model) =>
    ["1", "2"].flatMap((tors) => platforms.map((platform) => ({ model, tors, platform }))),
  );
  it.each(calls)("writes a spec that can be built and would work: %j", async (told) => {
    const { code, out, err } = await called({ ...told, racks: "2", nodes: "2" });
    expect(err).not.toMatch(/error\[/);
    expect(code).toBe(0);
    expect(compileSpec(parseSource(out).value)).toMatchObject({
      ok: true,
      fabric: { plan: { model: told.model } },
    });
  });

  it("names nodes one by one where switches can't take whoever dials in", async () => {
    const { code, out } = await called({ platform: "vrp", ipv6: "fd00:10::/32", racks: "1", nodes: "1" });
    expect(code).toBe(0);
    expect(out).toContain("\nbgp: { discovery: static }\n");
  });

  it("has every answer in it, each part with what it means", async () => {
    const { out } = await called({
      name: "north",
      spines: "3",
      racks: "2",
      nodes: "1",
      tors: "2",
      maxRacks: "32",
      maxNodes: "24",
      pods: "10.64.0.0/11",
      ipv6: "fd00:10::/32",
      calico: "3.32",
      platform: "eos",
    });
    expect(out).toBe(readFileSync(join("test", "golden", "init.yaml"), "utf8"));
  });

  it("leaves a file alone that is there", async () => {
    const out = join(folder, "there.yaml");
    writeFileSync(out, "mine");
    await expect(called({ out })).rejects.toThrow(/is there already, and is left as it is/);
    expect(readFileSync(out, "utf8")).toBe("mine");
  });

  it("says what to call next, in a shell's words", async () => {
    const { err } = await called({ out: join(folder, "it's mine.yaml"), racks: "1", nodes: "1" });
    expect(err).toMatch(/calico-fabric plan '\/.*it'\\''s mine\.yaml'\n/);
  });

  it("says all that is wrong with options at once", async () => {
    await expect(called({ tors: "3", spines: "0", platform: "junos" })).rejects.toThrow(
      /--spines: .*\nerror: --tors: .*\nerror: --platform: it is one of frr/,
    );
  });

  it("writes nothing where the answers can't be built, and says why", async () => {
    const out = join(folder, "refused.yaml");
    const { code, err } = await called({ out, pods: "10.0.0.0/30" });
    expect(code).toBe(1);
    expect(err).toMatch(/^error\[/);
    expect(existsSync(out)).toBe(false);
  });
});

describe("questions", () => {
  /** What is told when these lines are typed. */
  const typed = async (told: InitOptions, ...lines: readonly string[]) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = ask(told, { input, output });
    let at = 0;
    // A line at a time: a question is asked when the one before has its answer.
    output.on("data", (text: Buffer) => {
      if (!text.toString().endsWith("]: ")) return;
      const line = lines[at];
      at += 1;
      if (line === undefined) input.end();
      else input.write(`${line}\n`);
    });
    return { told: await answers, asked: at };
  };

  it("are asked for what no option says, and an empty answer is the default", async () => {
    const { told, asked } = await typed({ name: "dc9", racks: "8" }, "4", "", "2");
    expect(told).toMatchObject({
      name: "dc9",
      spines: "4",
      racks: "8",
      nodes: "4",
      tors: "2",
      maxRacks: "32",
    });
    expect(asked).toBe(4);
  });

  it("are asked again until there is an answer that will do", async () => {
    const { told } = await typed({ name: "dc1" }, "none", "-1", "3");
    expect(told.spines).toBe("3");
  });

  it("have defaults that will do", () => {
    expect(wrongIn(withDefaults({}))).toEqual([]);
    expect(Object.keys(withDefaults({}))).toEqual(QUESTIONS.map(({ key }) => key));
  });

  it("are asked on a real terminal", () => {
    const main = join(process.cwd(), "src", "cli", "main.ts");
    const out = join(folder, "typed.yaml");
    const call = `'${process.execPath}' '${main}' init --out '${out}'`;
    // `script` makes the terminal.
    const { status } = spawnSync("script", ["-qec", call, "/dev/null"], {
      input: `typed\n${"\n".repeat(QUESTIONS.length)}`,
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(status).toBe(0);
    expect(execFileSync(process.execPath, [main, "validate", out], { encoding: "utf8" })).toBe(
      "typed: as-per-rack, 6 switches, 4 racks, 16 nodes, 12 peerings\n",
    );
  }, 120_000);
});

describe("racks of a cluster", () => {
  const node = (name: string, labels: Readonly<Record<string, string>> = {}) => ({ name, labels });

  it("are those that the label says, in the order of their names", () => {
    const nodes = [node("n10", { rack: "r2" }), node("n2", { rack: "r2" }), node("n1", { rack: "r1" })];
    expect(racksOf(nodes, undefined)).toEqual({
      ok: true,
      label: "rack",
      asNamed: true,
      racks: [
        { name: "r1", nodes: ["n1"] },
        { name: "r2", nodes: ["n2", "n10"] },
      ],
    });
  });

  it("have names that a rack may have", () => {
    const label = "topology.kubernetes.io/zone";
    expect(racksOf([node("n1", { [label]: "Row_2.A" })], undefined)).toMatchObject({
      label,
      asNamed: false,
      racks: [{ name: "row-2-a" }],
    });
  });

  it.each<[string, ReturnType<typeof node>[], string | undefined, RegExp]>([
    ["no nodes", [], undefined, /has no nodes/],
    ["no label", [node("n1")], undefined, /no node has a label that says its rack .* --rack-label/],
    ["nodes without it", [node("n1", { rack: "r1" }), node("n2")], undefined, /^n2 has no label rack/],
    ["nobody with the label that is named", [node("n1"), node("n2")], "row", /^n1, n2 have no label row/],
  ])("are not known with %s", (_what, nodes, label, why) => {
    const grouped = racksOf(nodes, label);
    expect(grouped.ok ? "" : grouped.why).toMatch(why);
  });

  it.each([
    ["v3.30.2", "3.30"],
    ["v3.40.0", undefined],
    [null, undefined],
  ])("come with the release: %s", (version, release) => {
    expect(releaseOf(version)).toBe(release);
  });
});
