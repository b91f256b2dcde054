import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import { run, type RunError } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";
import { endProcess, isRunning, startProcess, type ProcessRecord } from "./process.ts";

describe("processes", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "process-"));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const start = (program: string, args: string[], detached = false): Promise<ProcessRecord> =>
    startProcess({ name: "it", program, args, cwd: dir, logFile: join(dir, "log"), detached });

  it.each([false, true])("are ended by their record (detached: %s)", async (detached) => {
    const record = await start("sleep", ["60"], detached);
    expect(isRunning(record)).toBe(true);
    await endProcess(JSON.parse(JSON.stringify(record)) as ProcessRecord);
    expect(isRunning(record)).toBe(false);
    await endProcess(record);
  });

  it("are killed when they do not listen", async () => {
    const record = await start("sh", ["-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"]);
    try {
      await waitFor(() => readFileSync(join(dir, "log"), "utf8").includes("deaf"), {
        what: "it to be deaf",
        everyMs: 10,
      });
    } finally {
      await endProcess(record, { politelySeconds: 0.2 });
    }
    expect(isRunning(record)).toBe(false);
  });

  it("are told from another process that got the same id", async () => {
    const record = await start("sleep", ["60"]);
    try {
      const earlier = { ...record, startTime: "1" };
      expect(isRunning(earlier)).toBe(false);
      await endProcess(earlier);
      expect(isRunning(record)).toBe(true);
    } finally {
      await endProcess(record);
    }
  });

  it.each([false, true])(
    "end with their parent, however that ends, unless detached (%s)",
    async (detached) => {
      const options = {
        name: "it",
        program: "sleep",
        args: ["60"],
        cwd: dir,
        logFile: join(dir, "log"),
        detached,
      };
      const program = `
      import { startProcess } from ${JSON.stringify(join(repositoryRoot, "test", "cluster", "process.ts"))};
      const record = await startProcess(${JSON.stringify(options)});
      process.stdout.write(JSON.stringify(record), () => process.kill(process.pid, "SIGKILL"));`;
      const parent = run(process.execPath, ["--input-type=module", "--eval", program]);
      const { stdout } = await parent.catch((error: unknown) => error as RunError);
      const record = JSON.parse(stdout) as ProcessRecord;
      try {
        if (detached) expect(isRunning(record)).toBe(true);
        else
          await waitFor(() => !isRunning(record), {
            what: "the child to end",
            withinSeconds: 5,
            everyMs: 10,
          });
      } finally {
        await endProcess(record);
      }
    },
  );
});
