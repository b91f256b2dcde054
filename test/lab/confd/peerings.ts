import { demandDerived } from "./derived.ts";
import { isOf, type Family } from "./family.ts";
import type { NodeFacts } from "./node-facts.ts";
import type { BgpPeerSpec, Datastore, Resource } from "./objects.ts";
import { parseSelector } from "./selector.ts";

/** A peering that a BGPPeer asks for: these nodes with that address. */
export interface Peering {
  readonly nodes: readonly NodeFacts[] | "all";
  readonly address: string;
  readonly port: number | null;
  readonly asn: number;
  readonly clusterId: string | null;
  /** The BGPPeer names a node by its address; one that selects nodes does not count. */
  readonly isNode: boolean;
  readonly resource: Resource<BgpPeerSpec>;
}

const DERIVED: ReadonlySet<string> = new Set<keyof BgpPeerSpec>([
  "node",
  "nodeSelector",
  "peerIP",
  "peerSelector",
  "asNumber",
  "localASNumber",
  "nextHopMode",
  "keepOriginalNextHop",
  "password",
  "sourceAddress",
  "maxRestartTime",
  "keepaliveTime",
  "numAllowedLocalASNumbers",
  "ttlSecurity",
  "reachableBy",
  "filters",
  "reversePeering",
]);

const select = (nodes: Iterable<NodeFacts>, selector: string): NodeFacts[] => {
  const matches = parseSelector(selector);
  return [...nodes].filter(({ labels }) => matches(labels));
};

/** The nodes that a BGPPeer configures; "all" where it names none. */
function configured(spec: BgpPeerSpec, all: readonly NodeFacts[]): readonly NodeFacts[] | "all" {
  if (spec.nodeSelector !== undefined && spec.nodeSelector !== "") return select(all, spec.nodeSelector);
  return spec.node === undefined ? "all" : all.filter(({ name }) => name === spec.node);
}

/** `10.1.0.1`, `10.1.0.1:1790`, `fd00::1`, `[fd00::1]:1790`. */
const peerAddress = (peerIP: string): { address: string; port: number | null } => {
  const found = /^\[(.*)\]:(\d+)$/.exec(peerIP) ?? /^([^:]*):(\d+)$/.exec(peerIP);
  const [, address = peerIP, port] = found ?? [];
  return { address, port: port === undefined ? null : Number(port) };
};

/** A BGPPeer by address is of that address's family; one that selects its peers is of both. */
const speaks = (family: Family, { peerIP, peerSelector }: BgpPeerSpec): boolean =>
  peerSelector !== undefined || peerIP === undefined || isOf(family, peerAddress(peerIP).address);

/** Nodes that a BGPPeer by address points at: same address and AS number. */
const pointedAt = (spec: BgpPeerSpec, all: readonly NodeFacts[]): readonly NodeFacts[] => {
  const { address, port } = peerAddress(spec.peerIP ?? "");
  return all.filter(
    (node) =>
      node.address === address &&
      node.asn === spec.asNumber &&
      (port === null || node.listenPort === null || node.listenPort === port),
  );
};

function forward(resource: Resource<BgpPeerSpec>, all: readonly NodeFacts[]): Peering[] {
  const spec = resource.spec ?? {};
  const nodes = configured(spec, all);
  if (spec.peerSelector !== undefined)
    return select(all, spec.peerSelector).flatMap((peer) => toNode(nodes, peer, resource));
  if (spec.peerIP === undefined || spec.asNumber === undefined)
    throw new Error(`BGPPeer ${resource.metadata.name}: needs a peerSelector, or peerIP and asNumber`);
  const { address, port } = peerAddress(spec.peerIP);
  const isNode = all.some((node) => node.address === address);
  const itsPort = port ?? pointedAt(spec, all)[0]?.listenPort ?? null;
  return [{ nodes, address, port: itsPort, asn: spec.asNumber, clusterId: null, isNode, resource }];
}

/** A peering is configured at its far end too where that is a node, unless something configures it there already. */
function reverse(resource: Resource<BgpPeerSpec>, all: readonly NodeFacts[]): Peering[] {
  const spec = resource.spec ?? {};
  if (spec.reversePeering === "Manual") return [];
  const nodes = spec.peerSelector === undefined ? pointedAt(spec, all) : select(all, spec.peerSelector);
  if (nodes.length === 0) return [];
  const from = configured(spec, all);
  return (from === "all" ? all : from).flatMap((peer) => toNode(nodes, peer, resource));
}

const toNode = (nodes: Peering["nodes"], peer: NodeFacts, resource: Resource<BgpPeerSpec>): Peering[] =>
  peer.address === null
    ? []
    : [
        {
          nodes,
          address: peer.address,
          port: peer.listenPort,
          asn: peer.asn,
          clusterId: peer.clusterId,
          isNode: false,
          resource,
        },
      ];

/**
 * Every peering of a family that the BGPPeers ask for, those that win first: one for all nodes beats one for some, one that is asked for beats the
 * reverse of another, and of equals the first by the BGPPeer's name stays. (calico-node takes equals in no order at all: a fabric
 * must not have any.)
 * @throws Error for a BGPPeer with a field that has no derivation here
 */
export function peeringsOf(store: Datastore, family: Family, all: readonly NodeFacts[]): readonly Peering[] {
  for (const { metadata, spec } of store.bgpPeers)
    demandDerived(`BGPPeer ${metadata.name}`, spec ?? {}, DERIVED);
  const resources = store.bgpPeers
    .filter(({ spec }) => speaks(family, spec ?? {}))
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const asked = resources.flatMap((resource) => forward(resource, all));
  return [
    ...asked.filter(({ nodes }) => nodes === "all"),
    ...asked.filter(({ nodes }) => nodes !== "all"),
    ...resources.flatMap((resource) => reverse(resource, all)),
  ];
}
