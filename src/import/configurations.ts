import { reader } from "./artifacts.ts";
import { shapeOfCluster, withNodes } from "./cluster/merge.ts";
import type { ClusterObject } from "./cluster/objects.ts";
import { readObjects, type ClusterReading } from "./cluster/read.ts";
import { statementsOf } from "./cluster/statements.ts";
import { wayFrom } from "./cluster/way.ts";
import type { ClusterFinding } from "../deliver/cluster/finding.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { faultsAmong, type RunningText } from "./faults.ts";
import { firstDesign } from "./first-design.ts";
import { clustersApart, notUnderstood } from "./not-understood.ts";
import { notesOn } from "./notes.ts";
import { podRangesIn, type PodRanges } from "./pod-ranges.ts";
import { joinedTexts, readDevice } from "./running-texts.ts";
import { searchLarge } from "./sample.ts";
import type { Trial } from "./search.ts";
import { shapeOf } from "./shape-of.ts";
import type { ReadPlatform } from "./read-platforms.ts";

/** What runs. */
export interface WhatRuns {
  /** What the texts are of; null where each tells it. */
  readonly platform: ReadPlatform | null;
  readonly texts: readonly RunningText[];
  /** A cluster's objects; null where none are known. */
  readonly objects: readonly ClusterObject[] | null;
}

/** What runs, as a spec. */
export type Import =
  | { readonly ok: false; readonly faults: readonly string[] }
  | {
      readonly ok: true;
      /** The nearest spec that was found, and how near it is. */
      readonly trial: Trial;
      /** What had to be assumed, a sentence each. */
      readonly notes: readonly string[];
      /** What runs and no spec was found of, a sentence each with what to do. */
      readonly notUnderstood: readonly string[];
      /** Steps between the cluster as it is and the spec; empty where there is no cluster. */
      readonly way: readonly ClusterFinding[];
    };

const refused = (...faults: readonly string[]): Import => ({ ok: false, faults });

/** A spec has a spine: one is assumed where no text is of any. */
const withSpines = (shape: FabricShape): FabricShape =>
  shape.spines.length > 0
    ? shape
    : { ...shape, spines: [{ name: "spine-1", facts: null, loopback: null, plane: null }] };

/** Addresses that a cluster knows, and its ToRs' facts. */
function fromCluster(cluster: ClusterReading): { readonly shape: FabricShape; readonly pods: PodRanges } {
  const shape = shapeOfCluster(cluster);
  const tors = shape.racks.flatMap((rack) => rack.tors);
  const nodes = cluster.nodes.flatMap(({ at }) => (at === null ? [] : [at.address]));
  const facts = tors.flatMap((tor) => (tor.facts === null ? [] : [tor.facts]));
  return { shape, pods: podRangesIn(facts, nodes) };
}

const NO_TOR =
  "none of the texts is of a ToR: none has a network that servers dial in from, or that it announces; give the configurations of leaves as well";
const NO_NODES =
  "the objects have no node and no rack: give what kubectl prints of nodes, ippools, bgppeers, bgpconfigurations and bgpfilters";

/** The spec of what runs. @param name the datacenter's */
export function importFabric(name: string, { platform, texts, objects }: WhatRuns): Import {
  const all = joinedTexts(platform, texts).map((text) => readDevice(platform, text));
  const running = all.filter((one) => typeof one !== "string");
  const faults = [
    ...all.filter((one) => typeof one === "string"),
    ...faultsAmong(running.map(({ file, facts }) => ({ ...facts, file }))),
  ];
  if (faults.length > 0) return refused(...faults);
  const apart = clustersApart(objects ?? []);
  if (apart !== null) return refused(apart);
  const cluster = objects === null ? null : readObjects(objects);
  const devices = running.map(({ facts }) => facts);
  const found = texts.length === 0 && cluster !== null ? fromCluster(cluster) : shapeOf(devices);
  if (found.shape.racks.length === 0) return refused(texts.length === 0 ? NO_NODES : NO_TOR);
  const bare = withSpines(found.shape);
  const shape = cluster === null || texts.length === 0 ? bare : withNodes(bare, cluster);
  const known =
    texts.length === 0
      ? shape.racks.flatMap(({ tors }) => tors.flatMap(({ facts }) => facts ?? []))
      : devices;
  const trial = searchLarge(
    {
      name,
      running,
      shape,
      read: reader(),
      cluster: objects === null || cluster === null ? null : statementsOf(objects, cluster.rackLabel),
    },
    firstDesign(known, shape, found.pods, cluster),
  );
  return {
    ok: true,
    trial,
    notes: notesOn({
      shape,
      pods: found.pods.pools,
      trial,
      hasTexts: texts.length > 0,
    }),
    notUnderstood: notUnderstood({ shape, objects: objects ?? [], trial }),
    way: objects === null || trial.fabric === null ? [] : wayFrom(objects, trial.fabric),
  };
}
