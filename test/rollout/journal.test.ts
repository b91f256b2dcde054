import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readJournal, writeJournal } from "../../src/cli/rollout/journal.ts";
import type { RolloutOptions } from "../../src/cli/rollout/options.ts";
import { rollout } from "../../src/cli/verbs/rollout.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { fabric } from "../change/sides.ts";

const BASE = fabric([2, 1]);
const HEAD: DatacenterSpec = { ...BASE, bgp: { maximumAsPath: 40 } };
const OTHER: DatacenterSpec = { ...BASE, bgp: { maximumAsPath: 30 } };

describe("what is written down of a run", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "journal-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = async (name: string, spec: DatacenterSpec): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(spec));
    return path;
  };

  async function ran(head: DatacenterSpec, options: Partial<RolloutOptions> = {}) {
    let err = "";
    const console = { out: () => undefined, err: (text: string) => (err += text), in: async () => "" };
    const always = { format: "text" as const, ways: join(folder, "none.yaml"), state: folder };
    const path = await file("head.json", head);
    const code = await rollout(path, { ...always, ...options }, {}, console);
    return { code, err };
  }

  const begun = { version: 1, base: BASE, head: HEAD, stage: 1, ended: false } as const;

  it("is its owner's alone", async () => {
    await writeJournal(folder, "test", begun);
    expect((await stat(join(folder, "rollout-test.json"))).mode & 0o777).toBe(0o600);
    expect(await readJournal(folder, "test")).toEqual(begun);
  });

  it("is gone on with by the specs that it was begun with, and no others", async () => {
    await writeJournal(folder, "test", begun);
    await expect(ran(OTHER, { continue: true })).rejects.toThrow("a rollout of another spec was begun");
    const from = await file("other.json", OTHER);
    await expect(ran(HEAD, { continue: true, from })).rejects.toThrow("from another spec than --from names");
    expect(await readJournal(folder, "test")).toEqual(begun);
  });

  it("is nothing where a run can't do what is asked, and no device is looked for", async () => {
    const from = await file("planes.json", fabric([1, 1], {}, { model: { model: "l2" } }));
    const { code, err } = await ran(fabric([1, 1]), { from, consent: [] });
    expect([code, err]).toEqual([1, expect.stringMatching(/nothing was begun.*only switches on one side/s)]);
    expect(await readJournal(folder, "test")).toBeUndefined();
  });
});
