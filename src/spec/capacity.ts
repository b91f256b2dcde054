import { z } from "zod";

const upTo = (most: number, normal: number, what: string) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(normal)
    .describe(`${what}. 1 to ${String(most)}, default ${String(normal)}.`);

/** How large the datacenter may ever become. Pools are laid out for this, so growth inside it moves no number. */
export const capacity = z
  .strictObject({
    maxSpines: upTo(64, 64, "Spines"),
    maxRacks: upTo(4096, 256, "Racks"),
    maxTorsPerRack: upTo(2, 2, "ToRs in a rack"),
    maxNodesPerRack: upTo(64, 64, "Nodes in a rack"),
    maxPodPoolsPerRack: upTo(16, 1, "Pools of pods that one rack may have"),
    maxHostsPerRack: upTo(64, 16, "Hosts in a rack that do not run Calico"),
    maxPodsPerNode: upTo(
      1024,
      110,
      "Pods on a node (the kubelet's maxPods), for the sizes of pools, and of tables with a route for each pod",
    ),
  })
  .prefault({})
  .describe(
    "Declared capacity. Raise `maxRacks`, `maxPodsPerNode` and `maxPodPoolsPerRack` at any time; the others set distances between numbers.",
  );
