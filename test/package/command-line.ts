import { spawnSync } from "node:child_process";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import type { Consumer } from "./consumer.ts";

const demo = join(repositoryRoot, "test/fixtures/demo.yaml");

/** Of an installation: the files' bytes, and the packages. */
function sizeOf(folder: string): { readonly bytes: number; readonly packages: readonly string[] } {
  const files = globSync("node_modules/**/*", { cwd: folder }).map((path) => join(folder, path));
  const bytes = files.reduce((sum, path) => sum + (statSync(path).isFile() ? statSync(path).size : 0), 0);
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, unknown>>;
  };
  return { bytes, packages: Object.keys(lock.packages).filter((name) => name !== "") };
}

/** Whether what programs take at least is as claimed. */
type Claim<T> = (least: { readonly [at in keyof T]: number }) => boolean;

/**
 * What programs take of the processors, in milliseconds: the least of some runs, for the first of them fill caches, and others may run beside.
 * They take turns, so that what else the machine does is the same for all. A longer program is the likelier to be disturbed in every run, so
 * that on a busy machine there are more of them, until it is as claimed.
 */
function leastWork<T extends readonly (readonly string[])[]>(
  folder: string,
  programs: T,
  claim: Claim<T>,
  [fewest, most] = [15, 60],
): { readonly [at in keyof T]: number } {
  const count = join(folder, "work.cjs");
  writeFileSync(
    count,
    `process.on("exit", () => { const { user, system } = process.cpuUsage(); require("node:fs").writeSync(3, String((user + system) / 1000)); });`,
  );
  const work = (args: readonly string[]): number => {
    const { output } = spawnSync(process.execPath, ["--require", count, ...args], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    return Number(output[3]);
  };
  let least = programs.map(() => Infinity) as { [at in keyof T]: number };
  for (let runs = 0; runs < fewest || (runs < most && !claim(least)); runs += 1)
    least = programs.map((args, at) => Math.min(least[at] ?? Infinity, work(args))) as typeof least;
  return least;
}

/** The command line of the packed package, which is all that is installed. */
export function commandLineTests(consumer: () => Consumer): void {
  const bin = (name: string): string => join(consumer().folder, "node_modules/.bin", name);
  const main = (): string =>
    join(consumer().folder, "node_modules/pulumi-calico-fabric/dist/cjs/src/cli/start.js");

  it.each(["calico-fabric", "pulumi-calico-fabric"])("is there as %s", (name) => {
    const { stdout, status } = spawnSync(bin(name), ["validate", demo], { encoding: "utf8" });
    expect(stdout).toBe("demo: as-per-rack, 6 switches, 4 racks, 16 nodes, 12 peerings\n");
    expect(status).toBe(0);
  });

  it("says its version", () => {
    const { version } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
      version: string;
    };
    expect(spawnSync(bin("calico-fabric"), ["--version"], { encoding: "utf8" }).stdout).toBe(`${version}\n`);
  });

  it("takes less than 15 MB, and brings few packages", () => {
    const { bytes, packages } = sizeOf(consumer().folder);
    expect(bytes).toBeLessThan(15e6);
    expect(packages.filter((name) => name.includes("@pulumi") || name.endsWith("/zod"))).toEqual([]);
    expect(packages.length).toBeLessThanOrEqual(10);
  });

  it.each([
    [["--help"], 6, /\b(yaml|zod|ssh2|core)\b/],
    [["--version"], 6, /\b(yaml|zod|ssh2|core)\b/],
    [["validate", demo], 6, /\b(ip-num|ssh2|@pulumi|zod|zod-itself|platforms|review)\b/],
    [["draw", demo], 9, /\b(ip-num|ssh2|@pulumi|zod|zod-itself|platforms)\b/],
  ])("loads for %j no more than it needs", (args, most, never) => {
    const count = join(consumer().folder, "count.cjs");
    writeFileSync(
      count,
      `process.on("exit", () => require("node:fs").writeSync(3, JSON.stringify(Object.keys(require.cache))));`,
    );
    const { output, status } = spawnSync(process.execPath, ["--require", count, main(), ...args], {
      encoding: "utf8",
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    expect(status).toBe(0);
    const loaded = (JSON.parse(output[3] ?? "") as string[]).filter((path) => path !== count);
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.length).toBeLessThanOrEqual(most);
    expect(
      loaded.map((path) => path.split("/node_modules/").at(-1)).filter((path) => never.test(path ?? "")),
    ).toEqual([]);
  });

  it("starts no support for other programs that it would never start", () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        "--eval",
        `process.argv.splice(1, 0, "", "--help"); process.on("exit", () => console.log(process.moduleLoadList.join())); require(${JSON.stringify(main())});`,
      ],
      { encoding: "utf8" },
    );
    expect(stdout).toContain("NativeModule path");
    expect(stdout).not.toContain("NativeModule child_process");
  });

  it("starts in a few times what Node itself takes", () => {
    const { folder } = consumer();
    const [mostOfHelp, mostOfValidate] = [3, 7];
    const programs = [
      ["-e", "0"],
      [main(), "--help"],
      [main(), "validate", demo],
    ] as const;
    const [node, help, validate] = leastWork(
      folder,
      programs,
      ([node, help, validate]) => help < mostOfHelp * node && validate < mostOfValidate * node,
    );
    expect(node).toBeGreaterThan(5);
    expect(help).toBeLessThan(mostOfHelp * node);
    expect(validate).toBeLessThan(mostOfValidate * node);
  }, 120_000);
}
