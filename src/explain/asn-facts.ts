import { modelOf } from "../models/index.ts";
import { asnAt, asnPoolContains } from "../net/asn.ts";
import { ASN_POOLS, type AsnHolder } from "../plan/asns.ts";
import { clusterOf } from "../plan/clusters.ts";
import { podOf } from "../plan/tiers.ts";
import type { ClusterSpec, Datacenter, PodSpec } from "../spec/index.ts";
import { pinOf, type Fact, type FactValue } from "./facts.ts";
import { constant, term, type Formula } from "./formula.ts";
import { hostSlot, nodeSlot, rackIndex, spineSlot, torSlot, type Place } from "./places.ts";

/** The cluster whose AS a node is in; undefined where clusters have none. */
function clusterIn(dc: Datacenter, place: Place, holders: ReadonlySet<AsnHolder>): ClusterSpec | undefined {
  if (place.kind !== "node" || !holders.has("cluster")) return undefined;
  const name = clusterOf(place.rack, place.node);
  return dc.clusters.find((one) => one.name === name);
}

/** The pod whose spines are all in one AS, where this is a spine of it. */
function podWithAsn(dc: Datacenter, place: Place): PodSpec | undefined {
  if (place.kind !== "spine" || !("spine" in dc.fabric)) return undefined;
  const { spine } = dc.fabric;
  return spine.kind === "routed" && spine.asns !== "unique" ? podOf(dc, place.spine) : undefined;
}

/** What counts a device's AS where it has one of its own, where its rack has, and where all of its kind are in one. */
function positionOf(dc: Datacenter, place: Place, holders: ReadonlySet<AsnHolder>): Formula {
  if (place.kind === "super-spine") return constant(0);
  if (place.kind === "spine") {
    const pod = podWithAsn(dc, place);
    if (pod !== undefined) return term("pod's index", pod.index);
    return holders.has("spine") ? spineSlot(dc, place.spine) : constant(0);
  }
  if (holders.has(place.kind)) {
    if (place.kind === "tor") return torSlot(dc, place.rack, place.tor);
    if (place.kind === "node") return nodeSlot(dc, place.rack, place.node);
    return hostSlot(dc, place.rack, place.host);
  }
  const cluster = clusterIn(dc, place, holders);
  if (cluster !== undefined) return term("the cluster's index", cluster.index);
  return holders.has("rack") ? rackIndex(place.rack) : constant(0);
}

/** The AS number of each device, given as `asnOf` has it from the plan. */
export function asnFacts(
  dc: Datacenter,
  places: ReadonlyMap<string, Place>,
  asnOf: ReadonlyMap<string, number>,
): readonly Fact[] {
  const { holders } = modelOf(dc).asns;
  return [...asnOf].flatMap(([of, asn]): Fact[] => {
    const place = places.get(of);
    if (place === undefined) return [];
    const value: FactValue = { kind: "asn", asn };
    const common = { of, what: "AS number", value } as const;
    const position = positionOf(dc, place, holders);
    const pool = ASN_POOLS.find((name) => asnPoolContains(dc.pools[name], asn));
    const cluster = clusterIn(dc, place, holders);
    const pod = podWithAsn(dc, place);
    const sources =
      pod !== undefined
        ? [{ path: ["pods", dc.pods.indexOf(pod)], value: pod }]
        : cluster === undefined
          ? place.sources
          : [{ path: ["clusters", dc.clusters.indexOf(cluster)], value: cluster }];
    const [own, rack] = sources;
    if (pool === undefined || asnAt(dc.pools[pool], position.value) !== asn)
      return [{ ...common, why: { kind: "pinned" }, path: pinOf(value, sources) }];
    const isOwn = place.kind === "super-spine" || holders.has(place.kind);
    const isRacks = rack !== undefined && !isOwn && holders.has("rack");
    const from = isRacks ? rack : own;
    const path = position.text === "0" ? ["pools", pool] : [...(from?.path ?? []), "index"];
    return [{ ...common, why: { kind: "pool", pool: `pools.${pool}`, length: null, position }, path }];
  });
}
