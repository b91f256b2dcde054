import type { DatacenterSpec } from "../../../src/index.ts";
import type { Lab } from "../lab.ts";
import { allPodsPing, clustersApart } from "./all-pods-ping.ts";
import { atRest } from "./at-rest.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";

/** The same with every cluster known to every other. */
const together = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  clusters: spec.clusters?.map((one, at, all) => ({
    ...one,
    reaches: all.filter((_, other) => other > at).map(({ name }) => name),
  })),
});

async function deploy(lab: Lab, spec: DatacenterSpec): Promise<void> {
  await lab.up(spec);
  await atRest(lab);
}

export const clustersMeetAndPart: Claim = {
  id: "clusters-meet-and-part",
  says: "clusters that are apart reach each other once one says so, and no more once none does, with tables as foretold each time",
  appliesTo: (_, { clusters }) => clusters.some(({ reaches }) => reaches.length < clusters.length - 1),
  async run(lab) {
    const spec = lab.spec();
    let met: Finding;
    try {
      await deploy(lab, together(spec));
      met = await allPodsPing.run(lab);
    } finally {
      await deploy(lab, spec);
    }
    const parted = await clustersApart.run(lab);
    const faults = [met, parted].flatMap(({ ok, detail, unit }) => (ok ? [] : [detail ?? unit]));
    return allOf("ordered pairs of pods met", met.figure, faults);
  },
};
