import type { ClusterArtifact } from "../../compile/clusters.ts";
import type { ClusterChoice } from "../../deliver/index.ts";
import { WrongCall } from "../wrong-call.ts";

/** How a cluster is reached, by what its names are told from others' by. @throws WrongCall where nobody says */
export type ClusterOf = (mark: string | null) => ClusterChoice;

/**
 * What `--context` says: of one cluster without a name its context; of several `NAME=CONTEXT` of each.
 *
 * @throws WrongCall for what is neither, and for a name that no cluster has
 */
export function contextsOf(
  clusters: readonly Pick<ClusterArtifact, "name" | "mark">[],
  {
    kubeconfig,
    context: said = [],
  }: { readonly kubeconfig?: string | undefined; readonly context?: readonly string[] | undefined },
): ClusterOf {
  const names = clusters.flatMap(({ name }) => name ?? []);
  if (names.length === 0) {
    const [context, another] = said;
    if (another !== undefined)
      throw new WrongCall("the spec has one cluster, which has no name: give --context once");
    return () => ({ kubeconfig, context });
  }
  const forms = names.map((name) => `--context ${name}=…`).join(" ");
  const contexts = new Map(
    said.map((one) => {
      const at = one.indexOf("=");
      const name = one.slice(0, Math.max(at, 0));
      if (!names.includes(name))
        throw new WrongCall(`the clusters have names, and --context ${one} has none of them: give ${forms}`);
      return [name, one.slice(at + 1)] as const;
    }),
  );
  return (mark) => {
    const name = clusters.find((one) => one.mark === mark)?.name ?? "";
    const context = contexts.get(name);
    if (context === undefined)
      throw new WrongCall(
        `objects of the cluster ${name} are changed, and nothing says where it is: give ${forms}`,
      );
    return { kubeconfig, context };
  };
}
