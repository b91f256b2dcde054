import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skippedLines, type JestReport } from "../../tools/jest-report.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { run } from "../support/run.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "calico-fabric-needs-"));
  await writeFile(
    join(folder, "prerequisites.json"),
    JSON.stringify({
      kubeApiserver: { ok: true, value: "/a/kube-apiserver" },
      labPrograms: { ok: false, reason: "install\n  FRR" },
    }),
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function runFixture(ci: string | undefined): Promise<JestReport> {
  const jest = join(repositoryRoot, "node_modules", "jest", "bin", "jest.js");
  const { stdout } = await run(process.execPath, [jest, "--json", "--testMatch", "**/needs.fixture.ts"], {
    cwd: repositoryRoot,
    env: { CI: ci, CALICO_FABRIC_PREREQUISITES: join(folder, "prerequisites.json") },
    okCodes: [0, 1],
  });
  return JSON.parse(stdout) as JestReport;
}

describe("describeWith", () => {
  it("skips what the machine lacks, and the name says why", async () => {
    const report = await runFixture(undefined);
    expect(report).toMatchObject({ numPassedTests: 1, numFailedTests: 0, numPendingTests: 1 });
    expect(skippedLines(report)).toEqual(["skipped: without needs labPrograms (install FRR)"]);
  });

  it("fails instead on CI", async () => {
    expect(await runFixture("true")).toMatchObject({
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 0,
    });
  });
});
