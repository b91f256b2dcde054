import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { datacenter as asPerRackDual } from "../../stacks/as-per-rack-dual.ts";
import { datacenter as asPerRackEthernet } from "../../stacks/as-per-rack-ethernet.ts";
import { datacenter as mesh } from "../../stacks/as-per-rack-mesh.ts";
import { datacenter as reflectors } from "../../stacks/as-per-rack-reflectors.ts";
import { datacenter as asPerServerDual } from "../../stacks/as-per-server-dual.ts";
import { datacenter as asPerServerEthernet } from "../../stacks/as-per-server-ethernet.ts";
import { datacenter as asPerServer } from "../../stacks/as-per-server.ts";
import { datacenter as downwardDefaultDual } from "../../stacks/downward-default-dual.ts";
import { datacenter as downwardDefault } from "../../stacks/downward-default.ts";
import { datacenter as igpTors } from "../../stacks/igp-tors.ts";
import { datacenter as igp } from "../../stacks/igp.ts";
import { datacenter as l2Dual } from "../../stacks/l2-dual.ts";
import { datacenter as l2Planes } from "../../stacks/l2-planes.ts";
import { datacenter as l2 } from "../../stacks/l2.ts";
import { datacenter as lab } from "../../stacks/lab.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { claimsFor, claimsMatching, formatRecord, variantOf, type ClaimRecord } from "./records.ts";

/** Two labs at once, or a developer's beside this one, are told apart by their names. */
const PREFIX = `jest-${String(process.pid)}`;
const MINUTES = 10;

/** What every variant of every model must show; the first lab shows all that is claimed. */
const ROUTES = [
  "sessions-up",
  "all-pods-ping",
  "pod-tells-rack",
  "rib-equal",
  "fib-equal",
  "rib-equal-after/link",
  "rib-equal-after/spine",
];

/** Where ToRs share networks with one another. */
const PLANES = ["ecmp-over-spines", "gtsm-on"];

/** Only where nodes reflect. One that falls silent is missed after minutes: `rib-equal-after/silent-reflector` is looked at by hand. */
const REFLECTORS = "rib-equal-after/reflector";

/** Where a rack has a second ToR to go by. */
const DRAIN = "drain-lost/tor";

/** The same without failures. */
const TABLES = [...ROUTES.filter((id) => !id.includes("/")), "ecmp-over-planes", "planes-isolated"];

interface LabRun {
  readonly spec: DatacenterSpec;
  readonly what: string;
  readonly filters: readonly string[];
}

const RUNS: readonly LabRun[] = [
  { spec: lab, what: "as-per-rack on a routed spine, reflected by the ToR", filters: [] },
  { spec: mesh, what: "as-per-rack with one AS for all spines, meshed in the rack", filters: ROUTES },
  { spec: reflectors, what: "as-per-rack, reflected by nodes", filters: [...ROUTES, REFLECTORS] },
  { spec: asPerServer, what: "as-per-server on a routed spine", filters: ROUTES },
  { spec: downwardDefault, what: "downward-default", filters: ROUTES },
  { spec: asPerRackDual, what: "as-per-rack with two ToRs in a rack", filters: [...ROUTES, DRAIN] },
  { spec: asPerServerDual, what: "as-per-server with two ToRs in a rack", filters: [...ROUTES, DRAIN] },
  {
    spec: asPerRackEthernet,
    what: "as-per-rack on spines that only switch",
    filters: [...ROUTES, ...PLANES],
  },
  {
    spec: asPerServerEthernet,
    what: "as-per-server on spines that only switch, with two ToRs in a rack",
    filters: [...ROUTES, ...PLANES],
  },
  {
    spec: downwardDefaultDual,
    what: "downward-default with two ToRs in a rack",
    filters: [...ROUTES, DRAIN],
  },
  { spec: igp, what: "igp, reflected by spines", filters: ROUTES },
  { spec: igpTors, what: "igp with meshed ToRs, two of them in a rack", filters: ROUTES },
  // What fails behind a switch nodes notice when BIRD's hold time is over: minutes, and tried by hand.
  { spec: l2, what: "l2, flat, over two spines in a spanning tree", filters: TABLES },
  { spec: l2Planes, what: "l2 of two planes", filters: TABLES },
  { spec: l2Dual, what: "l2, flat, with two ToRs in a rack", filters: TABLES },
];

const runLab = (...args: readonly string[]) =>
  run(process.execPath, ["test/lab/main.ts", ...args], { okCodes: [0, 1], timeoutSeconds: MINUTES * 60 });

describeWith(
  "the lab",
  ["root", "namespaces", "labPrograms", "engine", "kubeApiserver", "calicoCrds"],
  () => {
    describe.each(RUNS)("$what", ({ spec, filters }) => {
      const { datacenter } = compile(spec);
      const { fabric } = datacenter;
      const said = claimsFor(datacenter, claimsMatching(filters));
      const name = `${PREFIX}-${String(RUNS.findIndex((one) => one.spec === spec))}`;
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
