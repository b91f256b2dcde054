import type { ClusterArtifact } from "../compile/clusters.ts";
import type { CompiledFabric } from "../compile.ts";
import { WrongCall } from "./wrong-call.ts";

/** @throws WrongCall where it is not said which of several, or there is none of the name */
export function chosenCluster({ clusters }: CompiledFabric, of: string | undefined): ClusterArtifact {
  const names = clusters.flatMap(({ name }) => name ?? []);
  const one = clusters.find(({ name }) => (of === undefined ? clusters.length === 1 : name === of));
  if (one !== undefined) return one;
  throw new WrongCall(
    names.length === 0
      ? "the spec has one cluster, which has no name: leave out --of"
      : `say which cluster, with --of: ${names.join(", ")}`,
  );
}
