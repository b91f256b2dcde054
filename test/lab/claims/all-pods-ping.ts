import type { LabFamily } from "../families.ts";
import { givenIn, type Assignment } from "../ipam.ts";
import type { Lab } from "../lab.ts";
import { podNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

/** Pods by the clusters of their nodes: each with those of whom its own knows, or else those of whom it does not. */
function pairs(lab: Lab, known: boolean): readonly (readonly [Assignment, Assignment])[] {
  const { racks, clusters } = lab.plan();
  const clusterOf = new Map(
    racks.flatMap(({ nodes }) => nodes.map(({ name, cluster }) => [name, cluster] as const)),
  );
  const reaches = (from: Assignment, to: Assignment): boolean => {
    const own = clusters.find(({ name }) => name === clusterOf.get(from.node));
    return own === undefined || own.reaches.includes(clusterOf.get(to.node) ?? "");
  };
  const pods = lab.assignments();
  return pods.flatMap((from) =>
    pods.filter((to) => to !== from && reaches(from, to) === known).map((to) => [from, to] as const),
  );
}

async function look(lab: Lab, { bird }: LabFamily, known: boolean): Promise<Finding> {
  const faults = await Promise.all(
    pairs(lab, known).map(async ([from, to]) => {
      const command = ["ping", "-q", "-n", "-c", "1", "-W", "1", givenIn(bird, to).pod];
      const said = await lab.inside(podNamespace(from.node), command, [0, 1, 2]);
      const arrived = said.includes(" 0% packet loss");
      if (arrived === known) return [];
      return [`pod on ${from.node} ${arrived ? "reaches" : "does not reach"} pod on ${to.node}`];
    }),
  );
  return allOf("ordered pairs of pods", faults.length, faults.flat());
}

export const allPodsPing: Claim = {
  id: "all-pods-ping",
  says: "every pod reaches every other pod, of several clusters those of its own and of clusters that know each other",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family, true))),
};

/** It says something beside `all-pods-ping` alone: of a fabric that carries nothing it would be true. */
export const clustersApart: Claim = {
  id: "clusters-apart",
  says: "no pod reaches a pod of a cluster that its own is apart from, in shared racks neither",
  appliesTo: (_, { clusters }) => clusters.length > 1,
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family, false))),
};
