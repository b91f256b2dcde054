import type { CompiledFabric } from "../../compile.ts";
import type { ClusterFinding } from "../../deliver/cluster/finding.ts";
import { configuration } from "../../deliver/cluster/findings/configuration.ts";
import { peers } from "../../deliver/cluster/findings/peers.ts";
import { pools } from "../../deliver/cluster/findings/pools.ts";
import type { ClusterFacts } from "../../deliver/cluster/facts.ts";
import * as read from "../../deliver/cluster/objects.ts";
import { calicos, nodesAmong, type ClusterObject } from "./objects.ts";

const all = <T>(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T } },
  objects: readonly ClusterObject[],
): readonly T[] =>
  objects.flatMap((object) => {
    const { data } = schema.safeParse(object);
    return data === undefined ? [] : [data];
  });

const factsOf = (objects: readonly ClusterObject[]): ClusterFacts => ({
  url: "",
  api: "served",
  kinds: [],
  stored: true,
  version: null,
  calicoNode: null,
  installation: null,
  pools: all(read.pool, calicos(objects, "IPPool")),
  peers: all(read.peer, calicos(objects, "BGPPeer")),
  configuration:
    all(read.configuration, calicos(objects, "BGPConfiguration")).find(
      ({ metadata }) => metadata.name === "default",
    ) ?? null,
  nodes: all(read.node, nodesAmong(objects)),
  unread: [],
});

/** What stands between a cluster as it is and the spec, each with the step that takes it away: pools, then peers, then the mesh. */
export function wayFrom(
  objects: readonly ClusterObject[],
  { cluster, calico }: CompiledFabric,
): readonly ClusterFinding[] {
  const facts = factsOf(objects);
  return [pools, peers, configuration].flatMap((rule) => rule(facts, { cluster, calico }));
}
