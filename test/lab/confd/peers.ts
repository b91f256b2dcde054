import { demandDerived } from "./derived.ts";
import type { NodeFacts } from "./node-facts.ts";
import type { BgpPeerSpec, Datastore, Duration, Resource, SecretKeyRef } from "./objects.ts";
import { parseSelector } from "./selector.ts";

/** One BGP session of one node, before it is written in BIRD's words. */
export interface Peer {
  readonly name: string;
  readonly address: string;
  readonly port: number | null;
  readonly asn: number;
  readonly localAsn: number | null;
  /** The node's own AS on this session. */
  readonly nodeAsn: number;
  readonly sourceAddress: string | null;
  readonly ttlSecurityHops: number | null;
  readonly filters: readonly string[];
  readonly passive: boolean;
  readonly restartSeconds: number | null;
  readonly keepaliveSeconds: number | null;
  readonly password: string | null;
  readonly nextHop: "auto" | "self" | "keep";
  readonly allowLocalAs: number | null;
  /** The node's cluster ID where the peer is its route reflector client. */
  readonly reflectorClusterId: string | null;
  readonly reachableBy: string | null;
}

/** A peering that a BGPPeer asks for: these nodes with that address. */
interface Peering {
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

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Whole seconds of a Go duration. */
export const secondsOf = (duration: Duration): number =>
  Math.round(
    [...duration.matchAll(/([0-9.]+)(ms|h|m|s)/g)].reduce(
      (sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0),
      0,
    ),
  );

/** Null also where the Secret or its key is not there: calico-node then dials without a password. */
export function passwordOf(store: Datastore, password: SecretKeyRef | undefined): string | null {
  const ref = password?.secretKeyRef;
  if (ref === undefined) return null;
  const data = store.secrets.find(({ metadata }) => metadata.name === ref.name)?.data?.[ref.key];
  return data === undefined ? null : Buffer.from(data, "base64").toString();
}

const select = (nodes: Iterable<NodeFacts>, selector: string): NodeFacts[] => {
  const matches = parseSelector(selector);
  return [...nodes].filter(({ labels }) => matches(labels));
};

/** The nodes that a BGPPeer configures; "all" where it names none. */
function configured(spec: BgpPeerSpec, all: readonly NodeFacts[]): readonly NodeFacts[] | "all" {
  if (spec.nodeSelector !== undefined && spec.nodeSelector !== "") return select(all, spec.nodeSelector);
  return spec.node === undefined ? "all" : all.filter(({ name }) => name === spec.node);
}

const peerAddress = (peerIP: string): { address: string; port: number | null } => {
  const [address = "", port] = peerIP.split(":");
  return { address, port: port === undefined ? null : Number(port) };
};

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

function toPeer(store: Datastore, node: NodeFacts, peering: Peering): Peer {
  const spec = peering.resource.spec ?? {};
  const kind = peering.nodes === "all" ? "Global" : "Node";
  const port = peering.port === null ? "" : `_port_${String(peering.port)}`;
  const nodeAsn = spec.localASNumber ?? node.asn;
  const keep = spec.nextHopMode === undefined && spec.keepOriginalNextHop === true && peering.asn !== nodeAsn;
  const client = peering.asn === nodeAsn && peering.clusterId !== node.clusterId;
  return {
    name: `${kind}_${peering.address.replaceAll(".", "_")}${port}`,
    address: peering.address,
    port: peering.port,
    asn: peering.asn,
    localAsn: spec.peerSelector === undefined ? (spec.localASNumber ?? null) : null,
    nodeAsn,
    sourceAddress: spec.sourceAddress === "None" ? null : node.address,
    ttlSecurityHops: spec.ttlSecurity ?? null,
    filters: spec.filters ?? [],
    // Of two nodes that both know of a global peering, the one with the lower address (as text) dials.
    passive: kind === "Global" && peering.isNode && node.address !== null && peering.address > node.address,
    restartSeconds: spec.maxRestartTime === undefined ? null : secondsOf(spec.maxRestartTime),
    keepaliveSeconds: spec.keepaliveTime === undefined ? null : secondsOf(spec.keepaliveTime),
    password: passwordOf(store, spec.password),
    nextHop: keep || spec.nextHopMode === "Keep" ? "keep" : spec.nextHopMode === "Self" ? "self" : "auto",
    allowLocalAs: spec.numAllowedLocalASNumbers ?? null,
    reflectorClusterId: client ? node.clusterId : null,
    reachableBy: spec.reachableBy ?? null,
  };
}

/**
 * The sessions of one node that BGPPeers ask for, by name. A session is known by its address and port: one for all nodes beats one
 * for some, one that is asked for beats the reverse of another, and of equals the first by the BGPPeer's name stays.
 * (calico-node takes equals in no order at all: a fabric must not have any.)
 */
export function peersOf(store: Datastore, all: readonly NodeFacts[], node: NodeFacts): readonly Peer[] {
  const resources = store.bgpPeers.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  for (const { metadata, spec } of resources) demandDerived(`BGPPeer ${metadata.name}`, spec ?? {}, DERIVED);
  const asked = resources.flatMap((resource) => forward(resource, all));
  const ordered = [
    ...asked.filter(({ nodes }) => nodes === "all"),
    ...asked.filter(({ nodes }) => nodes !== "all"),
    ...resources.flatMap((resource) => reverse(resource, all)),
  ];
  const found = new Map<string, Peer>();
  for (const peering of ordered) {
    const key = `${peering.address} ${String(peering.port)}`;
    const applies = peering.nodes === "all" || peering.nodes.includes(node);
    if (applies && peering.address !== node.address && !found.has(key))
      found.set(key, toPeer(store, node, peering));
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
