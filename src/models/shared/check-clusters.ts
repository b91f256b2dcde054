import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { apartFrom, clusterPlans, clustersIn } from "../../plan/clusters.ts";
import type { Downward } from "../../plan/layout-rules.ts";
import { torName } from "../../plan/numbering.ts";
import { bordersOf } from "../../plan/outside.ts";
import { pairsOf } from "../../plan/pairs.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { Clusters } from "./clusters.ts";

const unsupported = (path: SpecPath, message: string, hint: string): Diagnostic =>
  errorAt(path, "model-unsupported", message, hint);

/** What is not there yet, or can't be, with more than one cluster. */
function checkSeveral(dc: Datacenter, { several }: Clusters): readonly Diagnostic[] {
  return [
    ...(several === null
      ? []
      : [
          unsupported(
            ["clusters"],
            `${dc.fabric.model} keeps no clusters apart: ${several}`,
            "choose as-per-rack, as-per-server, as-per-cluster or downward-default, or remove clusters",
          ),
        ]),
    ...(dc.ipv6 === undefined
      ? []
      : [
          unsupported(
            ["clusters"],
            "several clusters have IPv4 only, and this datacenter has IPv6 too",
            "remove clusters or ipv6",
          ),
        ]),
  ];
}

/** Clusters of a rack that are to know nothing of each other. */
function apartIn(dc: Datacenter, rack: RackSpec): readonly [string, string] | null {
  const reaches = new Map(clusterPlans(dc).map((cluster) => [cluster.name, cluster.reaches]));
  const names = clustersIn(dc, rack).map(({ name }) => name);
  return pairsOf(names).find(([one, other]) => reaches.get(one)?.includes(other) === false) ?? null;
}

/** A rack of several clusters: its ToRs know the pods of all. */
function checkShared(dc: Datacenter, { sharedRacks }: Clusters, downward: Downward): readonly Diagnostic[] {
  return dc.racks.flatMap((rack, r): Diagnostic[] => {
    const path = ["racks", r, "nodes"];
    if (clustersIn(dc, rack).length < 2) return [];
    const apart = apartIn(dc, rack);
    const follows = downward === "default" || dc.outside !== undefined;
    return [
      ...(sharedRacks === null
        ? []
        : [
            unsupported(
              path,
              `rack ${rack.name} is shared by several clusters, and in ${dc.fabric.model} as it is set up here ${sharedRacks}`,
              "let the ToR reflect (inRack: {kind: route-reflector, on: tor}), or give the rack to one cluster",
            ),
          ]),
      ...(dc.bgp.discovery === "static"
        ? []
        : [
            unsupported(
              path,
              `rack ${rack.name} is shared by several clusters, and a ToR that listens on a range can't tell whose node dials`,
              "use bgp.discovery: static, by which it has each node for a neighbour with its own cluster's filters; or give the rack to one cluster",
            ),
          ]),
      ...(apart === null || !follows
        ? []
        : [
            errorAt(
              path,
              "clusters-meet",
              `nodes of rack ${rack.name} follow a route to all else to their ToR, which knows the pods of ${apart[0]} and of ${apart[1]}: they would reach each other`,
              `let them (clusters[].reaches), or give the rack to one of the two${downward === "default" ? ", or choose a model that tells nodes every route" : ""}`,
            ),
          ]),
    ];
  });
}

/** A ToR that tells the outside of all clusters knows the way to all, and its nodes go by it. */
function checkBorders(dc: Datacenter): readonly Diagnostic[] {
  const borders = bordersOf(dc);
  const all = clusterPlans(dc);
  const knowsAll = (rack: RackSpec): boolean =>
    clustersIn(dc, rack).some(({ name }) => all.every(({ reaches }) => reaches.includes(name)));
  return dc.racks.flatMap((rack) =>
    rack.tors
      .map((tor) => torName(rack, tor))
      .filter((name) => borders.has(name) && !knowsAll(rack))
      .map((name) =>
        errorAt(
          ["outside", "peers", (dc.outside?.peers ?? []).findIndex((peer) => peer.switch === name), "switch"],
          "clusters-meet",
          `${name} would have to know every cluster to tell the outside of it, and its rack's cluster is to know only some`,
          "let spines be the borders, or let the rack's cluster reach all others (clusters[].reaches)",
        ),
      ),
  );
}

/** A host answers whoever sends to it by way of its ToR, which drops what is for clusters that its rack's do not know. */
const checkHosts = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) =>
    rack.hosts.length === 0 || apartFrom(dc, rack).length === 0
      ? []
      : [
          unsupported(
            ["racks", r, "hosts"],
            `what hosts of rack ${rack.name} announce every cluster is told of, and the rack's ToRs drop their answers to clusters that its own do not know`,
            "put the hosts in a rack whose clusters know all others (clusters[].reaches), or connect them outside the fabric",
          ),
        ],
  );

/** What several clusters can't have in a model, or could have only by knowing each other. */
export const checkClusters = (
  dc: Datacenter,
  clusters: Clusters,
  downward: Downward,
): readonly Diagnostic[] =>
  dc.clusters.length === 0
    ? []
    : [
        ...checkSeveral(dc, clusters),
        ...checkShared(dc, clusters, downward),
        ...checkBorders(dc),
        ...checkHosts(dc),
      ];
