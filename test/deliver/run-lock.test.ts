import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Locked, withLock } from "../../src/deliver/index.ts";

describe("the lock of a run", () => {
  let folder = "";
  let path = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "run-lock-"));
    path = join(folder, "a.lock");
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is one run's, which it names, and nothing of it is left after", async () => {
    await withLock(path, async () => {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await expect(withLock(path, async () => undefined)).rejects.toThrow(`process ${String(process.pid)}`);
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("is free where its process has ended, for one of those who find it so", async () => {
    const ended = Number(execFileSync("sh", ["-c", "echo $$"], { encoding: "utf8" }));
    const own = await withLock(path, () => readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...(JSON.parse(own) as object), pid: ended }));
    let [at, most] = [0, 0];
    const tried = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        withLock(path, async () => {
          at += 1;
          most = Math.max(most, at);
          await readFile(path);
          at -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(tried.some(({ status }) => status === "fulfilled")).toBe(true);
    for (const one of tried) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Locked);
  });

  it("that says nothing of whose it is is not taken, and the way out is said", async () => {
    await writeFile(path, "");
    await expect(withLock(path, async () => undefined)).rejects.toThrow(`remove it if no run is under way`);
  });
});
