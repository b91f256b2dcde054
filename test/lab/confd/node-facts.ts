import { demandDerived } from "./derived.ts";
import type { BgpConfigurationSpec, Datastore, Node } from "./objects.ts";

/** What BGP needs to know of a node: `projectcalico.org/*` annotations over cluster-wide defaults. */
export interface NodeFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Without the prefix length; null where calico-node has not found one. */
  readonly address: string | null;
  /** Network of `address`; null likewise. */
  readonly network: string | null;
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
  // Says how service addresses are announced, and the API server fills it in; without services it has no effect.
  "serviceLoadBalancerAggregation",
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

export function nodeFacts(store: Datastore, node: Node): NodeFacts {
  const global = bgpSettings(store, "default");
  const own = bgpSettings(store, `node.${node.metadata.name}`);
  const at = annotation(node, "IPv4Address");
  return {
    name: node.metadata.name,
    labels: node.metadata.labels ?? {},
    address: at?.split("/")[0] ?? null,
    network: at ?? null,
    asn: Number(annotation(node, "ASNumber") ?? global.asNumber ?? DEFAULT_ASN),
    clusterId: annotation(node, "RouteReflectorClusterID") ?? null,
    listenPort: own.listenPort ?? global.listenPort ?? null,
  };
}

/** Every node, by name. */
export const allNodeFacts = (store: Datastore): ReadonlyMap<string, NodeFacts> =>
  new Map(store.nodes.map((node) => [node.metadata.name, nodeFacts(store, node)]));
