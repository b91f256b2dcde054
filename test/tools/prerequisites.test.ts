import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
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

/** Jest's configuration for one of the projects: in several the fixture would be run several times. */
function oneProject(): string {
  const config = createRequire(join(repositoryRoot, "package.json"))("./jest.config.cjs") as {
    readonly projects: readonly object[];
  };
  return JSON.stringify({ ...config.projects[0], rootDir: repositoryRoot });
}

async function runFixture(ci: string | undefined): Promise<JestReport> {
  const jest = join(repositoryRoot, "node_modules", "jest", "bin", "jest.js");
  const args = ["--json", "--config", oneProject(), "--testMatch", "**/needs.fixture.ts"];
  const { stdout } = await run(process.execPath, [jest, ...args], {
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
