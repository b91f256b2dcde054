import { z } from "zod";

/** What each may be at most. */
export const MOST_CAPACITY = {
  maxSuperSpines: 64,
  maxPods: 64,
  maxRacksPerPod: 4096,
  maxSpines: 64,
  maxRacks: 16_384,
  maxTorsPerRack: 2,
  maxUplinksPerSpine: 4,
  maxUplinksPerSuperSpine: 4,
  maxNodesPerRack: 128,
  maxPodPoolsPerRack: 16,
  maxHostsPerRack: 64,
  maxPodsPerNode: 1024,
} as const;

/** What each is where the spec says nothing. */
export const NORMAL_CAPACITY = {
  maxSuperSpines: 64,
  maxPods: 4,
  maxRacksPerPod: 4096,
  maxSpines: 64,
  maxRacks: 256,
  maxTorsPerRack: 2,
  maxUplinksPerSpine: 1,
  maxUplinksPerSuperSpine: 1,
  maxNodesPerRack: 64,
  maxPodPoolsPerRack: 1,
  maxHostsPerRack: 16,
  maxPodsPerNode: 110,
} as const satisfies Readonly<Record<keyof typeof MOST_CAPACITY, number>>;

/** Whether somebody has said how many racks there may be; else the capacity is only how far numbers reach. */
export const declaresRacks = ({ maxRacks }: { readonly maxRacks: number }): boolean =>
  maxRacks !== NORMAL_CAPACITY.maxRacks;

const upTo = (field: keyof typeof MOST_CAPACITY, what: string) =>
  z
    .int()
    .min(1)
    .max(MOST_CAPACITY[field])
    .default(NORMAL_CAPACITY[field])
    .describe(`${what}. 1 to ${String(MOST_CAPACITY[field])}, default ${String(NORMAL_CAPACITY[field])}.`);

/** How large the datacenter may ever become. Pools are laid out for this, so growth inside it moves no number. */
export const capacity = z
  .strictObject({
    maxSuperSpines: upTo("maxSuperSpines", "Super-spines, where there are `pods`"),
    maxPods: upTo("maxPods", "Pods of racks and spines, where there are `pods`"),
    maxRacksPerPod: upTo(
      "maxRacksPerPod",
      "Racks in a pod, where there are `pods`: a spine's port to a ToR is by the rack's index modulo this",
    ),
    maxSpines: upTo("maxSpines", "Spines, or spines in a pod where there are `pods`"),
    maxRacks: upTo("maxRacks", "Racks"),
    maxTorsPerRack: upTo("maxTorsPerRack", "ToRs in a rack"),
    maxUplinksPerSpine: upTo("maxUplinksPerSpine", "Links from a ToR to one spine"),
    maxUplinksPerSuperSpine: upTo(
      "maxUplinksPerSuperSpine",
      "Links from a spine to one super-spine, where there are `pods`",
    ),
    maxNodesPerRack: upTo("maxNodesPerRack", "Nodes in a rack"),
    maxPodPoolsPerRack: upTo("maxPodPoolsPerRack", "Pools of pods that one rack may have"),
    maxHostsPerRack: upTo("maxHostsPerRack", "Hosts in a rack that do not run Calico"),
    maxPodsPerNode: upTo(
      "maxPodsPerNode",
      "Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod",
    ),
  })
  .prefault({})
  .describe(
    "Declared capacity. Raise `maxRacks`, `maxPods`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers.",
  );
