import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import type { Requirement } from "../../tools/prerequisites.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { claimsFor, claimsMatching, formatRecord, variantOf, type ClaimRecord } from "./records.ts";

/** Two labs at once, or a developer's beside this one, are told apart by their names. */
const PREFIX = `jest-${String(process.pid)}`;
const MINUTES = 40;

/** What every variant of every model must show; the first lab shows all that is claimed. */
export const ROUTES = [
  "sessions-up",
  "timers-agreed",
  "all-pods-ping",
  "pod-tells-rack",
  "rib-equal",
  "fib-equal",
  "rib-equal-after/link",
  "rib-equal-after/spine",
];

/** Where ToRs share networks with one another. */
export const PLANES = ["ecmp-over-spines", "gtsm-on"];

/** Where switches are the fabric's as a whole. */
export const NETWORK = ["network-made", "second-up-unchanged"];

/** Only where nodes reflect. One that falls silent is missed after minutes: `rib-equal-after/silent-reflector` is looked at by hand. */
export const REFLECTORS = "rib-equal-after/reflector";

/** Where a rack has a second ToR to go by. */
export const DRAIN = "drain-lost/tor";

/** Where switches watch each other. */
export const BFD = ["bfd-up", "bfd-detects", "second-up-unchanged"];

/** What devices say over the ways by which they are configured. */
export const VERIFIED = "verify-as-foretold";

/** What two address families must show of it. */
export const FAMILIES = [...ROUTES.filter((id) => id !== "rib-equal-after/spine"), VERIFIED];

/** The same without failures. */
export const TABLES = [...ROUTES.filter((id) => !id.includes("/")), "ecmp-over-planes", "planes-isolated"];

export interface LabRun {
  readonly spec: DatacenterSpec;
  readonly what: string;
  /** Claims by id, or a part of it; all where there is none. */
  readonly filters: readonly string[];
}

const runLab = (...args: readonly string[]) =>
  run(process.execPath, ["test/lab/main.ts", ...args], { okCodes: [0, 1], timeoutSeconds: MINUTES * 60 });

/**
 * A lab for each run, one after another. Labs mostly wait for routers, so the runs stand in several files, which jest runs side by side.
 */
export const describeLabs = (runs: readonly LabRun[], more: readonly Requirement[] = []): void => {
  describeWith(
    "the lab",
    ["root", "namespaces", "labPrograms", "engine", "kubeApiserver", "calicoCrds", ...more],
    () => {
      describe.each(runs)("$what", ({ spec, filters }) => {
        const { datacenter } = compile(spec);
        const { fabric } = datacenter;
        const said = claimsFor(datacenter, claimsMatching(filters));
        const name = `${PREFIX}-${String(runs.findIndex((one) => one.spec === spec))}`;
        const folder = mkdtempSync(join(tmpdir(), "lab-test-"));
        let records: readonly ClaimRecord[] = [];
        let output = "";

        beforeAll(async () => {
          const json = join(folder, "records.json");
          writeFileSync(json, "[]");
          const options = ["--stack", spec.name, "--name", name, "--json", json];
          const { stdout, stderr } = await runLab("test", ...filters, ...options);
          output = `${stdout}${stderr}`;
          records = JSON.parse(readFileSync(json, "utf8")) as ClaimRecord[];
        }, MINUTES * 60_000);

        afterAll(async () => {
          rmSync(folder, { recursive: true });
          await runLab("down", name);
        }, 60_000);

        it.each(said.map(({ id, says }) => [id, says]))("%s: %s", (id) => {
          const record = records.find((one) => one.id === id);
          // What the lab said is what explains a claim that was not even looked at.
          expect(record === undefined ? output : formatRecord(record)).toMatch(/^ok /);
          expect(record).toMatchObject({ id, model: fabric.model, variant: variantOf(fabric), ok: true });
        });

        it("leaves nothing behind", async () => {
          const { stdout } = await run("ip", ["netns", "list"]);
          expect(stdout.split("\n").filter((line) => line.includes(`.${name}.`))).toEqual([]);
        });
      });
    },
  );
};
