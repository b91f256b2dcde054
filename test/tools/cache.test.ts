import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached, cacheFolder, findCached } from "../../tools/cache.ts";
import { run } from "../support/run.ts";

const quiet = () => undefined;
let folder: string;
const before = process.env["CALICO_FABRIC_CACHE"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calico-fabric-cache-"));
  process.env["CALICO_FABRIC_CACHE"] = folder;
});

afterEach(async () => {
  if (before === undefined) delete process.env["CALICO_FABRIC_CACHE"];
  else process.env["CALICO_FABRIC_CACHE"] = before;
  await rm(folder, { recursive: true, force: true });
});

describe("cached", () => {
  const entry = "program-1";
  const make = (text: string) => async (draft: string) => writeFile(join(draft, "file"), text);

  it("makes an entry once", async () => {
    const made = await cached(entry, make("first"), quiet);
    expect(made).toBe(join(cacheFolder(), entry));
    expect(await cached(entry, make("second"), quiet)).toBe(made);
    expect(await readFile(join(made, "file"), "utf8")).toBe("first");
    expect(await findCached(entry)).toBe(made);
  });

  it("leaves nothing of an entry whose making failed", async () => {
    const fails = async (draft: string) => {
      await make("half")(draft);
      throw new Error("no compiler");
    };
    await expect(cached(entry, fails, quiet)).rejects.toThrow("no compiler");
    expect(await findCached(entry)).toBeUndefined();
    expect(await readdir(join(folder, "unfinished"))).toEqual([]);
  });

  it("goes on where a process that made the entry was killed", async () => {
    const lock = join(folder, "unfinished", `${entry}.lock`);
    await mkdir(join(folder, "unfinished"));
    await writeFile(lock, "1\n");
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await cached(entry, make("after it"), quiet)).toBe(join(folder, entry));
  });

  it("makes an entry once for several processes at a time, and each gets it whole", async () => {
    const program = join(process.cwd(), "test", "tools", "cache-worker.fixture.ts");
    const workers = await Promise.all(
      ["a", "b", "c"].map((name) => run(process.execPath, [program, name], { timeoutSeconds: 15 })),
    );
    const contents = workers.map(({ stdout }) => stdout.trim());
    expect(new Set(contents).size).toBe(1);
    expect(contents[0]).toMatch(/^[abc]{2}$/);
  });
});
