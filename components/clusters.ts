import type { ClusterArtifact } from "../src/compile/clusters.ts";

/** Where objects of clusters go, whichever tool puts them there. */
export interface Clusters<Delivery> {
  /** Of the only cluster; of several, of the one with index 0, and of all where manifests are written, each in a folder of its name. */
  readonly cluster?: Delivery | undefined;
  /** Of several, by name. */
  readonly clusters?: Readonly<Record<string, Delivery>> | undefined;
}

type Target = { readonly target: "manifests"; readonly folder: string } | { readonly target: "kubernetes" };

type Named = Pick<ClusterArtifact, "name" | "mark">;

/** Where a cluster's objects go; undefined where that is not said. */
export function deliveryOf<D extends Target>(
  { cluster, clusters = {} }: Clusters<D>,
  { name, mark }: Named,
): D | undefined {
  if (name === null) return cluster;
  const own = Object.hasOwn(clusters, name) ? clusters[name] : undefined;
  if (own !== undefined) return own;
  if (cluster?.target === "manifests") return { ...cluster, folder: `${cluster.folder}/${name}` };
  return mark === null ? cluster : undefined;
}

/** What an operation lacks of clusters, and what it has of clusters that are not there, in whole sentences. */
export function clusterRefusals<D extends Target>(
  operation: Clusters<D>,
  all: readonly Named[],
): readonly string[] {
  const names = all.flatMap(({ name }) => name ?? []);
  const unknown = Object.keys(operation.clusters ?? {}).filter((name) => !names.includes(name));
  return [
    ...all
      .filter((one) => deliveryOf(operation, one) === undefined)
      .map(({ name }) =>
        name === null
          ? "The operation says of no cluster where its objects go: give it as cluster."
          : `The operation does not say where the objects of cluster ${name} go: give it as clusters.${name}.`,
      ),
    ...unknown.map(
      (name) =>
        `The operation names cluster ${name}, and the spec has ${names.join(", ") || "one without a name"}.`,
    ),
  ];
}
