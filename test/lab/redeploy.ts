import { readFile } from "node:fs/promises";
import type { DatacenterSpec } from "../../src/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { engineDeployment, type LabCluster } from "./deploy.ts";
import type { Site } from "./lab.ts";

/*
 * Deploys once, in a process of its own that can be killed: `node redeploy.ts FILE`, which has the site, the folder of the engine's
 * state and the spec. Must run inside the lab's management network.
 */
const [file = ""] = process.argv.slice(2);
const { site, switches, workDir, cluster, spec } = JSON.parse(await readFile(file, "utf8")) as {
  readonly site: Omit<Site, "switches">;
  readonly switches: ReturnType<Site["switches"]>;
  readonly workDir: string;
  readonly cluster: LabCluster;
  readonly spec: DatacenterSpec;
};
await engineDeployment({ ...site, switches: () => switches }, repositoryRoot, workDir, cluster).up(spec);
