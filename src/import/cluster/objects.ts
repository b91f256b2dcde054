import { z } from "zod";

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});

const fields = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((map) => map ?? {});

/** One object of a cluster, as `kubectl get -o yaml` and `-o json` print it. */
const clusterObject = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), labels: texts, annotations: texts }),
  spec: fields,
  status: fields,
});

export type ClusterObject = z.output<typeof clusterObject>;

const list = z.object({ kind: z.string().regex(/List$/), items: z.array(z.unknown()).nullable() });

/** The objects of a document, those of lists among them; null where it is no object of Kubernetes'. */
export function objectsIn(document: unknown): readonly ClusterObject[] | null {
  const several = list.safeParse(document);
  if (several.success) {
    const all = (several.data.items ?? []).map(objectsIn);
    return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
  }
  const single = clusterObject.safeParse(document);
  return single.success ? [single.data] : null;
}

const CALICO = /^(?:projectcalico\.org\/v3|crd\.projectcalico\.org\/v1)$/;

/** Calico's of a kind, by name, whichever of its two APIs printed them. */
export const calicos = (objects: readonly ClusterObject[], kind: string): readonly ClusterObject[] =>
  objects
    .filter((one) => one.kind === kind && CALICO.test(one.apiVersion))
    .sort((one, other) => one.metadata.name.localeCompare(other.metadata.name, "en"));

export const nodesAmong = (objects: readonly ClusterObject[]): readonly ClusterObject[] =>
  objects.filter(({ kind, apiVersion }) => kind === "Node" && apiVersion === "v1");
