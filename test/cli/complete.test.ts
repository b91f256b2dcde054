import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { candidatesFor } from "../../src/cli/completion/answer.ts";
import { namesIn } from "../../src/cli/completion/names.ts";
import { SCRIPTS } from "../../src/cli/completion/scripts.ts";
import { programOf } from "../../src/cli/program.ts";
import { describeWith } from "../support/prerequisites.ts";

const demo = join("test", "fixtures", "demo.yaml");
const silent = { out: () => undefined, err: () => undefined };

const valuesFor = async (...words: readonly string[]): Promise<readonly string[]> =>
  (
    await candidatesFor(
      programOf(silent, () => undefined),
      words,
      namesIn,
    )
  ).map(({ value }) => value);

describe("what may come at a press of TAB", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["a verb", ["val"], ["validate"]],
    ["none of what is hidden", ["complete", "an"], []],
    ["a verb of a verb", ["deliver", "p"], ["put"]],
    ["an argument's values", ["import", "eo"], ["eos"]],
    ["a shell", ["complete", "f"], ["fish"]],
    ["an option", ["render", demo, "--o"], ["--out"]],
    ["an option after one with several values", ["simulate", demo, "--router", "x", "--fai"], ["--failures"]],
    ["an option's values", ["simulate", demo, "--format", ""], ["text", "json"]],
    ["an option's values as zsh and fish have the word", ["plan", demo, "--format=j"], ["--format=json"]],
    ["an option's values as bash has the words", ["plan", demo, "--format", "=", "j"], ["json"]],
    ["an option's values where bash has none yet", ["plan", demo, "--format", "="], ["text", "json"]],
    ["names of the spec", ["explain", demo, "spine-"], ["spine-1", "spine-2"]],
    ["switches alone where numbers may change", ["diff", demo, demo, "--renumber", "work"], []],
    [
      "names of the spec as an option's values",
      ["simulate", demo, "--router", "spine-1", "spine-2"],
      ["spine-2"],
    ],
    ["nothing, for a shell knows files better", ["validate", ""], []],
    ["nothing of a spec that is not there", ["explain", "nowhere.yaml", ""], []],
    ["nothing behind all arguments", ["trace", demo, "spine-1", "spine-2", ""], []],
  ])("%s", async (_what, words, values) => {
    expect(await valuesFor(...words)).toEqual(values);
  });

  it("goes by what is sound of a spec that is being written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-complete-"));
    const spec = join(folder, "dc.yaml");
    writeFileSync(spec, "name: dc1\nspines: [{ name: spine-1, index: 0, colour: red }]\nracks: []\n");
    expect(await valuesFor("explain", spec, "sp")).toEqual(["spine-1"]);
    rmSync(folder, { recursive: true });
  });

  it("has every verb, and says what each does", async () => {
    const program = programOf(silent, () => undefined);
    const candidates = await candidatesFor(program, [""], namesIn);
    const verbs = program.commands.map((command) => command.name());
    expect(candidates.map(({ value }) => value)).toEqual([...verbs, "help"]);
    expect(candidates.filter(({ description }) => !/^[\p{L}'., -]+$/u.test(description))).toEqual([]);
  });
});

describeWith("the shells' scripts", ["shells"], ({ shells }) => {
  jest.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-shells-"));
  const main = join(process.cwd(), "src", "cli", "main.ts");
  const command = join(folder, "calico-fabric");
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(command, 0o755);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const env = { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter), HOME: folder };
  const run = (shell: string, ...args: readonly string[]): readonly string[] =>
    execFileSync(shell, args, { env, encoding: "utf8" })
      .split("\n")
      .filter((line) => line !== "");

  it("bash", () => {
    const complete = (...words: readonly string[]): readonly string[] =>
      run(
        shells.bash,
        "-c",
        `${SCRIPTS.bash} COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _calico_fabric "$1"; printf '%s\\n' "\${COMPREPLY[@]}"`,
        "bash",
        ...words,
      );
    expect(complete(command, "val")).toEqual(["validate"]);
    expect(complete(command, "explain", demo, "spine-")).toEqual(["spine-1", "spine-2"]);
    expect(complete(command, "validate", "")).toEqual([]);
  });

  it("zsh", () => {
    const stub = "compdef() { }; _files() { print files }; _describe() { print -l -- ${(P)2} }";
    const complete = (...words: readonly string[]): readonly string[] =>
      run(
        shells.zsh,
        "-f",
        "-c",
        `${stub}; ${SCRIPTS.zsh} words=("$@"); CURRENT=$#; _calico_fabric`,
        "zsh",
        ...words,
      );
    expect(complete(command, "dra")).toEqual(["draw:draw the topology as SVG"]);
    expect(complete(command, "explain", demo, "spine-")).toEqual(["spine-1:", "spine-2:"]);
    expect(complete(command, "validate", "")).toEqual(["files"]);
  });

  it("fish", () => {
    const complete = (line: string): readonly string[] =>
      run(shells.fish, "--no-config", "-c", `${SCRIPTS.fish}\ncomplete -C $argv[1]`, line);
    expect(complete("calico-fabric dra")).toEqual(["draw\tdraw the topology as SVG"]);
    expect(complete(`calico-fabric explain ${demo} spine-`).map((line) => line.trim())).toEqual([
      "spine-1",
      "spine-2",
    ]);
    expect(complete("calico-fabric validate test/fixtures/dem")).toEqual([demo]);
  });

  it("never run what is typed", () => {
    const trap = join(folder, "ran");
    const typed = `$(touch ${trap})`;
    run(
      shells.bash,
      "-c",
      `${SCRIPTS.bash} COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _calico_fabric "$1"`,
      "bash",
      command,
      "explain",
      typed,
      "",
    );
    run(
      shells.fish,
      "--no-config",
      "-c",
      `${SCRIPTS.fish}\ncomplete -C $argv[1]`,
      `calico-fabric explain '${typed}' `,
    );
    run(
      shells.zsh,
      "-f",
      "-c",
      `compdef() { }; _files() { }; ${SCRIPTS.zsh} words=("$@"); CURRENT=$#; _calico_fabric`,
      "zsh",
      command,
      "explain",
      typed,
      "",
    );
    expect(run("ls", folder)).toEqual(["calico-fabric"]);
  });
});
