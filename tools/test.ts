import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { countsLine, failedLines, skippedLines, type JestReport } from "./jest-report.ts";
import { preparePrerequisites, type Prerequisites } from "./prerequisites.ts";
import { repositoryRoot } from "./root.ts";
import { verdictLines } from "./verdicts.ts";

/**
 * Prepares what tests need of the machine, runs jest with the arguments given, and ends with what other programs said of the
 * configurations, what was skipped and why, what failed, then `N passed, N failed, N skipped`.
 */
async function main(args: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "calico-fabric-test-"));
  try {
    const prerequisites = await preparePrerequisites((line) => console.log(`prepare: ${line}`));
    const [prepared, report, verdicts] = ["prerequisites.json", "report.json", "verdicts"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(prepared, JSON.stringify(prerequisites));
    for (const line of missingLines(prerequisites)) console.log(line);

    const exitCode = await jest(args, report, {
      CALICO_FABRIC_PREREQUISITES: prepared,
      CALICO_FABRIC_VERDICTS: verdicts,
      // Every program that tests start reads the same sources: the first of them compiles them for the others.
      NODE_COMPILE_CACHE: join(folder, "compiled"),
    });
    for (const line of await verdictLines(verdicts)) console.log(line);
    const results = await readReport(report);
    for (const line of [...skippedLines(results), ...failedLines(results)]) console.log(line);
    console.log(countsLine(results));
    return exitCode === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function missingLines(prerequisites: Prerequisites): readonly string[] {
  return Object.entries(prerequisites).flatMap(([name, finding]) =>
    finding.ok ? [] : [`not here: ${name}: ${finding.reason}`],
  );
}

/** Jest's exit code; 1 when it was ended by a signal. */
function jest(args: readonly string[], report: string, env: Record<string, string>): Promise<number> {
  const runner = join(repositoryRoot, "node_modules", "jest", "bin", "jest.js");
  // Labs mostly wait for routers, and begin early: with at least three workers the rest of the suite runs meanwhile.
  const workers = `--maxWorkers=${Math.max(3, Math.floor(availableParallelism() / 2))}`;
  const child = spawn(process.execPath, [runner, "--json", `--outputFile=${report}`, workers, ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  // A terminal interrupts jest too: what it started is ended by its own teardown, which is waited for.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Undefined when jest did not come as far as writing one. */
async function readReport(path: string): Promise<JestReport | undefined> {
  const json = await readFile(path, "utf8").catch(() => undefined);
  return json === undefined ? undefined : (JSON.parse(json) as JestReport);
}

process.exitCode = await main(process.argv.slice(2));
