import type { Renumbered } from "./types.ts";
import type { CompiledFabric } from "../compile.ts";

type Clusters = Pick<CompiledFabric, "clusters">;

const clusterOfNodes = ({ clusters }: Clusters): ReadonlyMap<string, string> =>
  new Map(
    clusters.flatMap(({ mark, cluster: { racks } }) =>
      racks.flatMap(({ nodes }) => nodes.map((node) => [node.name, mark ?? ""] as const)),
    ),
  );

/** Nodes that are there before and after, each in another cluster: as which it is meanwhile no fabric of both could say. */
export function movedNodes(before: Clusters, after: Clusters): readonly string[] {
  const [old, now] = [clusterOfNodes(before), clusterOfNodes(after)];
  return [...now].flatMap(([name, cluster]) => {
    const was = old.get(name);
    return was === undefined || was === cluster ? [] : [name];
  });
}

/** Whether what runs gets other numbers in IPv6: of a mixed fabric IPv4 alone is simulated. */
export const renumbersIpv6 = (renumbered: readonly Renumbered[]): boolean =>
  renumbered.some(({ label }) => label.includes("IPv6"));

/** Whether IPv4 comes or goes as a whole: the two have no numbers in common by which a fabric of both could be simulated. */
export const losesIpv4 = (before: CompiledFabric, after: CompiledFabric): boolean =>
  (before.plan.ipv6?.alone === true) !== (after.plan.ipv6?.alone === true);
