import { z } from "zod";

/** What each may be at most. */
export const MOST_CAPACITY = {
  maxSpines: 64,
  maxRacks: 4096,
  maxTorsPerRack: 2,
  maxUplinksPerSpine: 4,
  maxNodesPerRack: 64,
  maxPodPoolsPerRack: 16,
  maxHostsPerRack: 64,
  maxPodsPerNode: 1024,
} as const;

const upTo = (field: keyof typeof MOST_CAPACITY, normal: number, what: string) =>
  z
    .int()
    .min(1)
    .max(MOST_CAPACITY[field])
    .default(normal)
    .describe(`${what}. 1 to ${String(MOST_CAPACITY[field])}, default ${String(normal)}.`);

/** How large the datacenter may ever become. Pools are laid out for this, so growth inside it moves no number. */
export const capacity = z
  .strictObject({
    maxSpines: upTo("maxSpines", 64, "Spines"),
    maxRacks: upTo("maxRacks", 256, "Racks"),
    maxTorsPerRack: upTo("maxTorsPerRack", 2, "ToRs in a rack"),
    maxUplinksPerSpine: upTo("maxUplinksPerSpine", 1, "Links from a ToR to one spine"),
    maxNodesPerRack: upTo("maxNodesPerRack", 64, "Nodes in a rack"),
    maxPodPoolsPerRack: upTo("maxPodPoolsPerRack", 1, "Pools of pods that one rack may have"),
    maxHostsPerRack: upTo("maxHostsPerRack", 16, "Hosts in a rack that do not run Calico"),
    maxPodsPerNode: upTo(
      "maxPodsPerNode",
      110,
      "Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod",
    ),
  })
  .prefault({})
  .describe(
    "Declared capacity. Raise `maxRacks`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers.",
  );
