import { createHash } from "node:crypto";
import { demandDerived } from "./derived.ts";
import type { Family } from "./family.ts";
import type { BgpConfigurationSpec, Datastore, Node } from "./objects.ts";

/** What BGP of one family needs to know of a node: `projectcalico.org/*` annotations over cluster-wide defaults. */
export interface NodeFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Without the prefix length; null where calico-node has not found one. */
  readonly address: string | null;
  /** Its IPv4 address in both families; without one what CALICO_ROUTER_ID=hash makes of its name. */
  readonly routerId: string;
  /** Its own AS number, or the cluster's. */
  readonly asn: number;
  /** An IPv4 address where the node is a route reflector. */
  readonly clusterId: string | null;
  readonly listenPort: number | null;
}

/** Calico's default AS number. */
export const DEFAULT_ASN = 64512;

const DERIVED: ReadonlySet<string> = new Set<keyof BgpConfigurationSpec>([
  "nodeToNodeMeshEnabled",
  "asNumber",
  "listenPort",
  "bindMode",
  "logSeverityScreen",
  "nodeMeshPassword",
  "nodeMeshMaxRestartTime",
  "ignoredInterfaces",
  // The API server fills it in; only without aggregation is it other than if it were not there.
  "serviceLoadBalancerAggregation",
  "serviceClusterIPs",
  "serviceExternalIPs",
  "serviceLoadBalancerIPs",
  "prefixAdvertisements",
]);

/**
 * The settings of one BGPConfiguration; an empty record where there is none of that name.
 * @throws Error for a field whose effect on BIRD is not derived here
 */
export function bgpSettings(store: Datastore, name: string): BgpConfigurationSpec {
  const spec = store.bgpConfigurations.find(({ metadata }) => metadata.name === name)?.spec ?? {};
  demandDerived(`BGPConfiguration ${name}`, spec, DERIVED);
  return spec;
}

const annotation = (node: Node, key: string): string | undefined =>
  node.metadata.annotations?.[`projectcalico.org/${key}`];

/** As `hashToIPv4` of confd's template functions. */
export function hashedRouterId(name: string): string {
  const [first = 0, ...others] = createHash("sha256").update(name).digest().subarray(0, 4);
  return [first > 223 ? first - 32 : first, ...others].join(".");
}

export function nodeFacts(store: Datastore, family: Family, node: Node): NodeFacts {
  const global = bgpSettings(store, "default");
  const own = bgpSettings(store, `node.${node.metadata.name}`);
  const at = (key: string): string | null => annotation(node, key)?.split("/")[0] ?? null;
  return {
    name: node.metadata.name,
    labels: node.metadata.labels ?? {},
    address: at(family.annotation),
    routerId: at("IPv4Address") ?? hashedRouterId(node.metadata.name),
    asn: Number(annotation(node, "ASNumber") ?? global.asNumber ?? DEFAULT_ASN),
    clusterId: annotation(node, "RouteReflectorClusterID") ?? null,
    listenPort: own.listenPort ?? global.listenPort ?? null,
  };
}

/** Every node, by name. */
export const allNodeFacts = (store: Datastore, family: Family): ReadonlyMap<string, NodeFacts> =>
  new Map(store.nodes.map((node) => [node.metadata.name, nodeFacts(store, family, node)]));
