import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, overlaps, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool } from "../../net/pool.ts";
import type { ClusterSpec, Datacenter, RackSpec } from "../../spec/index.ts";
import { NORMAL_PODS } from "../../spec/numbers.ts";
import { NORMAL_LOCAL } from "../../spec/services.ts";
import { oneOf } from "../../text/nearest.ts";
import { clusterOf, clustersIn } from "../clusters.ts";
import { checkReservations } from "./reservations.ts";

/** Somebody who names a cluster. */
interface Naming {
  readonly path: SpecPath;
  readonly name: string | undefined;
}

const namings = ({ clusters, racks }: Datacenter): readonly Naming[] => [
  ...clusters.flatMap(({ reaches }, c) =>
    reaches.map((name, at) => ({ path: ["clusters", c, "reaches", at], name })),
  ),
  ...racks.flatMap((rack, r) => [
    { path: ["racks", r, "cluster"], name: rack.cluster },
    ...rack.nodes.map((node, n) => ({ path: ["racks", r, "nodes", n, "cluster"], name: node.cluster })),
  ]),
];

function checkNames(dc: Datacenter): readonly Diagnostic[] {
  const there = dc.clusters.map(({ name }) => name);
  return namings(dc).flatMap(({ path, name }) =>
    name === undefined || there.includes(name)
      ? []
      : [
          errorAt(
            path,
            "value-invalid",
            `there is no cluster "${name}"`,
            there.length === 0
              ? "remove the field, or list the cluster under clusters"
              : oneOf(name, there, "use one that exists"),
          ),
        ],
  );
}

/** Where there are several, everything that belongs to one says to which. */
function checkWhose(dc: Datacenter): readonly Diagnostic[] {
  if (dc.clusters.length === 0) return [];
  const missing = (path: SpecPath, what: string): Diagnostic =>
    errorAt(
      path,
      "field-missing",
      `${what} is of no cluster, and there are ${dc.clusters.map(({ name }) => name).join(", ")}`,
      "add cluster with the name of one of them",
    );
  return dc.racks.flatMap((rack, r) => {
    const nodes = rack.nodes.flatMap((node, n) =>
      clusterOf(rack, node) === undefined
        ? [missing(["racks", r, "nodes", n, "cluster"], `node ${node.name}`)]
        : [],
    );
    return rack.nodes.length === 0 && rack.cluster === undefined
      ? [missing(["racks", r, "cluster"], `rack ${rack.name}`)]
      : nodes;
  });
}

/** What is one rack's, and of several clusters in it nobody's in particular. */
const checkShared = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack: RackSpec, r) => {
    if (rack.cluster !== undefined || clustersIn(dc, rack).length < 2) return [];
    const said: readonly (readonly [SpecPath, boolean])[] = [
      [["pin", "pods"], rack.pin.pods !== undefined],
      [["morePods"], rack.morePods.length > 0],
    ];
    return said
      .filter(([, isSaid]) => isSaid)
      .map(([path]) =>
        errorAt(
          ["racks", r, ...path],
          "field-missing",
          `rack ${rack.name} is shared by several clusters, and has none whose pool this is`,
          "add cluster to the rack: what is said of its pods is that cluster's",
        ),
      );
  });

/** Services of the datacenter, where each cluster has its own. */
function checkServices({ clusters, services }: Datacenter): readonly Diagnostic[] {
  const { clusterIps, externalIps, loadBalancerIps, communities } = services;
  const said =
    [...clusterIps, ...externalIps, ...loadBalancerIps, ...communities].length > 0 ||
    !services.loadBalancerAggregation ||
    services.maxLocalPerNode !== NORMAL_LOCAL;
  if (clusters.length === 0 || !said) return [];
  return [
    errorAt(
      ["services"],
      "value-invalid",
      "they are no cluster's: each of several has its own",
      "move them to the cluster whose they are (clusters[].services)",
    ),
  ];
}

/** The datacenter's own pods, before those of its clusters take their place. */
export function checkPodsOfNone({ clusters, pools }: Datacenter): readonly Diagnostic[] {
  if (clusters.length === 0 || formatPool(pools.pods) === NORMAL_PODS) return [];
  return [
    errorAt(
      ["pools", "pods"],
      "value-invalid",
      "no cluster's pods come from here: each of several has its own",
      "remove it, or give it to the cluster whose pods these are (clusters[].pods)",
    ),
  ];
}

const KINDS = ["clusterIps", "externalIps", "loadBalancerIps"] as const;

interface Owned {
  readonly cluster: ClusterSpec;
  readonly what: string;
  readonly range: Prefix4;
  readonly path: SpecPath;
}

/** Services of one cluster against services and pods of the others: an address in the fabric is one cluster's. */
function checkRanges({ clusters }: Datacenter): readonly Diagnostic[] {
  const services = clusters.flatMap((cluster, c) =>
    KINDS.flatMap((kind) =>
      cluster.services[kind].map((range, at): Owned => ({
        cluster,
        what: `services.${kind}`,
        range,
        path: ["clusters", c, "services", kind, at],
      })),
    ),
  );
  const pods = clusters.flatMap((cluster, c) =>
    cluster.pods.map((range): Owned => ({ cluster, what: "pods", range, path: ["clusters", c, "pods"] })),
  );
  return services.flatMap((one, at) => {
    const other = [...pods, ...services.slice(0, at)].find(
      ({ cluster, range }) => cluster !== one.cluster && overlaps(range, one.range),
    );
    if (other === undefined) return [];
    return [
      errorAt(
        one.path,
        "pool-overlap",
        `${formatPrefix(one.range)} overlaps ${formatPrefix(other.range)} of ${other.what} of ${other.cluster.name}`,
        "give each cluster's services a range of their own",
      ),
    ];
  });
}

const ofAny = ({ message, ...found }: Diagnostic): Diagnostic => ({
  ...found,
  message: message.replace("pools.pods", "any cluster's pods"),
});

/** Several clusters: each is there once, and what is a cluster's is one's. */
export const checkClusters = (dc: Datacenter): readonly Diagnostic[] => [
  ...checkNames(dc),
  ...checkWhose(dc),
  ...checkShared(dc),
  ...checkServices(dc),
  ...checkRanges(dc),
  // What all have in common may be of any one's pods.
  ...(dc.clusters.length === 0 ? [] : checkReservations(dc).map(ofAny)),
];
