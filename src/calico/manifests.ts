import { stringify } from "yaml";
import type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";

const documents = (objects: readonly object[]): string =>
  objects.map((one) => stringify(one, { lineWidth: 0, aliasDuplicateObjects: false })).join("---\n");

/** A Node with nothing but its labels and annotations, and that it is cordoned: apply it with `kubectl apply --server-side`. */
const nodeManifest = ({ name, labels, annotations, cordoned }: NodeSettings): object => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name, labels, annotations },
  ...(cordoned ? { spec: { unschedulable: true } } : {}),
});

const files = (plan: CalicoPlan): readonly (readonly [string, readonly (CalicoObject | object)[]])[] => [
  // Files of their own, so that their absence moves no other file's number. The Secret itself is not among them: it holds passwords.
  ...(plan.passwords === undefined ? [] : [["0-bgp-passwords.yaml", plan.passwords.objects] as const]),
  ...(plan.ipam.length === 0 ? [] : [["0-ipam.yaml", plan.ipam] as const]),
  ["1-ippools.yaml", plan.pools],
  ["2-bgpfilters.yaml", plan.filters],
  ["3-nodes.yaml", plan.nodes.map(nodeManifest)],
  ["4-bgppeers.yaml", plan.peers],
  ["5-bgpconfiguration.yaml", [plan.configuration]],
];

/** One object with its manifest. */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly object: object;
  readonly text: string;
}

/** Every object by itself, in the order in which they are applied. */
export const listManifests = (plan: CalicoPlan): readonly Manifest[] =>
  files(plan).flatMap(([, objects]) =>
    (objects as readonly Pick<CalicoObject, "kind" | "metadata">[]).map((object) => ({
      kind: object.kind,
      name: object.metadata.name,
      object,
      text: documents([object]),
    })),
  );

/**
 * The same objects as files for GitOps, by file name. The numbers give the order in which to apply them: the last turns the node
 * mesh off.
 */
export const renderManifests = (plan: CalicoPlan): Readonly<Record<string, string>> =>
  Object.fromEntries(files(plan).map(([name, objects]) => [name, documents(objects)]));
