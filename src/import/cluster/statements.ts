import type { Said } from "../readers/reading.ts";
import { type ClusterObject, objectsIn } from "./objects.ts";
import { listManifests, type CalicoPlan } from "../../calico/index.ts";

/** What Calico's API has of a field that nobody set: it is printed or not. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  IPPool: [
    "ipipMode: Never",
    "vxlanMode: Never",
    "natOutgoing: false",
    "disabled: false",
    "disableBGPExport: false",
    "assignmentMode: Automatic",
    "allowedUses.0: Workload",
    "allowedUses.1: Tunnel",
  ],
  BGPPeer: ["sourceAddress: UseNodeIP", "keepOriginalNextHop: false", "nextHopMode: Auto"],
  BGPConfiguration: ["logSeverityScreen: Info", "bindMode: None"],
  IPAMConfiguration: ["maxBlocksPerHost: 0"],
};

type Leaf = readonly [path: string, value: string];

function leaves(value: unknown, path = ""): readonly Leaf[] {
  if (typeof value !== "object" || value === null)
    return value === undefined || value === null
      ? []
      : [[path, typeof value === "string" ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === "" ? key : `${path}.${key}`));
}

/** Labels and annotations of a node that Calico reads or that the fabric sets; all others are other people's. */
const OF_NODES = [
  /^annotations: projectcalico\.org\/(?:ASNumber|IPv[46]Address|RouteReflectorClusterID)=/,
  /^labels: (?:route-reflector|reflects-plane|node\.kubernetes\.io\/exclude-from-external-load-balancers)=/,
];

function ofNode({ metadata, spec }: ClusterObject, rackLabel: string): readonly string[] {
  const said = [
    ...Object.entries(metadata.labels).map(([key, value]) => `labels: ${key}=${value}`),
    ...Object.entries(metadata.annotations).map(([key, value]) => `annotations: ${key}=${value}`),
  ];
  return [
    ...said.filter(
      (one) => OF_NODES.some((pattern) => pattern.test(one)) || one.startsWith(`labels: ${rackLabel}=`),
    ),
    ...(spec["unschedulable"] === true ? ["unschedulable: true"] : []),
  ];
}

const KINDS = new Set([
  "IPPool",
  "BGPFilter",
  "BGPPeer",
  "BGPConfiguration",
  "IPAMConfiguration",
  "IPReservation",
  "Node",
]);

function ofObject(object: ClusterObject, rackLabel: string): readonly Said[] {
  const { kind, metadata, spec } = object;
  if (!KINDS.has(kind)) return [];
  const top = `${kind} ${metadata.name}`;
  const usual = DEFAULTS[kind] ?? [];
  const lines =
    kind === "Node"
      ? ofNode(object, rackLabel)
      : leaves(spec)
          .map(([path, value]) => `${path}: ${value}`)
          .filter((line) => !usual.includes(line));
  // A node is the cluster's own: the fabric's are some of its labels and annotations.
  const head = kind === "Node" ? [] : [{ whole: top, line: top, top, unit: null }];
  return [...head, ...lines.map((line) => ({ whole: `${top}\n${line}`, line, top, unit: null }))];
}

/** What a cluster's objects say, field by field, those of the API's own aside. */
export const statementsOf = (objects: readonly ClusterObject[], rackLabel: string): readonly Said[] =>
  objects.flatMap((object) => ofObject(object, rackLabel));

/** The same of what a spec would have there. */
export const statementsOfPlan = (plan: CalicoPlan): readonly Said[] =>
  statementsOf(
    listManifests(plan).flatMap(({ object }) => objectsIn(object) ?? []),
    plan.rackLabel,
  );
