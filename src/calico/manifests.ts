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

/** Objects that one command applies, in the order of the files' numbers. */
interface File {
  readonly name: string;
  readonly objects: readonly (CalicoObject | object)[];
  /** What applies it, for whoever reads the file. */
  readonly by: readonly string[];
}

/** calicoctl has all of Calico's kinds but that of IPAM's settings; without Calico's API server kubectl has none. */
const byCalicoctl = (name: string): readonly string[] => [
  `calicoctl apply -f ${name}`,
  `or kubectl apply --server-side -f ${name}, where projectcalico.org/v3 is served`,
];

const calicos = (name: string, objects: readonly CalicoObject[]): File => ({
  name,
  objects,
  by: byCalicoctl(name),
});

/** calico-node may have found a node's address before, and have written it. */
const nodes = (name: string, settings: readonly NodeSettings[]): File => ({
  name,
  objects: settings.map(nodeManifest),
  by: [`kubectl apply --server-side --force-conflicts -f ${name}`],
});

const kubernetes = (name: string, objects: readonly object[]): File => ({
  name,
  objects,
  by: [`kubectl apply --server-side -f ${name}`],
});

const ipam = (name: string, settings: CalicoObject): File => {
  const { strictAffinity, maxBlocksPerHost } = settings.spec;
  return {
    name,
    objects: [settings],
    by: [
      `kubectl apply --server-side -f ${name}, where projectcalico.org/v3 is served`,
      `or calicoctl ipam configure --strictaffinity=${String(strictAffinity)} --max-blocks-per-host=${String(maxBlocksPerHost)} (the second from 3.30 on)`,
    ],
  };
};

// Files of their own, so that their absence moves no other file's number. The Secret itself is not among them: it holds passwords.
const files = (plan: CalicoPlan): readonly File[] => {
  const reservations = plan.ipam.filter(({ kind }) => kind === "IPReservation");
  return [
    ...(plan.passwords === undefined ? [] : [kubernetes("0-bgp-passwords.yaml", plan.passwords.objects)]),
    ...plan.ipam
      .filter(({ kind }) => kind === "IPAMConfiguration")
      .map((settings) => ipam("0-ipam.yaml", settings)),
    ...(reservations.length === 0 ? [] : [calicos("0-ipreservations.yaml", reservations)]),
    calicos("1-ippools.yaml", plan.pools),
    calicos("2-bgpfilters.yaml", plan.filters),
    nodes("3-nodes.yaml", plan.nodes),
    calicos("4-bgppeers.yaml", plan.peers),
    calicos("5-bgpconfiguration.yaml", [plan.configuration]),
  ];
};

/** One object with its manifest. */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly object: object;
  readonly text: string;
}

/** Every object by itself, in the order in which they are applied. */
export const listManifests = (plan: CalicoPlan): readonly Manifest[] =>
  files(plan).flatMap(({ objects }) =>
    (objects as readonly Pick<CalicoObject, "kind" | "metadata">[]).map((object) => ({
      kind: object.kind,
      name: object.metadata.name,
      object,
      text: documents([object]),
    })),
  );

/**
 * The same objects as files for GitOps, by file name, each with the command that applies it. The numbers give the order in which to
 * apply them: the last turns the node mesh off.
 */
export const renderManifests = (plan: CalicoPlan): Readonly<Record<string, string>> =>
  Object.fromEntries(
    files(plan).map(({ name, objects, by }) => [
      name,
      objects.length === 0 ? "" : `${by.map((line) => `# ${line}\n`).join("")}${documents(objects)}`,
    ]),
  );
