import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { claims } from "./claims/index.ts";
import { formatRecord, type ClaimRecord } from "./records.ts";

/** Two labs at once, or a developer's beside this one, are told apart by their names. */
const NAME = `jest-${String(process.pid)}`;
const MINUTES = 6;

const lab = (...args: string[]) =>
  run(process.execPath, ["test/lab/main.ts", ...args], { okCodes: [0, 1], timeoutSeconds: MINUTES * 60 });

describeWith(
  "the lab: as-per-rack on a routed spine, reflected by the ToR",
  ["root", "namespaces", "labPrograms", "engine", "kubeApiserver", "calicoCrds"],
  () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-test-"));
    let records: readonly ClaimRecord[] = [];
    let output = "";

    beforeAll(async () => {
      const json = join(folder, "records.json");
      writeFileSync(json, "[]");
      const { stdout, stderr } = await run(
        process.execPath,
        ["test/lab/main.ts", "test", "--stack", "lab", "--name", NAME, "--json", json],
        { okCodes: [0, 1], timeoutSeconds: MINUTES * 60 },
      );
      output = `${stdout}${stderr}`;
      records = JSON.parse(readFileSync(json, "utf8")) as ClaimRecord[];
    }, MINUTES * 60_000);

    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await lab("down", NAME);
    }, 60_000);

    it.each(claims.map(({ id, says }) => [id, says]))("%s: %s", (id) => {
      const record = records.find((one) => one.id === id);
      // What the lab said is what explains a claim that was not even looked at.
      expect(record === undefined ? output : formatRecord(record)).toMatch(/^ok /);
      expect(record).toMatchObject({ id, model: "as-per-rack", ok: true });
    });

    it("leaves nothing behind", async () => {
      const { stdout } = await run("ip", ["netns", "list"]);
      expect(stdout.split("\n").filter((line) => line.includes(`.${NAME}.`))).toEqual([]);
    });
  },
);
