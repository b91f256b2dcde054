import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { engineDeployment } from "./deploy.ts";
import { workFolder } from "./down.ts";
import { claims } from "./claims/index.ts";
import { loadFabric } from "./load-fabric.ts";
import type { Lab } from "./lab.ts";
import { openLab } from "./open-lab.ts";
import { insideNeeds } from "./needs.ts";
import { claimsFor, claimsMatching, formatRecord, runClaims } from "./records.ts";
import { readRecord } from "./record.ts";

const log = (line: string): void => {
  console.log(`lab: ${line}`);
};

/** @throws SpecError when the datacenter is refused */
async function open(name: string, stack: string): Promise<Lab> {
  const needs = insideNeeds();
  if (needs === undefined) throw new Error("not inside a lab");
  // Whatever was loaded, the compiler reads it as unknown and says what is wrong.
  const spec = (await loadFabric(stack)) as DatacenterSpec;
  const { labPrograms, kubeApiserver, calicoCrds, hostDaemons, ifupdown2 } = needs;
  return openLab(
    {
      name,
      stack,
      log,
      tools: {
        bird: labPrograms,
        etcd: labPrograms.etcd,
        apiserver: kubeApiserver,
        crds: calicoCrds,
        hostDaemons,
        ifupdown2,
      },
      deployment: (site) => engineDeployment(site, repositoryRoot, workFolder(name)),
    },
    spec,
  );
}

async function bringUp(name: string, stack: string): Promise<Lab> {
  const begun = performance.now();
  const lab = await open(name, stack);
  const { create, update, delete: removed, replace } = await lab.up();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { switches, bridges, racks } = lab.plan();
  const nodes = racks.flatMap((rack) => rack.nodes).length;
  log(`${String(switches.length + bridges.length)} switches and ${String(nodes)} nodes up in ${seconds} s`);
  const counts = { create, update, delete: removed, replace };
  log(
    Object.entries(counts)
      .map(([what, count]) => `${String(count)} to ${what}`)
      .join(", "),
  );
  return lab;
}

export async function upInside(name: string, stack: string): Promise<void> {
  const lab = await bringUp(name, stack);
  const device = lab.plan().switches[0]?.name ?? "DEVICE";
  log(`npm run lab -- shell ${name} ${device}`);
  log(`npm run lab -- down ${name}`);
}

export interface TestInsideOptions {
  readonly stack: string;
  readonly filters: readonly string[];
  readonly json: string | undefined;
}

/** Exit code 1 when a claim is not met. */
export async function testInside(name: string, { stack, filters, json }: TestInsideOptions): Promise<void> {
  if (claimsMatching(filters).length === 0) {
    const known = claims.map(({ id }) => id);
    throw new Error(`no claim's id contains ${filters.join(" or ")}; there are: ${known.join(", ")}`);
  }
  const record = await readRecord(name);
  const lab = record === undefined ? await bringUp(name, stack) : await open(name, record.stack);
  const { datacenter } = compile(lab.spec());
  const { fabric } = datacenter;
  const chosen = claimsFor(datacenter, claimsMatching(filters));
  const records = await runClaims(lab, chosen, fabric, (one) => {
    console.log(formatRecord(one));
  });
  if (json !== undefined) await writeFile(resolve(json), `${JSON.stringify(records, null, 2)}\n`);
  if (records.some(({ ok }) => !ok)) process.exitCode = 1;
}
